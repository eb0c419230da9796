package dev.winnow.storage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeySafeTest {

  private static final String TEXT = "sk-proj-0123456789abcdefXYZ";
  private static final UUID MODEL = UUID.randomUUID();

  @TempDir private Path home = Path.of("");
  private Path file;
  private KeySafe safe;

  @BeforeEach
  void open() {
    file = home.resolve("secret.key");
    SecureRandom random = new SecureRandom();
    safe = new KeySafe(new SecretKeyFile(file, random), random);
  }

  private EncryptedKey seal(String text) {
    return safe.seal(MODEL, Secret.of(text)).orElseThrow();
  }

  private static String text(KeySafe.Opened opened) {
    return switch (opened) {
      case KeySafe.Opened.Key key -> key.secret().reveal();
      case KeySafe.Opened.Broken broken -> "broken: " + broken.why();
    };
  }

  @Test
  void opensWhatItSealed() {
    for (String key : new String[] {"k", TEXT, "k".repeat(Secret.CHARS_MAX)}) {
      assertThat(text(safe.open(MODEL, seal(key)))).isEqualTo(key);
    }
  }

  @Test
  void sealsTheSameKeyDifferentlyEachTimeAndNeverInTheClear() {
    EncryptedKey one = seal(TEXT);
    assertThat(one.bytes()).isNotEqualTo(seal(TEXT).bytes()).hasSize(1 + 12 + TEXT.length() + 16);
    assertThat(new String(one.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("sk-proj");
    assertThat(one + " " + Secret.of(TEXT) + " " + safe.open(MODEL, one)).doesNotContain("012345");
  }

  @Test
  void refusesEveryChangedByte() {
    byte[] sealed = seal(TEXT).bytes();
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(text(safe.open(MODEL, new EncryptedKey(changed, "")))).startsWith("broken: ");
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThat(text(safe.open(MODEL, new EncryptedKey(cut, "")))).startsWith("broken: ");
    }
  }

  @Test
  void refusesAKeyMovedToAnotherModel() {
    assertThat(text(safe.open(UUID.randomUUID(), seal(TEXT)))).startsWith("broken: ");
  }

  @Test
  void saysWhenTheFileIsMissingOrAnother() throws IOException {
    EncryptedKey sealed = seal(TEXT);
    Path away = Files.move(file, home.resolve("away"));
    assertThat(text(safe.open(MODEL, sealed))).contains("secret.key", "missing");
    assertThat(file).doesNotExist();
    seal("another");
    assertThat(text(safe.open(MODEL, sealed))).contains("not the one");
    Files.delete(file);
    Files.move(away, file);
    assertThat(text(safe.open(MODEL, sealed))).isEqualTo(TEXT);
  }

  @Test
  void theFileIsTheOwnersAloneAndHolds256RandomBits() throws IOException {
    seal(TEXT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(file);
    }
    String before = Files.readString(file);
    seal(TEXT);
    assertThat(file).hasContent(before);
  }

  @Test
  void aFileThatHoldsNoKeyIsLeftAlone() throws IOException {
    for (String content : new String[] {"", "no Base64!", "c2hvcnQ=", "A".repeat(5_000)}) {
      Files.writeString(file, content);
      assertThat(safe.seal(MODEL, Secret.of(TEXT))).isEmpty();
      assertThat(file).hasContent(content);
    }
  }

  @Test
  void atMostFourCharactersOfALongKeyAreShown() {
    assertThat(Secret.of("x".repeat(16) + "1234").hint()).isEmpty();
    assertThat(Secret.of("x".repeat(17) + "1234").hint()).isEqualTo("1234");
  }

  @Test
  void keysHaveNoWhiteSpaceAndNoControlCharacters() {
    for (String bad : new String[] {"", " ", "a b", "a\n", "\ta", "a\0", "ключ", "a\u007f"}) {
      assertThat(Secret.wrong(bad)).as(bad).isNotNull();
    }
    assertThat(String.valueOf(Secret.wrong("x".repeat(Secret.CHARS_MAX + 1))))
        .contains("8,193", "8,192");
    assertThat(Secret.wrong("bce-v3/ALTAK-a/b")).isNull();
  }
}
