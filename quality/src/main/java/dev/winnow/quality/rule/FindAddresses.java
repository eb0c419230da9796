package dev.winnow.quality.rule;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds addresses of persons and their machines in texts.
final class FindAddresses {

  // RFC 5321 §4.5.3.1: 64 octets before the @, 255 behind it.
  private static final int LOCAL_MAX = 64;
  private static final int DOMAIN_MAX = 255;

  private static final Pattern LOCAL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]*$");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])");

  /// RFC 2606, and addresses that answer nobody.
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?:^|\\.)(?:example\\.(?:com|org|net|edu)|example|test|invalid|localhost|local|(?:your|my)?(?:domain|company|email|site)\\.com|users\\.noreply\\.github\\.com)$|\\.(?:png|jpe?g|gif|svg|js|css|py|java)$");

  private static final Pattern IP4 =
      Pattern.compile("(?<![\\w.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w.]?\\d)");
  private static final Pattern VERSION_BEFORE =
      Pattern.compile("(?i)(?:version|release|build|ver|v|§|section|版本|版)[ :.]*$");

  /// IPv6 of the internet, 2000::/3, with at least two further groups.
  private static final Pattern IP6 =
      Pattern.compile("(?<![\\w:.])[23][0-9a-fA-F]{3}(?::{1,2}[0-9a-fA-F]{1,4}){2,7}(?![\\w:])");

  /// Of resolvers that all the world knows.
  private static final Set<String> KNOWN =
      Set.of("8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "1.2.3.4");

  private FindAddresses() {}

  static Optional<String> email(String text) {
    int at = text.indexOf('@');
    while (at >= 0) {
      int end = Math.min(text.length(), at + 1 + DOMAIN_MAX);
      Matcher domain = DOMAIN.matcher(text).region(at + 1, end);
      if (domain.lookingAt() && !isReserved(domain.group())) {
        Matcher local = LOCAL.matcher(text.substring(Math.max(0, at - LOCAL_MAX), at));
        if (local.find()) {
          return Optional.of(local.group() + "@" + domain.group());
        }
      }
      at = text.indexOf('@', at + 1);
    }
    return Optional.empty();
  }

  private static boolean isReserved(String domain) {
    return RESERVED.matcher(domain.toLowerCase(Locale.ROOT)).find();
  }

  static Optional<String> ip(String text) {
    Matcher four = IP4.matcher(text);
    while (four.find()) {
      String before = text.substring(Math.max(0, four.start() - 12), four.start());
      if (isOfSomebody(four.group()) && !VERSION_BEFORE.matcher(before).find()) {
        return Optional.of(four.group());
      }
    }
    Matcher six = IP6.matcher(text);
    while (six.find()) {
      if (!six.group().toLowerCase(Locale.ROOT).startsWith("2001:db8:") && isLiteral(six.group())) {
        return Optional.of(six.group());
      }
    }
    return Optional.empty();
  }

  private static boolean isLiteral(String address) {
    try {
      // With a colon in it nothing is looked up.
      return InetAddress.getByName(address).getAddress().length == 16;
    } catch (UnknownHostException none) {
      return false;
    }
  }

  /// RFC 6890: not private, local, shared, reserved, multicast; RFC 5737: nor of documents.
  private static boolean isOfSomebody(String address) {
    int[] part = new int[4];
    String[] parts = address.split("\\.", -1);
    for (int i = 0; i < 4; i++) {
      part[i] = Integer.parseInt(parts[i]);
      if (part[i] > 255 || (parts[i].length() > 1 && parts[i].startsWith("0"))) {
        return false;
      }
    }
    boolean reserved =
        part[0] == 0
            || part[0] == 10
            || part[0] == 127
            || part[0] >= 224
            || (part[0] == 100 && part[1] >= 64 && part[1] < 128)
            || (part[0] == 169 && part[1] == 254)
            || (part[0] == 172 && part[1] >= 16 && part[1] < 32)
            || (part[0] == 192 && part[1] == 168)
            || (part[0] == 192 && part[1] == 0 && part[2] <= 2)
            || (part[0] == 198 && (part[1] == 18 || part[1] == 19))
            || (part[0] == 198 && part[1] == 51 && part[2] == 100)
            || (part[0] == 203 && part[1] == 0 && part[2] == 113);
    // Numbers of chapters are small.
    boolean chapter = part[0] < 10 && part[1] < 10 && part[2] < 10 && part[3] < 10;
    return !reserved && !chapter && !KNOWN.contains(address);
  }
}
