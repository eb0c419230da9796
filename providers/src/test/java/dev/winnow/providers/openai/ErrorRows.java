package dev.winnow.providers.openai;

import dev.winnow.providers.openai.ErrorVocabularyTest.Row;
import java.util.List;

/// Bodies as providers, servers and proxies send them.
final class ErrorRows {

  private ErrorRows() {}

  static final List<Row> ALL =
      List.of(
          new Row(
              "OpenAI",
              401,
              """
              {"error":{"message":"Incorrect API key provided: sk-secret-key-123. You can find your API key at https://platform.openai.com/account/api-keys.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}\
              """,
              "credential",
              "Incorrect API key"),
          new Row(
              "OpenAI",
              403,
              """
              {"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported","param":null,"type":"request_forbidden"}}\
              """,
              "credential",
              "not supported"),
          new Row(
              "OpenAI",
              429,
              """
              {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}\
              """,
              "credit",
              "quota"),
          new Row(
              "OpenAI",
              429,
              """
              {"error":{"message":"Rate limit reached for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Used 29000.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}\
              """,
              "throttled",
              "Rate limit"),
          new Row(
              "OpenAI",
              404,
              """
              {"error":{"message":"The model `gpt-9` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}}\
              """,
              "model",
              "gpt-9"),
          new Row(
              "OpenAI",
              403,
              """
              {"error":{"message":"Project `proj_x` does not have access to model `o3`","type":"invalid_request_error","param":null,"code":"model_not_found"}}\
              """,
              "model",
              "o3"),
          new Row(
              "OpenAI",
              400,
              """
              {"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}\
              """,
              "invalid",
              "8192"),
          new Row(
              "OpenAI",
              400,
              """
              {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}\
              """,
              "invalid",
              "max_completion_tokens"),
          new Row(
              "OpenAI",
              400,
              """
              {"error":{"message":"Billing hard limit has been reached","type":"invalid_request_error","param":null,"code":"billing_hard_limit_reached"}}\
              """,
              "credit",
              "Billing"),
          new Row(
              "OpenAI",
              500,
              """
              {"error":{"message":"The server had an error while processing your request. Sorry about that!","type":"server_error","param":null,"code":null}}\
              """,
              "server",
              "Sorry"),
          new Row(
              "OpenAI",
              503,
              """
              {"error":{"message":"That model is currently overloaded with other requests.","type":"server_error","param":null,"code":null}}\
              """,
              "server",
              "overloaded"),
          new Row(
              "Azure",
              404,
              """
              {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}\
              """,
              "model",
              "deployment"),
          new Row(
              "Azure",
              401,
              """
              { "statusCode": 401, "message": "Unauthorized. Access token is missing, invalid, audience is incorrect or have expired." }\
              """,
              "credential",
              "Unauthorized"),
          new Row(
              "Azure",
              400,
              """
              {"error":{"message":"The response was filtered due to the prompt triggering Azure's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400}}\
              """,
              "invalid",
              "filtered"),
          new Row(
              "Azure",
              429,
              """
              {"error":{"code":"429","message":"Requests to the ChatCompletions_Create Operation have exceeded token rate limit. Please retry after 6 seconds."}}\
              """,
              "throttled",
              "6 seconds"),
          new Row(
              "Anthropic-compatible",
              529,
              """
              {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}\
              """,
              "throttled",
              "Overloaded"),
          new Row(
              "Anthropic-compatible",
              400,
              """
              {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API."}}\
              """,
              "credit",
              "credit balance"),
          new Row(
              "Anthropic-compatible",
              401,
              """
              {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}\
              """,
              "credential",
              "x-api-key"),
          new Row(
              "Anthropic-compatible",
              404,
              """
              {"type":"error","error":{"type":"not_found_error","message":"model: claude-0"}}\
              """,
              "model",
              "claude-0"),
          new Row(
              "Anthropic-compatible",
              413,
              """
              {"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}\
              """,
              "invalid",
              "maximum size"),
          new Row(
              "Qianfan",
              200,
              """
              {"error":{"code":"rpm_rate_limit_exceeded","message":"Rate limit reached for RPM","type":"rate_limit_exceeded"},"id":"as-1"}\
              """,
              "throttled",
              "RPM"),
          new Row(
              "Qianfan",
              200,
              """
              {"error":{"code":"invalid_iam_token","message":"IAM certification failed","type":"invalid_request_error"},"id":"as-2"}\
              """,
              "credential",
              "IAM"),
          new Row(
              "Qianfan",
              200,
              """
              {"error":{"code":"invalid_model","message":"The model does not exist or you do not have access to it.","type":"invalid_request_error"},"id":"as-3"}\
              """,
              "model",
              "does not exist"),
          new Row(
              "Qianfan",
              200,
              """
              {"error":{"code":"internal_error","message":"Internal error, high load","type":"internal_error"},"id":"as-4"}\
              """,
              "server",
              "high load"),
          new Row(
              "Qianfan",
              200,
              """
              {"error":{"code":"invalid_argument","message":"top_p must be in [0, 1]","type":"invalid_request_error"},"id":"as-5"}\
              """,
              "invalid",
              "top_p"),
          new Row(
              "Qianfan v1",
              200,
              """
              {"error_code":110,"error_msg":"Access token invalid or no longer valid"}\
              """,
              "credential",
              "Access token"),
          new Row(
              "DashScope native",
              401,
              """
              {"code":"InvalidApiKey","message":"Invalid API-key provided.","request_id":"fb53"}\
              """,
              "credential",
              "API-key"),
          new Row(
              "DashScope native",
              429,
              """
              {"code":"Throttling.RateQuota","message":"Requests rate limit exceeded, please try again later.","request_id":"a"}\
              """,
              "throttled",
              "rate limit"),
          new Row(
              "DashScope native",
              429,
              """
              {"code":"Throttling.AllocationQuota","message":"Allocated quota exceeded, please increase your quota limit.","request_id":"a"}\
              """,
              "throttled",
              "quota"),
          new Row(
              "DashScope native",
              400,
              """
              {"code":"Arrearage","message":"Access denied, please make sure your account is in good standing.","request_id":"a"}\
              """,
              "credit",
              "good standing"),
          new Row(
              "DashScope compatible",
              400,
              """
              {"error":{"code":"invalid_parameter_error","param":null,"message":"'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.","type":"invalid_request_error"},"request_id":"b"}\
              """,
              "invalid",
              "json"),
          new Row(
              "DashScope compatible",
              404,
              """
              {"error":{"message":"The model `qwen-0` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"},"request_id":"b"}\
              """,
              "model",
              "qwen-0"),
          new Row(
              "DashScope compatible",
              403,
              """
              {"error":{"message":"The free tier of the model has been exhausted.","type":"AllocationQuota.FreeTierOnly","param":null,"code":"AllocationQuota.FreeTierOnly"},"request_id":"c"}\
              """,
              "credit",
              "free tier"),
          new Row(
              "DashScope compatible",
              400,
              """
              {"error":{"code":"data_inspection_failed","param":null,"message":"Input data may contain inappropriate content.","type":"data_inspection_failed"},"request_id":"c"}\
              """,
              "invalid",
              "inappropriate"),
          new Row(
              "llama.cpp",
              400,
              """
              {"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}}\
              """,
              "invalid",
              "context size"),
          new Row(
              "llama.cpp",
              401,
              """
              {"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}\
              """,
              "credential",
              "Invalid API Key"),
          new Row(
              "llama.cpp",
              503,
              """
              {"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}\
              """,
              "server",
              "Loading model"),
          new Row(
              "llama.cpp",
              404,
              """
              {"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}\
              """,
              "model",
              "https://llm.example/v1/chat/completions"),
          new Row(
              "vLLM",
              404,
              """
              {"object":"error","message":"The model `llama` does not exist.","type":"NotFoundError","param":null,"code":404}\
              """,
              "model",
              "llama"),
          new Row(
              "vLLM",
              400,
              """
              {"error":{"message":"This model's maximum context length is 2048 tokens.","type":"BadRequestError","param":null,"code":400}}\
              """,
              "invalid",
              "2048"),
          new Row(
              "vLLM",
              401,
              """
              {"error":"Unauthorized"}\
              """,
              "credential",
              "Unauthorized"),
          new Row(
              "FastAPI",
              422,
              """
              {"detail":[{"loc":["body","messages"],"msg":"field required","type":"value_error.missing"}]}\
              """,
              "invalid",
              "field required"),
          new Row("FastAPI", 404, "{\"detail\":\"Not Found\"}", "model", "Not Found"),
          new Row(
              "Ollama",
              404,
              """
              {"error":{"message":"model \\"phi9\\" not found, try pulling it first","type":"api_error","param":null,"code":null}}\
              """,
              "model",
              "phi9"),
          new Row("Ollama", 404, "{\"error\":\"model 'phi9' not found\"}", "model", "phi9"),
          new Row(
              "Ollama",
              200,
              "{\"error\":\"an error was encountered while running the model\"}",
              "server",
              "running the model"),
          new Row(
              "Ollama",
              500,
              "{\"error\":\"llama runner process has terminated\"}",
              "server",
              "terminated"),
          new Row(
              "OpenRouter",
              402,
              """
              {"error":{"message":"Insufficient credits. Add more using https://openrouter.ai/credits","code":402}}\
              """,
              "credit",
              "Insufficient credits"),
          new Row(
              "OpenRouter",
              400,
              """
              {"error":{"message":"nobody/nothing is not a valid model ID","code":400},"user_id":"u"}\
              """,
              "model",
              "nobody/nothing"),
          new Row(
              "OpenRouter",
              200,
              """
              {"id":"gen-1","error":{"message":"Provider returned error","code":502}}\
              """,
              "server",
              "Provider returned error"),
          new Row(
              "OpenRouter",
              200,
              """
              {"choices":[{"error":{"message":"Rate limited upstream","code":429},"finish_reason":"error"}]}\
              """,
              "throttled",
              "upstream"),
          new Row(
              "OpenRouter",
              403,
              """
              {"error":{"code":403,"message":"Your chosen model requires moderation and your input was flagged"}}\
              """,
              "invalid",
              "flagged"),
          new Row(
              "LiteLLM",
              400,
              """
              {"error":{"message":"/chat/completions: Invalid model name passed in model=gpt-9. Call `/v1/models` to view available models for your key.","type":"None","param":"None","code":"400"}}\
              """,
              "model",
              "gpt-9"),
          new Row(
              "LiteLLM",
              400,
              """
              {"error":{"message":"Budget has been exceeded! Current cost: 10.1, Max budget: 10","type":"budget_exceeded","param":null,"code":"400"}}\
              """,
              "credit",
              "Max budget"),
          new Row(
              "Gemini",
              400,
              """
              [{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]\
              """,
              "credential",
              "API key not valid"),
          new Row(
              "Gemini",
              429,
              """
              [{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}]\
              """,
              "throttled",
              "exhausted"),
          new Row(
              "DeepSeek",
              402,
              """
              {"error":{"message":"Insufficient Balance","type":"unknown_error","param":null,"code":"invalid_request_error"}}\
              """,
              "credit",
              "Balance"),
          new Row(
              "nginx",
              502,
              "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center></body></html>",
              "server",
              "502 Bad Gateway"),
          new Row(
              "nginx",
              503,
              "<html><head><title>503 Service Temporarily Unavailable</title></head></html>",
              "server",
              "Temporarily"),
          new Row(
              "nginx",
              413,
              "<html><head><title>413 Request Entity Too Large</title></head></html>",
              "invalid",
              "Too Large"),
          new Row(
              "nginx",
              404,
              "<html><head><title>404 Not Found</title></head></html>",
              "model",
              "404 Not Found"),
          new Row(
              "Cloudflare",
              522,
              "<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>api.example | 522: Connection timed out</title></head></html>",
              "server",
              "522"),
          new Row("Cloudflare", 520, "error code: 520", "server", "error code: 520"),
          new Row(
              "Cloudflare",
              403,
              "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>",
              "credential",
              "Just a moment"),
          new Row("plain", 500, "Internal Server Error", "server", "Internal Server Error"),
          new Row("plain", 504, "upstream request\ntimeout", "server", "upstream request timeout"),
          new Row("plain", 408, "", "server", "408"),
          new Row("plain", 409, "conflict", "server", "conflict"),
          new Row("plain", 425, "too early", "server", "too early"),
          new Row("plain", 405, "Method Not Allowed", "model", "Not Allowed"),
          new Row("plain", 418, "I'm a teapot", "invalid", "teapot"),
          new Row("a redirect", 301, "", "model", "redirects"),
          new Row(
              "a proxy",
              200,
              "<html><head><title>Sign in to the Wi-Fi</title></head></html>",
              "unreadable",
              "Wi-Fi"),
          new Row("an empty body", 200, "", "unreadable", "empty body"),
          new Row("no JSON", 200, "hello", "unreadable", "hello"),
          new Row("a stream", 200, "data: {\"choices\":[]}\n\ndata: [DONE]", "unreadable", "data:"),
          new Row("no choices", 200, "{\"id\":\"x\",\"choices\":[]}", "unreadable", "choices"),
          new Row(
              "null content",
              200,
              "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null},\"finish_reason\":\"stop\"}]}",
              "unreadable",
              "content"),
          new Row("a number", 200, "42", "unreadable", "42"));
}
