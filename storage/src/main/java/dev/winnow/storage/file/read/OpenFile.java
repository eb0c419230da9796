package dev.winnow.storage.file.read;

import com.github.luben.zstd.ZstdInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// What a file holds: itself, what it is packed from (gzip, Zstandard), or the entries of a zip
/// archive in the order of their names.
///
/// @param zip open as long as its entries are read
record OpenFile(List<Source> sources, @Nullable ZipFile zip) implements Closeable {

  private static final int MAGIC_BYTES = 8;
  private static final int BUFFER_BYTES = 1 << 16;

  /// What people and systems put beside the rows.
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)(?:.*/)?(?:__MACOSX/.*|\\..*|Thumbs\\.db|README(?:\\..*)?|LICEN[CS]E(?:\\..*)?|"
              + "dataset_infos?\\.json|dataset_dict\\.json|state\\.json)");

  private static final Set<String> ARCHIVES =
      Set.of("zip", "gz", "tgz", "tar", "bz2", "xz", "zst", "7z", "rar", "jar");

  /// @throws Stop when there are no rows to be expected in it
  static OpenFile open(Path file, String name, Meter meter) throws IOException {
    if (Files.isDirectory(file)) {
      throw new Stop(ReadRowsSaid.FOLDER.of());
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(name);
    }
    byte[] magic;
    try (InputStream in = Files.newInputStream(file)) {
      magic = in.readNBytes(MAGIC_BYTES);
    }
    return switch (Packing.of(magic)) {
      case NONE ->
          new OpenFile(
              List.of(
                  new Source(
                      null, name, file, Files.size(file), counts -> plain(file, meter, counts))),
              null);
      case GZIP -> packed(file, name, meter, in -> new GZIPInputStream(in, BUFFER_BYTES));
      case ZSTD -> packed(file, name, meter, in -> new ZstdInputStream(in).setContinuous(false));
      case ZIP -> zip(file, meter);
    };
  }

  private static InputStream plain(Path file, Meter meter, Source.Counts counts)
      throws IOException {
    return meter.counted(Files.newInputStream(file), counts);
  }

  @FunctionalInterface
  private interface Unpack {
    InputStream of(InputStream in) throws IOException;
  }

  private static OpenFile packed(Path file, String name, Meter meter, Unpack unpack)
      throws IOException {
    long size = Files.size(file);
    String inner = name.replaceFirst("(?i)\\.(gz|gzip|zst|zstd)$", "");
    Source.Opener opener =
        counts -> {
          InputStream in = plain(file, meter, counts);
          try {
            return meter.bounded(unpack.of(in), size);
          } catch (IOException e) {
            in.close();
            throw e;
          }
        };
    return new OpenFile(List.of(new Source(null, inner, null, -1, opener)), null);
  }

  private static OpenFile zip(Path file, Meter meter) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(it -> !it.isDirectory() && !BESIDE.matcher(it.getName()).matches())
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      if (entries.size() > meter.entriesMax()) {
        throw new Stop(ReadRowsSaid.MANY_ENTRIES.of(entries.size(), meter.entriesMax()));
      }
      List<Source> sources = new ArrayList<>();
      for (ZipEntry entry : withoutTexts(entries)) {
        sources.add(
            new Source(
                entry.getName(),
                entry.getName().substring(entry.getName().lastIndexOf('/') + 1),
                null,
                entry.getSize(),
                counts -> entry(zip, entry, meter, counts)));
      }
      if (sources.isEmpty()) {
        if (zip.getEntry("[Content_Types].xml") != null) {
          throw new Stop(ReadRowsSaid.OTHER_KIND.of("Office (XLSX, DOCX)"));
        }
        throw new Stop(ReadRowsSaid.NO_ENTRY.of());
      }
      return new OpenFile(sources, zip);
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  /// Beside files of data, texts are about them.
  private static List<? extends ZipEntry> withoutTexts(List<? extends ZipEntry> entries) {
    List<? extends ZipEntry> data =
        entries.stream().filter(it -> DetectFormat.isDataName(it.getName())).toList();
    return data.isEmpty()
        ? entries
        : entries.stream().filter(it -> !DetectFormat.isTextName(it.getName())).toList();
  }

  private static InputStream entry(ZipFile zip, ZipEntry entry, Meter meter, Source.Counts counts)
      throws IOException {
    if (ARCHIVES.contains(ending(entry.getName()))) {
      throw new Stop(ReadRowsSaid.NESTED_ARCHIVE.of());
    }
    InputStream in = meter.bounded(zip.getInputStream(entry), entry.getCompressedSize());
    return meter.counted(in, counts);
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /// How much there is to be read, as [Meter] counts it.
  long bytes(Path file) throws IOException {
    return zip == null
        ? Files.size(file)
        : sources.stream().mapToLong(it -> Math.max(0, it.bytes())).sum();
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
