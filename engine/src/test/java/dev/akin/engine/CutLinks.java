package dev.akin.engine;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the stored graphs of a collection anew, whole and with right checksums, but without any
 * link to some of their nodes. The collection must be closed meanwhile.
 *
 * @param sidecars the folder of the graphs
 */
record CutLinks(Path sidecars) {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int NONE = -1;

  /** Cuts all links to the nodes, by the key of their segment. */
  void to(Map<String, Set<Integer>> nodes) {
    try (Stream<Path> files = Files.list(sidecars)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".akg")).toList()) {
        String segment = file.getFileName().toString().replaceFirst("-.*", "");
        write(file, nodes.getOrDefault(segment, Set.of()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Set<Integer> nodes) throws IOException {
    Map<String, MemorySegment> sections = new TreeMap<>();
    String family;
    try (SectionFile stored = SectionFile.open(file)) {
      family = stored.family();
      for (String name : stored.sections()) {
        MemorySegment bytes = stored.section(name);
        sections.put(name, Arena.ofAuto().allocate(bytes.byteSize(), 64).copyFrom(bytes));
      }
    }
    int m = section(sections, "GRAPH").get(INT, 12);
    cut(section(sections, "LINKS"), 2 * m, nodes);
    cut(section(sections, "UPPER"), m, nodes);
    try (SectionFileWriter writer = new SectionFileWriter(file, family)) {
      for (Map.Entry<String, MemorySegment> section : sections.entrySet()) {
        writer.section(section.getKey()).write(section.getValue());
      }
      writer.commit();
    }
  }

  private static MemorySegment section(Map<String, MemorySegment> sections, String name) {
    return Objects.requireNonNull(sections.get(name), name);
  }

  /** Closes the gaps in lists of one capacity: a list ends at its first entry that is no node. */
  private static void cut(MemorySegment lists, int capacity, Set<Integer> nodes) {
    long entries = lists.byteSize() / Integer.BYTES;
    for (long list = 0; list < entries; list += capacity) {
      long kept = list;
      for (long entry = list; entry < list + capacity; entry++) {
        int node = lists.get(INT, entry * Integer.BYTES);
        if (!nodes.contains(node)) {
          lists.set(INT, kept++ * Integer.BYTES, node);
        }
      }
      while (kept < list + capacity) {
        lists.set(INT, kept++ * Integer.BYTES, NONE);
      }
    }
  }
}
