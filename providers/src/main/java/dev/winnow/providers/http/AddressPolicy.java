package dev.winnow.providers.http;

import dev.winnow.core.say.Said;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which addresses are called: models in the internet, on this machine and in its networks, but
/// never the services by which a cloud hands its machines their credentials.
///
/// A name is judged by what it resolves to at this moment, so it is asked when a model is saved and
/// again before each call; Java's own cache of names makes the second question cheap and its answer
/// the one that the call then uses.
public final class AddressPolicy {

  /// Finds the addresses of a host.
  @FunctionalInterface
  public interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private static final Set<String> METADATA_NAMES =
      Set.of("metadata.google.internal", "metadata.goog");

  /// Of AWS, Google (IPv6), Alibaba, Azure and Oracle; the others are link-local.
  private static final Set<String> METADATA_ADDRESSES =
      Set.of(
          "fd00:ec2:0:0:0:0:0:254",
          "fd20:ce:0:0:0:0:0:254",
          "100.100.100.200",
          "168.63.129.16",
          "192.0.0.192");

  // RFC 6052 §2.1, RFC 3056 §2
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};
  private static final byte[] COMPATIBLE = new byte[12];

  private final Resolver resolver;

  /// A policy that asks the system for names.
  public AddressPolicy() {
    this(InetAddress::getAllByName);
  }

  public AddressPolicy(Resolver resolver) {
    this.resolver = resolver;
  }

  /// What speaks against calling an address, as a sentence with advice; empty when nothing does. A
  /// name that nobody knows is nothing to object to: calling it fails by itself.
  public Optional<Said> objection(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of(AddressSaid.NO_HTTP.of(scheme));
    }
    if (address.getHost() == null) {
      return Optional.of(AddressSaid.NO_HOST.of());
    }
    String host = bare(address.getHost());
    if (METADATA_NAMES.contains(host)) {
      return Optional.of(AddressSaid.FORBIDDEN.of(host));
    }
    try {
      for (InetAddress found : resolver.resolve(host)) {
        if (isForbidden(found)) {
          return Optional.of(AddressSaid.FORBIDDEN.of(host));
        }
      }
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// Without brackets, the zone of an IPv6 address, and the dot at the end of a whole name.
  private static String bare(String host) {
    String bare = host.toLowerCase(Locale.ROOT);
    if (bare.startsWith("[")) {
      return bare.substring(1, bare.length() - 1).replaceFirst("%.*", "");
    }
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static boolean isForbidden(InetAddress address) {
    if (address.isLinkLocalAddress() || METADATA_ADDRESSES.contains(text(address))) {
      return true;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return false;
    }
    if (startsWith(bytes, NAT64) || startsWith(bytes, COMPATIBLE)) {
      return isForbidden(version4(bytes, 12));
    }
    return startsWith(bytes, SIX_TO_FOUR) && isForbidden(version4(bytes, 2));
  }

  private static String text(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }

  private static InetAddress version4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address.", e);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
