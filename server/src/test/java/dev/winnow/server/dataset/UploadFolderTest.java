package dev.winnow.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.server.web.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are there whole or not at all, and nothing stays that nobody knows of.
final class UploadFolderTest {

  @TempDir private Path home = Path.of("");

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void whatBreaksOffOrIsEmptyLeavesNothing() throws IOException {
    UploadFolder folder = new UploadFolder(home.resolve("uploads"));
    UUID id = UUID.randomUUID();
    assertThat(folder.take(id, text("{}"))).isEqualTo(2);
    assertThat(folder.file(id)).hasContent("{}");
    assertThatThrownBy(() -> folder.take(UUID.randomUUID(), text(""))).isInstanceOf(Refusal.class);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> folder.take(UUID.randomUUID(), broken)).hasMessage("gone");
    assertThat(folder.folder()).isDirectoryNotContaining(file -> !file.equals(folder.file(id)));
  }

  @Test
  void whatAKilledServiceLeftGoes() throws IOException {
    UploadFolder folder = new UploadFolder(home);
    UUID kept = UUID.randomUUID();
    folder.take(kept, text("{}"));
    folder.take(UUID.randomUUID(), text("{}"));
    Files.writeString(home.resolve(UUID.randomUUID() + ".part"), "{");
    Path unpacked = Files.createDirectory(home.resolve(".winnow-123"));
    Files.writeString(unpacked.resolve("rows.parquet"), "PAR1");
    folder.removeOthers(Set.of(kept));
    assertThat(home).isDirectoryNotContaining(file -> !file.equals(folder.file(kept)));
    assertThat(folder.has(kept)).isTrue();
    folder.remove(kept);
    assertThat(home).isEmptyDirectory();
  }
}
