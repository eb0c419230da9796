package dev.winnow.providers.reply;

/// Bodies as Chinese providers send them, many of them inside a 200. One row a line: provider,
/// status, kind, a part of the message, body.
final class ChineseErrorRows {

  private ChineseErrorRows() {}

  static final String ROWS =
      """
      Qianfan | 200 | throttled | RPM | {"error":{"code":"rpm_rate_limit_exceeded","message":"Rate limit reached for RPM","type":"rate_limit_exceeded"},"id":"as-1"}
      Qianfan | 200 | credential | IAM | {"error":{"code":"invalid_iam_token","message":"IAM certification failed","type":"invalid_request_error"},"id":"as-2"}
      Qianfan | 200 | model | does not exist | {"error":{"code":"invalid_model","message":"The model does not exist or you do not have access to it.","type":"invalid_request_error"},"id":"as-3"}
      Qianfan | 200 | server | high load | {"error":{"code":"internal_error","message":"Internal error, high load","type":"internal_error"},"id":"as-4"}
      Qianfan | 200 | invalid | top_p | {"error":{"code":"invalid_argument","message":"top_p must be in [0, 1]","type":"invalid_request_error"},"id":"as-5"}
      Qianfan v1 | 200 | credential | Access token | {"error_code":110,"error_msg":"Access token invalid or no longer valid"}
      DashScope native | 401 | credential | API-key | {"code":"InvalidApiKey","message":"Invalid API-key provided.","request_id":"fb53"}
      DashScope native | 429 | throttled | rate limit | {"code":"Throttling.RateQuota","message":"Requests rate limit exceeded, please try again later.","request_id":"a"}
      DashScope native | 429 | throttled | quota | {"code":"Throttling.AllocationQuota","message":"Allocated quota exceeded, please increase your quota limit.","request_id":"a"}
      DashScope native | 400 | credit | good standing | {"code":"Arrearage","message":"Access denied, please make sure your account is in good standing.","request_id":"a"}
      DashScope compatible | 400 | invalid | json | {"error":{"code":"invalid_parameter_error","param":null,"message":"'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.","type":"invalid_request_error"},"request_id":"b"}
      DashScope compatible | 404 | model | qwen-0 | {"error":{"message":"The model `qwen-0` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"},"request_id":"b"}
      DashScope compatible | 403 | credit | free tier | {"error":{"message":"The free tier of the model has been exhausted.","type":"AllocationQuota.FreeTierOnly","param":null,"code":"AllocationQuota.FreeTierOnly"},"request_id":"c"}
      DashScope compatible | 400 | refused | inappropriate | {"error":{"code":"data_inspection_failed","param":null,"message":"Input data may contain inappropriate content.","type":"data_inspection_failed"},"request_id":"c"}
      DeepSeek | 402 | credit | Balance | {"error":{"message":"Insufficient Balance","type":"unknown_error","param":null,"code":"invalid_request_error"}}
      MiniMax | 500 | credit | 1008 | {"error":{"message":"insufficient balance (1008)","type":"api_error","http_code":"500"}}
      MiniMax | 200 | credit | insufficient balance | {"id":"0","choices":null,"created":1,"model":"MiniMax-M1","object":"chat.completion","usage":{"total_tokens":0},"input_sensitive":false,"output_sensitive":false,"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}
      MiniMax | 200 | throttled | rate limit | {"choices":null,"base_resp":{"status_code":1002,"status_msg":"rate limit reached"}}
      MiniMax | 200 | throttled | TPM | {"choices":null,"base_resp":{"status_code":1039,"status_msg":"TPM限流"}}
      MiniMax | 200 | credential | not authorized | {"base_resp":{"status_code":1004,"status_msg":"not authorized / token not match group"}}
      MiniMax | 200 | credential | invalid api key | {"base_resp":{"status_code":2049,"status_msg":"invalid api key"}}
      MiniMax | 200 | refused | new_sensitive | {"choices":null,"base_resp":{"status_code":1026,"status_msg":"input new_sensitive"}}
      MiniMax | 200 | invalid | invalid params | {"base_resp":{"status_code":2013,"status_msg":"invalid params, messages is empty"}}
      MiniMax | 200 | server | unknown error | {"choices":[],"base_resp":{"status_code":1000,"status_msg":"unknown error"}}
      Zhipu | 429 | credit | 余额不足 | {"error":{"message":"余额不足或无可用资源包,请充值。","code":"1113"}}
      Zhipu | 429 | throttled | 并发数过高 | {"error":{"message":"您当前使用该API的并发数过高，请降低并发，或联系客服增加限额。","code":"1302"}}
      Zhipu | 429 | throttled | 访问量过大 | {"error":{"message":"该模型当前访问量过大，请您稍后再试","code":"1305"}}
      Zhipu | 400 | refused | 敏感内容 | {"contentFilter":[{"level":1,"role":"user"}],"error":{"code":"1301","message":"系统检测到输入或生成内容可能包含不安全或敏感内容，请您避免输入易产生敏感内容的提示语，感谢您的配合。"}}
      Zhipu | 400 | model | 模型不存在 | {"error":{"message":"模型不存在，请检查模型代码。","code":"1211"}}
      Zhipu | 401 | credential | Token | {"error":{"message":"Authentication Token非法，请确认Authentication Token正确传递。","code":"1002"}}
      Zhipu | 400 | too_large | 超长 | {"error":{"message":"Prompt 超长","code":"1261"}}
      Zhipu | 200 | credit | 欠费 | {"code":1113,"msg":"您的账户已欠费，请充值后重试","success":false}
      Moonshot | 400 | refused | high risk | {"error":{"message":"The request was rejected because it was considered high risk","type":"content_filter"}}
      Moonshot | 429 | credit | insufficient balance | {"error":{"message":"Your account org-x <ak-x> is suspended due to insufficient balance, please recharge your account or check your plan and billing details","type":"exceeded_current_quota_error"}}
      Moonshot | 429 | throttled | after 1 seconds | {"error":{"message":"Your account org-x<ak-x> request reached organization max RPM: 3, please try again after 1 seconds","type":"rate_limit_reached_error"}}
      Moonshot | 429 | throttled | overloaded | {"error":{"message":"The engine is currently overloaded, please try again later","type":"engine_overloaded_error"}}
      Moonshot | 400 | too_large | token limit | {"error":{"message":"Invalid request: Your request exceeded model token limit: 8192","type":"invalid_request_error"}}
      Moonshot | 404 | model | Permission denied | {"error":{"message":"Not found the model moonshot-v9 or Permission denied","type":"resource_not_found_error"}}
      DeepSeek | 400 | refused | Content Exists Risk | {"error":{"message":"Content Exists Risk","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}
      DeepSeek | 401 | credential | Authentication Fails | {"error":{"message":"Authentication Fails, Your api key: ****bcde is invalid","type":"authentication_error","param":null,"code":"invalid_request_error"}}
      DeepSeek | 503 | server | busy | {"error":{"message":"Service is too busy. We advise users to temporarily switch to alternative LLM API service providers.","type":"service_unavailable_error","param":null,"code":"invalid_request_error"}}
      SiliconFlow | 403 | credit | insufficient | {"code":30001,"message":"Sorry, your account balance is insufficient","data":null}
      SiliconFlow | 400 | model | does not exist | {"code":20012,"message":"Model does not exist. Please check it carefully.","data":null}
      SiliconFlow | 401 | credential | Invalid token | "Invalid token"
      SiliconFlow | 429 | throttled | TPM limit reached | {"message":"Request was rejected due to rate limiting. Details: TPM limit reached.","data":null}
      SiliconFlow | 503 | server | overloaded | {"code":50505,"message":"Model service overloaded. Please try again later.","data":null}
      SiliconFlow | 400 | too_large | max_seq_len | {"code":20015,"message":"length of prompt_tokens (40250) must be less than max_seq_len (32768).","data":null}
      Volcengine | 403 | credit | overdue | {"error":{"message":"The request failed because your account has an overdue balance. Request id: x","code":"AccountOverdueError","param":"","type":"Forbidden"}}
      Volcengine | 429 | credit | free trial quota | {"error":{"message":"Your account x has exhausted its free trial quota for the doubao-pro model, and its model service has been paused.","code":"QuotaExceeded","param":"","type":"TooManyRequests"}}
      Volcengine | 429 | throttled | TPM | {"error":{"message":"The Tokens Per Minute (TPM) limit of the associated endpoint for your account has been exceeded. Request id: x","code":"RateLimitExceeded.EndpointTPMExceeded","param":"","type":"TooManyRequests"}}
      Volcengine | 400 | refused | sensitive | {"error":{"message":"The request failed because the input text may contain sensitive information. Request id: x","code":"InputTextSensitiveContentDetected","param":"","type":"BadRequest"}}
      Volcengine | 400 | refused | violates | {"error":{"message":"The request could not be processed because the input text includes sensitive content that violates ContentSecurityDetection.","code":"InputTextRiskDetection","param":"","type":"BadRequest"}}
      Volcengine | 404 | model | not activated | {"error":{"message":"Your account x has not activated the model doubao-pro. Please activate the model service in the Ark Console.","code":"ModelNotOpen","param":"","type":"Not Found"}}
      Qianfan | 429 | throttled | TPM | {"error":{"message":"Rate limit reached for TPM","code":"tpm_rate_limit_exceeded","type":"rate_limit_exceeded"}}
      Qianfan | 400 | too_large | characters | {"error":{"message":"the max input characters is 5120","code":"characters_too_long","type":"invalid_request_error"}}
      Qianfan v1 | 200 | throttled | qps | {"error_code":18,"error_msg":"Open api qps request limit reached"}
      Qianfan v1 | 200 | too_large | 5120 | {"error_code":336007,"error_msg":"the max input characters is 5120"}
      Qianfan v1 | 200 | credential | permission | {"error_code":6,"error_msg":"No permission to access data"}
      DashScope native | 400 | refused | inappropriate | {"code":"DataInspectionFailed","message":"Output data may contain inappropriate content.","request_id":"a"}
      DashScope native | 400 | invalid | download | {"code":"InvalidParameter.DataInspection","message":"Unable to download the media resource during the data inspection process.","request_id":"a"}
      DashScope native | 400 | too_large | 30720 | {"code":"InvalidParameter","message":"Range of input length should be [1, 30720]","request_id":"a"}
      DashScope compatible | 429 | throttled | Allocated | {"error":{"message":"Allocated quota exceeded, please increase your quota limit.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}
      DashScope compatible | 429 | throttled | rate increased | {"error":{"message":"Request rate increased too quickly. To ensure system stability, please adjust your client logic to scale requests more smoothly over time.","type":"limit_burst_rate","param":null,"code":"limit_burst_rate"}}
      Tencent | 200 | credential | signature | {"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"The provided signature does not match."},"RequestId":"x"}}
      Tencent | 200 | credit | 资源包 | {"Response":{"Error":{"Code":"FailedOperation.FreeResourcePackExhausted","Message":"免费资源包已用尽。"},"RequestId":"x"}}
      Spark | 200 | credential | signature | {"error":{"code":"11200","message":"AppIdNoAuthError: the signature or app id has no authorization, api key not valid"}}
      StepFun | 451 | refused | blocked | {"error":{"message":"The content you provided or machine outputted is blocked.","type":"censorship_blocked"}}
      """;
}
