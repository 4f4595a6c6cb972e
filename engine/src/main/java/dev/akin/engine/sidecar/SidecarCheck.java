package dev.akin.engine.sidecar;

import dev.akin.core.file.SectionFile;
import dev.akin.engine.damage.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Every byte of the sidecars of a collection against its checksums; nothing is changed. */
public final class SidecarCheck {
  private SidecarCheck() {}

  /**
   * The damaged files of a sidecars' folder.
   *
   * @param progress gets the bytes of each file that was read
   */
  public static List<Damage> run(Path folder, LongConsumer progress) throws IOException {
    List<SidecarEntry> entries;
    try {
      entries = ManifestFormat.read(folder);
    } catch (IllegalArgumentException e) {
      Path manifest = folder.resolve(ManifestFormat.FILE);
      return List.of(Damage.in(manifest, String.valueOf(e.getMessage())));
    }
    List<Damage> damages = new ArrayList<>();
    for (SidecarEntry entry : entries) {
      Path file = folder.resolve(entry.file());
      try {
        SectionFile.open(SidecarFolder.map(file), 0, file.getFileName().toString()).verify();
        progress.accept(Files.size(file));
      } catch (NoSuchFileException e) {
        damages.add(Damage.in(file, "is missing"));
      } catch (IOException e) {
        damages.add(Damage.in(file, String.valueOf(e.getMessage())));
      }
    }
    return damages;
  }
}
