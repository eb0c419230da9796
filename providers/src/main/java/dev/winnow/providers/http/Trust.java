package dev.winnow.providers.http;

import dev.winnow.core.llm.ModelSettings.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Which certificates are trusted: the usual ones, those of a file beside them, or, where a model
/// says so, any.
final class Trust {

  private Trust() {}

  /// Null where the usual ones are all.
  ///
  /// @throws UnreadableCertificates when the file cannot be used
  static @Nullable SSLContext of(Connection connection) {
    try {
      if (!connection.verifyTls()) {
        return context(new Anybody());
      }
      String file = connection.caFile();
      return file == null ? null : context(managers(Path.of(file)));
    } catch (IOException | InvalidPathException | GeneralSecurityException unusable) {
      String reason = unusable.getMessage() == null ? "" : unusable.getMessage();
      throw new UnreadableCertificates(
          AddressSaid.CA_FILE.of(
              String.valueOf(connection.caFile()),
              unusable.getClass().getSimpleName() + ": " + reason),
          unusable);
    }
  }

  private static SSLContext context(TrustManager... managers) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers, null);
    return context;
  }

  private static TrustManager[] managers(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    int count = 0;
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager usual) {
        for (X509Certificate certificate : usual.getAcceptedIssuers()) {
          store.setCertificateEntry("usual-" + count++, certificate);
        }
      }
    }
    Collection<? extends Certificate> own;
    try (InputStream in = Files.newInputStream(file)) {
      own = CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
    if (own.isEmpty()) {
      throw new CertificateException("no certificate in it");
    }
    for (Certificate certificate : own) {
      store.setCertificateEntry("own-" + count++, certificate);
    }
    factory.init(store);
    return factory.getTrustManagers();
  }

  /// Trusts everybody, whatever name they go by.
  private static final class Anybody extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
