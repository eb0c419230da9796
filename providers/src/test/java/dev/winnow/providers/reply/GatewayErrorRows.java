package dev.winnow.providers.reply;

/// Bodies of gateways, which wrap the error of the provider behind them. One row a line: provider,
/// status, kind, a part of the message, body.
final class GatewayErrorRows {

  private GatewayErrorRows() {}

  static final String ROWS =
      """
      OpenRouter | 402 | credit | Insufficient credits | {"error":{"message":"Insufficient credits. Add more using https://openrouter.ai/credits","code":402}}
      OpenRouter | 400 | model | nobody/nothing | {"error":{"message":"nobody/nothing is not a valid model ID","code":400},"user_id":"u"}
      OpenRouter | 200 | server | Provider returned error | {"id":"gen-1","error":{"message":"Provider returned error","code":502}}
      OpenRouter | 200 | throttled | upstream | {"choices":[{"error":{"message":"Rate limited upstream","code":429},"finish_reason":"error"}]}
      OpenRouter | 403 | refused | flagged | {"error":{"code":403,"message":"Your chosen model requires moderation and your input was flagged"}}
      OpenRouter | 502 | server | Provider returned error | {"error":{"message":"Provider returned error","code":502,"metadata":{"raw":"ERROR","provider_name":"X"}}}
      OpenRouter | 502 | server | 502 Bad Gateway | {"error":{"message":"Provider returned error","code":502,"metadata":{"raw":"<html><head><title>502 Bad Gateway</title></head></html>","provider_name":"X"}}}
      a gateway | 400 | invalid | No such field | {"error":"{\\"error\\":{\\"message\\":\\"No such field: top_k\\"}}"}
      LiteLLM | 400 | model | gpt-9 | {"error":{"message":"/chat/completions: Invalid model name passed in model=gpt-9. Call `/v1/models` to view available models for your key.","type":"None","param":"None","code":"400"}}
      LiteLLM | 400 | credit | Max budget | {"error":{"message":"Budget has been exceeded! Current cost: 10.1, Max budget: 10","type":"budget_exceeded","param":null,"code":"400"}}
      OpenRouter | 400 | invalid | Invalid schema | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"error\\":{\\"message\\":\\"Invalid schema for response_format 'rows': 'required' must include every key\\",\\"type\\":\\"invalid_request_error\\",\\"param\\":\\"response_format\\",\\"code\\":\\"invalid_json_schema\\"}}","provider_name":"Azure"}},"user_id":"u"}
      OpenRouter | 502 | invalid | Invalid schema | {"error":{"message":"Provider returned error","code":502,"metadata":{"raw":"{\\"error\\":{\\"message\\":\\"Invalid schema for response_format\\",\\"code\\":400}}","provider_name":"Azure"}},"user_id":"u"}
      OpenRouter | 429 | throttled | temporarily rate-limited | {"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"z-ai/glm-5.3-flash is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits.","provider_name":"Azure"}},"user_id":"u"}
      OpenRouter | 400 | credit | credit balance | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"type\\":\\"error\\",\\"error\\":{\\"type\\":\\"invalid_request_error\\",\\"message\\":\\"Your credit balance is too low to access the Anthropic API.\\"}}","provider_name":"Azure"}},"user_id":"u"}
      OpenRouter | 403 | credential | Country | {"error":{"message":"Provider returned error","code":403,"metadata":{"raw":"{\\"error\\":{\\"code\\":\\"unsupported_country_region_territory\\",\\"message\\":\\"Country, region, or territory not supported\\",\\"param\\":null,\\"type\\":\\"request_forbidden\\"}}","provider_name":"Azure"}},"user_id":"u"}
      OpenRouter | 400 | refused | inappropriate | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"data: {\\"error\\":{\\"code\\":\\"data_inspection_failed\\",\\"message\\":\\"Input data may contain inappropriate content.\\"}}","provider_name":"Azure"}},"user_id":"u"}
      OpenRouter | 500 | model | gpt-4 | {"error":{"code":500,"message":"Provider returned error","metadata":{"provider_name":"OpenAI","raw":{"error":{"message":"The model `gpt-4` does not exist","type":"invalid_request_error","param":null,"code":"model_not_found"}}}}}
      OpenRouter | 429 | throttled | free-models-per-day | {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day","code":429,"metadata":{"headers":{"X-RateLimit-Limit":"50","X-RateLimit-Remaining":"0"}}}}
      OpenRouter | 402 | credit | can only afford | {"error":{"message":"This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 1234.","code":402}}
      OpenRouter | 403 | refused | flagged | {"error":{"message":"openai/gpt-4 requires moderation on OpenAI. Your input was flagged for \\"harassment\\". No credits were charged.","code":403,"metadata":{"reasons":["harassment"],"flagged_input":"x"}}}
      OpenRouter | 200 | server | Upstream error | {"id":"gen-2","choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"error","error":{"code":502,"message":"Upstream error from Chutes"}}],"usage":{"prompt_tokens":9,"completion_tokens":0}}
      LiteLLM | 400 | invalid | decimal above maximum | {"error":{"message":"litellm.BadRequestError: BadRequestError: OpenAIException - Error code: 400 - {'error': {'message': \\"Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 200 instead.\\", 'type': 'invalid_request_error', 'param': 'temperature', 'code': 'decimal_above_max_value'}}","type":null,"param":null,"code":400}}
      LiteLLM | 429 | throttled | rate limit | {"error":{"message":"litellm.RateLimitError: AnthropicException - {\\"type\\":\\"error\\",\\"error\\":{\\"type\\":\\"rate_limit_error\\",\\"message\\":\\"This request would exceed your organization's rate limit of 40,000 input tokens per minute\\"}}","type":"throttling_error","param":null,"code":"429"}}
      LiteLLM | 500 | loading | Loading model | {"error":{"message":"Request processing failed: Error code: 503 - {'error': {'code': 503, 'message': 'Loading model', 'type': 'unavailable_error', 'param': None}}","code":1}}
      LiteLLM | 400 | refused | repetitive patterns | {"error":{"message":"litellm.BadRequestError: AzureException BadRequestError - Error code: 400 - {'error': {'message': \\"Sorry! We've encountered an issue with repetitive patterns in your prompt. Please try again with a different prompt.\\", 'type': 'invalid_request_error', 'param': 'prompt', 'code': 'invalid_prompt'}}","code":"400"}}
      one-api | 403 | credit | 额度不足 | {"error":{"message":"用户额度不足, 剩余额度: $0.00 (request id: x)","type":"one_api_error","code":"insufficient_user_quota"}}
      one-api | 503 | model | 无可用渠道 | {"error":{"message":"当前分组 default 下对于模型 gpt-9 无可用渠道","type":"one_api_error","code":"model_not_found"}}
      Dify | 200 | credit | quota | {"status":"error","data":{"error":{"code":"insufficient_quota","message":"You have no quota left."}}}
      a gateway | 200 | throttled | too many | {"code":429,"message":"too many requests","data":null}
      a gateway | 200 | credential | API key | {"success":false,"errorCode":"INVALID_API_KEY","errorMessage":"The API key is not known."}
      a gateway | 200 | server | upstream | {"status":500,"title":"Internal Server Error","detail":"upstream connect error"}
      a gateway | 200 | unreadable | Success | {"message":"Success"}
      a gateway | 502 | throttled | slow down | {"errors":["rate limit exceeded, slow down"]}
      """;
}
