package dev.winnow.providers.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request as it came to a [ScriptedServer].
///
/// @param url whole where the server was a proxy
/// @param headers by name in lower case
public record SentRequest(String method, URI url, Map<String, String> headers, JsonNode body) {

  public static SentRequest of(String request) {
    int end = request.indexOf("\n\n");
    List<String> head = request.substring(0, end).lines().toList();
    String[] first = head.getFirst().split(" ", -1);
    Map<String, String> headers = new TreeMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new SentRequest(
        first[0],
        URI.create(first[1]),
        headers,
        JsonMapper.shared().readTree(request.substring(end + 2)));
  }
}
