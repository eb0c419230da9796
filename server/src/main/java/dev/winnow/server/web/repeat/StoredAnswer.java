package dev.winnow.server.web.repeat;

import java.util.Map;

/// What was answered to a request that may be sent again.
///
/// @param requestHash of the request's query and body
/// @param status 0 while the first request is under way
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredAnswer(String requestHash, int status, Map<String, String> headers, byte[] body) {}
