package dev.winnow.providers.reply;

/// Bodies of model servers, web servers and proxies. One row a line: provider, status, kind, a part
/// of the message, body.
final class ServerErrorRows {

  private ServerErrorRows() {}

  static final String ROWS =
      """
      llama.cpp | 400 | too_large | context size | {"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}}
      llama.cpp | 401 | credential | Invalid API Key | {"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}
      llama.cpp | 503 | loading | Loading model | {"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}
      llama.cpp | 404 | model | https://llm.example/v1/chat/completions | {"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}
      vLLM | 404 | model | llama | {"object":"error","message":"The model `llama` does not exist.","type":"NotFoundError","param":null,"code":404}
      vLLM | 400 | too_large | 2048 | {"error":{"message":"This model's maximum context length is 2048 tokens.","type":"BadRequestError","param":null,"code":400}}
      vLLM | 401 | credential | Unauthorized | {"error":"Unauthorized"}
      FastAPI | 422 | invalid | field required | {"detail":[{"loc":["body","messages"],"msg":"field required","type":"value_error.missing"}]}
      FastAPI | 404 | model | Not Found | {"detail":"Not Found"}
      Ollama | 404 | model | phi9 | {"error":{"message":"model \\"phi9\\" not found, try pulling it first","type":"api_error","param":null,"code":null}}
      Ollama | 404 | model | phi9 | {"error":"model 'phi9' not found"}
      Ollama | 200 | server | running the model | {"error":"an error was encountered while running the model"}
      Ollama | 500 | server | terminated | {"error":"llama runner process has terminated"}
      nginx | 502 | server | 502 Bad Gateway | <html> <head><title>502 Bad Gateway</title></head> <body> <center><h1>502 Bad Gateway</h1></center></body></html>
      nginx | 503 | server | Temporarily | <html><head><title>503 Service Temporarily Unavailable</title></head></html>
      nginx | 413 | too_large | Too Large | <html><head><title>413 Request Entity Too Large</title></head></html>
      nginx | 404 | model | 404 Not Found | <html><head><title>404 Not Found</title></head></html>
      Cloudflare | 522 | server | 522 | <!DOCTYPE html> <html lang="en-US"><head><title>api.example | 522: Connection timed out</title></head></html>
      Cloudflare | 520 | server | error code: 520 | error code: 520
      Cloudflare | 403 | credential | Just a moment | <!DOCTYPE html><html><head><title>Just a moment...</title></head></html>
      plain | 500 | server | Internal Server Error | Internal Server Error
      plain | 504 | server | upstream request timeout | upstream request timeout
      plain | 408 | server | 408 |
      plain | 409 | server | conflict | conflict
      plain | 425 | server | too early | too early
      plain | 405 | model | Not Allowed | Method Not Allowed
      plain | 418 | invalid | teapot | I'm a teapot
      a redirect | 301 | model | redirects |
      a proxy | 200 | unreadable | Wi-Fi | <html><head><title>Sign in to the Wi-Fi</title></head></html>
      an empty body | 200 | unreadable | empty body |
      no JSON | 200 | unreadable | hello | hello
      a stream | 200 | unreadable | data: | data: {"choices":[]} data: [DONE]
      no choices | 200 | unreadable | choices | {"id":"x","choices":[]}
      null content | 200 | unreadable | content | {"choices":[{"message":{"role":"assistant","content":null},"finish_reason":"stop"}]}
      a number | 200 | unreadable | 42 | 42
      llama.cpp | 500 | too_large | too large to process | {"error":{"message":"input is too large to process. increase the physical batch size","code":500,"type":"server_error"}}
      llama.cpp | 500 | server | error loading model | {"error":{"message":"llama runner process has terminated: error loading model: unable to load model","code":500}}
      Ollama | 500 | loading | loading model | {"error":"unexpected server status: llm server loading model"}
      Ollama | 503 | server | server busy | {"error":"server busy, please try again.  maximum pending requests exceeded"}
      Ollama | 500 | server | failed to load | {"error":"llama-server process has terminated: error loading model: llama_model_loader: failed to load model from /blobs/x"}
      vLLM | 400 | too_large | 4096 | {"object":"error","message":"The decoder prompt (length 5020) is longer than the maximum model length of 4096. Make sure that `max_model_len` is no smaller than the number of text tokens.","type":"BadRequestError","param":null,"code":400}
      vLLM | 503 | loading | initializing | {"detail":"The model is still initializing, retry later."}
      SGLang | 400 | too_large | context length | {"object":"error","message":"The input (5020 tokens) is longer than the model's context length (4096 tokens).","type":"BadRequestError","param":null,"code":400}
      TGI | 422 | too_large | max_new_tokens | {"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 1024 `max_new_tokens`","error_type":"validation"}
      TGI | 429 | throttled | overloaded | {"error":"Model is overloaded","error_type":"overloaded"}
      TGI | 424 | server | Incomplete | {"error":"Incomplete generation","error_type":"incomplete_generation"}
      LM Studio | 400 | too_large | overflows | {"error":"Trying to keep the first 5020 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough."}
      LM Studio | 404 | model | No models loaded | {"error":{"message":"No models loaded. Please load a model in the developer page or use the `lms load` command.","type":"invalid_request_error","param":"model","code":"model_not_found"}}
      LocalAI | 503 | loading | model is loading | {"error":{"message":"model is loading, please wait","code":503,"type":""}}
      KServe | 503 | loading | not ready | {"error":"Model with name llama is not ready."}
      SageMaker | 503 | loading | being loaded | {"code":"ModelNotReadyException","message":"The model is being loaded onto the endpoint."}
      """;
}
