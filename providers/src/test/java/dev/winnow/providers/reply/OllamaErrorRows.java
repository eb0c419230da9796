package dev.winnow.providers.reply;

/// Bodies of Ollama, read by its own wire. One row a line: provider, status with headers, kind with
/// the wait in seconds, a part of the message, body.
final class OllamaErrorRows {

  private OllamaErrorRows() {}

  static final String ROWS =
      """
      Ollama | 404 | model | not found | {"error":"model 'qwen9' not found"}
      Ollama | 404 | model | try pulling | {"error":"model \\"qwen9\\" not found, try pulling it first"}
      Ollama | 400 | model | does not support chat | {"error":"\\"nomic-embed-text\\" does not support chat"}
      Ollama | 400 | invalid | does not support thinking | {"error":"\\"llama3.2\\" does not support thinking"}
      Ollama | 400 | invalid | does not support tools | {"error":"registry.ollama.ai/library/gemma:2b does not support tools"}
      Ollama | 400 | invalid | missing request body | {"error":"missing request body"}
      Ollama | 400 | invalid | cannot unmarshal | {"error":"json: cannot unmarshal string into Go struct field ChatRequest.options of type map[string]interface {}"}
      Ollama | 400 | too_large | context length | {"error":"the input length exceeds the context length"}
      Ollama | 401 | credential | unauthorized | {"error":"unauthorized"}
      Ollama | 403 | credential | upgrade | {"error":"this model requires a subscription, upgrade for access"}
      Ollama | 429 | throttled | usage limit | {"error":"you've reached your hourly usage limit, please upgrade to continue"}
      Ollama | 429 retry-after=30 | throttled 30 | too many | {"error":"too many concurrent requests"}
      Ollama | 503 | server | server busy | {"error":"server busy, please try again.  maximum pending requests exceeded"}
      Ollama | 503 | server | overloaded | {"error":"the service is temporarily overloaded"}
      Ollama | 500 | loading | loading model | {"error":"unexpected server status: llm server loading model"}
      Ollama | 500 | server | system memory | {"error":"model requires more system memory (22.4 GiB) than is available (12.1 GiB)"}
      Ollama | 500 | server | out of memory | {"error":"llama-server process has terminated: cudaMalloc failed: out of memory"}
      Ollama | 500 | server | signal: killed | {"error":"llama-server process has terminated: signal: killed"}
      Ollama | 500 | server | timed out | {"error":"timed out waiting for llama runner to start - progress 0.25 - "}
      Ollama | 502 | server | unreachable | {"error":"cloud host is unreachable"}
      Ollama | 200 | server | running the model | {"error":"an error was encountered while running the model: unexpected EOF"}
      Ollama | 200 | server | running the model | {"error":"an error was encountered while running the model"}{"done":true}
      Ollama | 200 | truncated | [{ | {"message":{"role":"assistant","content":"[{"},"done":false} {"error":"an error was encountered while running the model"}
      Ollama | 200 | truncated | [{ | {"message":{"role":"assistant","content":"[{"},"done":false}
      Ollama | 200 | truncated | [{ | {"message":{"role":"assistant","content":"[{"},"done":true,"done_reason":"length","eval_count":9}
      Ollama | 200 | server | unload | {"message":{"role":"assistant","content":""},"done":true,"done_reason":"unload"}
      Ollama | 200 retry-after=30 | text | [] | {"message":{"role":"assistant","content":"[]"},"done":true,"done_reason":"stop","eval_count":1}
      Ollama | 200 | unreadable | running | Ollama is running
      a proxy | 504 | server | 504 | <html><head><title>504 Gateway Time-out</title></head></html>
      """;
}
