package dev.akin.eval.dataset;

import dev.akin.eval.parquet.ParquetRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats that are read, in the order in which names are tried. */
enum VectorFormat {
  FVECS(".*\\.fvecs", ".fvecs", "float32 rows, each behind its dimension (TEXMEX)") {
    @Override
    RowReader open(Path file, ReadOptions.Role role) throws IOException {
      return XvecsReader.open(file, ValueType.FLOAT32);
    }
  },
  BVECS(".*\\.bvecs", ".bvecs", "the same with uint8") {
    @Override
    RowReader open(Path file, ReadOptions.Role role) throws IOException {
      return XvecsReader.open(file, ValueType.UINT8);
    }
  },
  IVECS(".*\\.ivecs", ".ivecs", "the same with int32") {
    @Override
    RowReader open(Path file, ReadOptions.Role role) throws IOException {
      return XvecsReader.open(file, ValueType.INT32);
    }
  },
  NPY(".*\\.npy", ".npy", "a two-dimensional NumPy array in C order") {
    @Override
    RowReader open(Path file, ReadOptions.Role role) throws IOException {
      return NpyReaders.open(file);
    }
  },
  IDX(
      ".*[.-]idx\\d?(-[a-z]+)?(\\.gz)?",
      "-idx3-ubyte[.gz], .idx[.gz]",
      "the format of MNIST, also packed by gzip") {
    @Override
    RowReader open(Path file, ReadOptions.Role role) throws IOException {
      return IdxReaders.open(file);
    }
  },
  HDF5(
      ".*\\.(hdf5|h5)",
      ".hdf5, .h5",
      "as ann-benchmarks has it: train is the base, test the queries") {
    @Override
    RowReader open(Path file, ReadOptions.Role role) throws IOException {
      return Hdf5Reader.open(file, role);
    }
  },
  PARQUET(".*\\.parquet", ".parquet", "the one column that is a list of floats") {
    @Override
    RowReader open(Path file, ReadOptions.Role role) throws IOException {
      return new ParquetReader(ParquetRows.open(file));
    }
  },
  RAW(RawReaders.NAME, ".NxD.u8, .NxD.f32", "numbers alone; i8, i32, f16 and f64 likewise") {
    @Override
    RowReader open(Path file, ReadOptions.Role role) throws IOException {
      return RawReaders.open(file);
    }
  };

  private final Pattern names;
  private final String example;
  private final String meaning;

  VectorFormat(String names, String example, String meaning) {
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
    this.example = example;
    this.meaning = meaning;
  }

  abstract RowReader open(Path file, ReadOptions.Role role) throws IOException;

  static Optional<VectorFormat> of(Path file) {
    String name = String.valueOf(file.getFileName());
    return Arrays.stream(values())
        .filter(format -> format.names.matcher(name).matches())
        .findFirst();
  }

  String line() {
    return String.format(Locale.ROOT, "%-28s %s", example, meaning);
  }

  String example() {
    return example;
  }
}
