package dev.winnow.providers.reply;

/// Bodies of Anthropic, read by its own wire. One row a line: provider, status with headers, kind
/// with the wait in seconds, a part of the message, body.
final class AnthropicErrorRows {

  private AnthropicErrorRows() {}

  static final String ROWS =
      """
      Anthropic | 400 | invalid | max_tokens | {"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: 300000 > 128000, which is the maximum allowed number of output tokens for claude-opus-4-8"},"request_id":"req_1"}
      Anthropic | 400 | invalid | temperature | {"type":"error","error":{"type":"invalid_request_error","message":"temperature: Extra inputs are not permitted"}}
      Anthropic | 400 | invalid | thinking.type.disabled | {"type":"error","error":{"type":"invalid_request_error","message":"\\"thinking.type.disabled\\" is not supported for this model. Use \\"thinking.type.adaptive\\" and \\"output_config.effort\\" to control thinking behavior."}}
      Anthropic | 400 | invalid | role | {"type":"error","error":{"type":"invalid_request_error","message":"messages.0.role: Input should be 'user' or 'assistant'"}}
      Anthropic | 400 | invalid | final block | {"type":"error","error":{"type":"invalid_request_error","message":"messages: final assistant content cannot end with trailing whitespace in the final block"}}
      Anthropic | 400 | credit | credit balance | {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."},"request_id":"req_011CX88ZmBumGkvj7aK6Gqzx"}
      Anthropic | 400 | credit | usage limits | {"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC."}}
      Anthropic | 402 | credit | billing | {"type":"error","error":{"type":"billing_error","message":"There is an issue with your billing or payment information."}}
      Anthropic | 400 | too_large | 1000000 maximum | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 1204332 tokens > 1000000 maximum"}}
      Anthropic | 400 | too_large | exceed context limit | {"type":"error","error":{"type":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens` and try again"}}
      Anthropic | 413 | too_large | maximum size | {"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}
      Anthropic | 400 | refused | content filtering | {"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}}
      Anthropic | 401 | credential | invalid x-api-key | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_011CX88XGWSm82bN96ZkDWcr"}
      Anthropic | 401 | credential | revoked | {"type":"error","error":{"type":"authentication_error","message":"This API key has been revoked"}}
      Anthropic | 403 | credential | permission | {"type":"error","error":{"type":"permission_error","message":"Your API key does not have permission to use the specified resource."}}
      Anthropic | 403 | credential | Request not allowed | {"error":{"type":"forbidden","message":"Request not allowed"}}
      Anthropic | 400 | credential | disabled | {"type":"error","error":{"type":"invalid_request_error","message":"This organization has been disabled."}}
      Anthropic | 404 | model | claude-9 | {"type":"error","error":{"type":"not_found_error","message":"model: claude-9"},"request_id":"req_011CX89f9XqPgyRJC1ASfAab"}
      Anthropic | 404 | model | Not Found | {"type":"error","error":{"type":"not_found_error","message":"Not Found"}}
      Anthropic | 429 retry-after=21 | throttled 21 | 40,000 input tokens | {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed your organization's rate limit of 40,000 input tokens per minute (org: x, model: claude-opus-4-8)."}}
      Anthropic | 429 retry-after=0 anthropic-ratelimit-requests-remaining=0 | throttled 0 | 50 requests | {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed your organization's rate limit of 50 requests per minute."}}
      Anthropic | 429 | throttled | concurrent | {"type":"error","error":{"type":"rate_limit_error","message":"Number of concurrent connections has exceeded your rate limit. Please try again later or contact sales to discuss your options for a rate limit increase."}}
      Anthropic | 429 retry-after=60 | throttled 60 | acceleration | {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed your organization's maximum usage increase rate for input tokens per minute (acceleration limit)."}}
      Anthropic | 529 | throttled | Overloaded | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_2"}
      Anthropic | 529 retry-after=15 | throttled 15 | Overloaded | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}
      Anthropic | 500 | server | Internal | {"type":"error","error":{"type":"api_error","message":"Internal server error"}}
      Anthropic | 504 | server | timed out | {"type":"error","error":{"type":"timeout_error","message":"Request timed out"}}
      Anthropic | 200 | throttled | Overloaded | data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}
      Anthropic | 200 | server | Internal | {"type":"error","error":{"type":"api_error","message":"Internal server error"}}
      Anthropic | 200 retry-after=30 | text | [] | {"type":"message","content":[{"type":"text","text":"[]"}],"stop_reason":"end_turn","usage":{"input_tokens":9,"output_tokens":1}}
      Anthropic | 200 | text | [] | {"type":"message","content":[{"type":"text","text":"[]"}],"stop_reason":"pause_turn","usage":{"input_tokens":9,"output_tokens":1}}
      Anthropic | 200 | text | {"rows":[]} | {"type":"message","content":[{"type":"tool_use","name":"rows","input":{"rows":[]}}],"stop_reason":"tool_use","usage":{"input_tokens":9,"output_tokens":1}}
      Anthropic | 200 | refused | refusal | {"type":"message","content":[],"stop_reason":"refusal","usage":{"input_tokens":9,"output_tokens":1}}
      Anthropic | 200 | truncated | [{ | {"type":"message","content":[{"type":"text","text":"[{"}],"stop_reason":"max_tokens","usage":{"input_tokens":9,"output_tokens":1}}
      Anthropic | 200 | truncated | [{ | {"type":"message","content":[{"type":"text","text":"[{"}],"stop_reason":"model_context_window_exceeded","usage":{"input_tokens":9,"output_tokens":1}}
      Anthropic | 200 | unreadable | hello | {"hello":"world"}
      a gateway | 502 | server | 502 Bad Gateway | <html><head><title>502 Bad Gateway</title></head></html>
      a gateway | 403 | credential | Just a moment | <!DOCTYPE html><html><head><title>Just a moment...</title></head></html>
      """;
}
