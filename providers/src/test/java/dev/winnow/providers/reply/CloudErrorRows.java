package dev.winnow.providers.reply;

/// Bodies as the large providers outside China send them. One row a line: provider, status, kind, a
/// part of the message, body.
final class CloudErrorRows {

  private CloudErrorRows() {}

  static final String ROWS =
      """
      OpenAI | 401 | credential | Incorrect API key | {"error":{"message":"Incorrect API key provided: sk-secret-key-123. You can find your API key at https://platform.openai.com/account/api-keys.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}
      OpenAI | 403 | credential | not supported | {"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported","param":null,"type":"request_forbidden"}}
      OpenAI | 429 | credit | quota | {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}
      OpenAI | 429 | throttled | Rate limit | {"error":{"message":"Rate limit reached for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Used 29000.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
      OpenAI | 404 | model | gpt-9 | {"error":{"message":"The model `gpt-9` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}}
      OpenAI | 403 | model | o3 | {"error":{"message":"Project `proj_x` does not have access to model `o3`","type":"invalid_request_error","param":null,"code":"model_not_found"}}
      OpenAI | 400 | too_large | 8192 | {"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
      OpenAI | 400 | invalid | max_completion_tokens | {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}
      OpenAI | 400 | credit | Billing | {"error":{"message":"Billing hard limit has been reached","type":"invalid_request_error","param":null,"code":"billing_hard_limit_reached"}}
      OpenAI | 500 | server | Sorry | {"error":{"message":"The server had an error while processing your request. Sorry about that!","type":"server_error","param":null,"code":null}}
      OpenAI | 503 | server | overloaded | {"error":{"message":"That model is currently overloaded with other requests.","type":"server_error","param":null,"code":null}}
      Azure | 404 | model | deployment | {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}
      Azure | 401 | credential | Unauthorized | { "statusCode": 401, "message": "Unauthorized. Access token is missing, invalid, audience is incorrect or have expired." }
      Azure | 400 | refused | filtered | {"error":{"message":"The response was filtered due to the prompt triggering Azure's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400}}
      Azure | 429 | throttled | 6 seconds | {"error":{"code":"429","message":"Requests to the ChatCompletions_Create Operation have exceeded token rate limit. Please retry after 6 seconds."}}
      Anthropic-compatible | 529 | throttled | Overloaded | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}
      Anthropic-compatible | 400 | credit | credit balance | {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API."}}
      Anthropic-compatible | 401 | credential | x-api-key | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}
      Anthropic-compatible | 404 | model | claude-0 | {"type":"error","error":{"type":"not_found_error","message":"model: claude-0"}}
      Anthropic-compatible | 413 | too_large | maximum size | {"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}
      Gemini | 400 | credential | API key not valid | [{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]
      Gemini | 429 | throttled | exhausted | [{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}]
      Groq | 413 | too_large | Limit 6000 | {"error":{"message":"Request too large for model `llama-3.1-8b-instant` in organization `org_x` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Requested 12328, please reduce your message size and try again. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing","type":"tokens","code":"rate_limit_exceeded"}}
      OpenAI | 429 | too_large | Requested 342389 | {"error":{"message":"Request too large for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Requested 342389. The input or output tokens must be reduced in order to run successfully. Visit https://platform.openai.com/account/rate-limits to learn more.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
      Groq | 429 | throttled | Used 5034 | {"error":{"message":"Rate limit reached for model `llama-3.1-8b-instant` in organization `org_x` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Used 5034, Requested 1443. Please try again in 4.77s. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing","type":"tokens","code":"rate_limit_exceeded"}}
      Groq | 429 | throttled | TPD | {"error":{"message":"Rate limit reached for model `llama-3.3-70b-versatile` on tokens per day (TPD): Limit 100000, Used 97050, Requested 3619. Please try again in 9m38.016s.","type":"tokens","code":"rate_limit_exceeded"}}
      Groq | 413 | throttled | Used 3513 | {"error":{"message":"Rate limit reached on tokens per minute (TPM): Limit 6000, Used 3513, Requested 3166. Please try again in 6.780999999s.","type":"tokens","code":"rate_limit_exceeded"}}
      Groq | 400 | server | Failed to generate JSON | {"error":{"message":"Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.","type":"invalid_request_error","code":"json_validate_failed","failed_generation":"[{\\"q\\": \\"a"}}
      Groq | 400 | server | Failed to call a function | {"error":{"message":"Failed to call a function. Please adjust your prompt. See 'failed_generation' for more details.","type":"invalid_request_error","code":"tool_use_failed","failed_generation":"{"}}
      Fireworks | 400 | server | valid JSON | {"error":{"message":"The model did not output valid JSON; try again or adjust the prompt.","type":"invalid_request_error","code":"invalid_model_output"}}
      OpenAI | 500 | server | invalid content | {"error":{"message":"The model produced invalid content. Consider modifying your prompt if you are seeing this error persistently.","type":"model_error","param":null,"code":null}}
      OpenAI | 400 | refused | different prompt | {"error":{"message":"Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt.","type":"invalid_request_error","param":null,"code":"invalid_prompt"}}
      OpenAI | 400 | refused | safety system | {"error":{"message":"Your request was rejected as a result of our safety system.","type":"invalid_request_error","param":null,"code":"content_policy_violation"}}
      OpenAI | 401 | credential | deactivated | {"error":{"message":"The OpenAI account associated with this API key has been deactivated for violating our usage policies.","type":"invalid_request_error","param":null,"code":"account_deactivated"}}
      OpenAI | 400 | invalid | Invalid schema | {"error":{"message":"Invalid schema for response_format 'rows': In context=(), 'required' is required to be supplied.","type":"invalid_request_error","param":"response_format","code":null}}
      OpenAI | 400 | too_large | reduce the length | {"error":{"message":"This model's maximum context length is 128000 tokens. However, your messages resulted in 130250 tokens. Please reduce the length of the messages.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
      Azure | 400 | refused | triggering | {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"jailbreak":{"filtered":true,"detected":true}}}}}
      Azure | 429 | throttled | 26 seconds | {"error":{"message":"Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-06-01 have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after 26 seconds. To increase the default rate limit, visit the portal.","code":"429"}}
      Anthropic-compatible | 400 | refused | filtering policy | {"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}}
      Anthropic-compatible | 400 | too_large | 210000 | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}
      Anthropic-compatible | 400 | too_large | exceed context limit | {"type":"error","error":{"type":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens` and try again"}}
      Anthropic-compatible | 400 | credit | usage limits | {"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC."}}
      Anthropic-compatible | 429 | throttled | input tokens per minute | {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed the rate limit for your organization of 40,000 input tokens per minute."}}
      Gemini | 429 | throttled | retry in 5.3s | [{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.\\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 15\\nPlease retry in 5.3s.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Learn more about Gemini API quotas","url":"https://ai.google.dev/gemini-api/docs/rate-limits"}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"5.3s"}]}}]
      Gemini | 429 | throttled | current quota | {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED"}}
      Gemini | 429 | throttled | Resource exhausted | [{"error":{"code":429,"message":"Resource exhausted. Please try again later. Please refer to https://cloud.google.com/vertex-ai/generative-ai/docs/error-code-429 for more details.","errors":[{"message":"Resource exhausted. Please try again later.","domain":"global","reason":"rateLimitExceeded"}],"status":"RESOURCE_EXHAUSTED"}}]
      Gemini | 429 | credit | prepayment | {"error":{"code":429,"message":"Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to manage your project and billing.","status":"RESOURCE_EXHAUSTED"}}
      Gemini | 429 | throttled | check quota | {"error":{"message":"{\\n  \\"error\\": {\\n    \\"code\\": 429,\\n    \\"message\\": \\"Resource has been exhausted (e.g. check quota).\\",\\n    \\"status\\": \\"RESOURCE_EXHAUSTED\\"\\n  }\\n}\\n","code":429,"status":"Too Many Requests"}}
      Gemini | 503 | server | overloaded | [{"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}]
      Gemini | 400 | too_large | 1048576 | [{"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}]
      Gemini | 403 | credit | billing to be enabled | {"error":{"code":403,"message":"This API method requires billing to be enabled. Please enable billing on project #123.","status":"PERMISSION_DENIED"}}
      Mistral | 400 | too_large | 32768 | {"object":"error","message":"Prompt contains 40250 tokens and 0 draft tokens, too large for model with 32768 maximum context length","type":"invalid_request_prompt","param":null,"code":"3051"}
      Mistral | 429 | throttled | rate limit | {"message":"Requests rate limit exceeded","request_id":"x"}
      Mistral | 401 | credential | Unauthorized | {"detail":"Unauthorized"}
      xAI | 403 | refused | usage guidelines | {"code":"The caller does not have permission to execute the specified operation","error":"Content violates usage guidelines. Team: x, API key ID: y, Model: grok-4, Failed check: SAFETY_CHECK_TYPE_BIO"}
      xAI | 429 | credit | spending limit | {"code":"Some resource has been exhausted","error":"Your team has either used all available credits or reached its monthly spending limit. To continue making API requests, please purchase more credits."}
      xAI | 400 | too_large | 131072 | {"code":"Client specified an invalid argument","error":"This model's maximum prompt length is 131072 but the request contains 150250 tokens."}
      Cohere | 400 | too_large | cannot exceed | {"message":"too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 5120."}
      Bedrock | 429 | throttled | wait before | {"message":"Too many tokens, please wait before trying again."}
      Bedrock | 400 | too_large | too long | {"message":"Input is too long for requested model."}
      Bedrock | 424 | loading | not ready | {"message":"Model is not ready for inference. Wait and try your request again."}
      GitHub Models | 413 | too_large | Max size | {"error":{"message":"Request body too large for gpt-4o model. Max size: 8000 tokens.","code":"tokens_limit_reached","details":"Request body too large for gpt-4o model. Max size: 8000 tokens."}}
      GitHub Models | 429 | throttled | UserByModelByMinute | {"error":{"message":"Rate limit of 15 per 60s exceeded for UserByModelByMinute. Please wait 42 seconds before retrying.","code":"RateLimitReached","details":"Please wait 42 seconds before retrying."}}
      Cerebras | 400 | too_large | limit is 8192 | {"message":"Please reduce the length of the messages or completion. Current length is 9020 while limit is 8192","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}
      Together | 402 | credit | Credit limit | {"error":{"message":"Credit limit exceeded, please navigate to https://api.together.xyz/settings/billing to add credit.","type":"credit_limit","param":null,"code":"credit_limit"}}
      Perplexity | 401 | credit | exceeded your current quota | {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","code":401}}
      Hugging Face | 402 | credit | monthly included credits | {"error":"You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits."}
      Hugging Face | 503 | loading | currently loading | {"error":"Model HuggingFaceH4/zephyr-7b-beta is currently loading","estimated_time":52.8}
      Hugging Face | 200 | loading | currently loading | [{"error":"Model echarlaix/tiny-random-mistral is currently loading","estimated_time":20.0}]
      Cloudflare AI | 401 | credential | Authentication error | {"result":null,"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[]}
      """;
}
