import type { Table } from "../../service/pattern";

/** 模型：设置、测试，以及为什么没有回答。 */
export const models: Table = {
  "Change the settings, or what they name.": "请修改设置，或设置所指的内容。",
  "Add credit with the provider.": "请向服务商充值。",
  "Add credit with the provider, then try again.": "请向服务商充值，然后重试。",
  "Check the model id ({text}) and the base URL ({address}).": "请检查模型 ID（{text}）和接口地址（{address}）。",
  "The settings are good, but the provider asks for a pause. Lower the requests per minute, or ask it for a higher limit.":
    "设置没有问题，但服务商要求暂停。请降低每分钟请求数，或申请更高的限额。",
  "Is it running, and is the base URL ({address}) right?": "它在运行吗？接口地址（{address}）正确吗？",
  "Is it running, and is the address right?": "它在运行吗？地址正确吗？",
  "Its base URL is {address}.": "它的接口地址为 {address}。",
  "The test waits up to 60 seconds. Is the model being loaded? Try again, or allow longer answers.":
    "测试最多等待 60 秒。模型是否正在加载？请重试，或放宽回答的时限。",
  "Try again later.": "请稍后重试。",
  "The model is being loaded. Try again in a minute.": "模型正在加载。请一分钟后重试。",
  "The request is larger than the provider ever takes. Shorten the prompt, ask for fewer rows or tokens, or ask for a higher limit.":
    "请求超过服务商允许的最大长度。请缩短提示词，减少每次请求的行数或 token 数，或申请更高的限额。",
  "The provider broke the answer off (finish reason {text}).": "服务商中断了回答（结束原因：{text}）。",
  "The stream of the answer broke off before its end.": "回答的数据流在结束前中断。",
  "Does the base URL ({address}) lead to an interface like OpenAI's?":
    "接口地址（{address}）是否指向与 OpenAI 类似的接口？",
  "Does this address speak the OpenAI protocol?": "该地址是否支持 OpenAI 协议？",
  "The model does not take this request. Change what it names: temperature, Top P, max tokens, how the output schema is sent, or extra fields.":
    "模型不接受这个请求。请修改它指出的内容：温度、Top P、最大 token 数、输出结构的发送方式或额外字段。",
  "The model can be reached, but declined to answer. Try another one.": "可以连接到模型，但它拒绝回答。请换一个模型。",
  "It wants an API key. Enter one, or the name of an environment variable with it.":
    "它需要 API 密钥。请填写密钥，或存放密钥的环境变量名。",
  "Check the key in the environment variable {name} of the service.": "请检查服务的环境变量 {name} 中的密钥。",
  "Check the key file.": "请检查密钥文件。",
  "Check the key, and enter it again.": "请检查密钥，并重新输入。",
  "Check the model's key.": "请检查模型的密钥。",
  "Allow longer answers of the model, or ask for less.": "请放宽模型回答的时限，或减少请求的内容。",
  "Try again later, or ask the provider for a higher limit.": "请稍后重试，或向服务商申请更高的限额。",
  "Try again later, or lower the concurrency of the tasks that use it.": "请稍后重试，或降低使用它的任务的并发数。",
  "Try again later, pause a task that uses it, or raise the model's limits.":
    "请稍后重试，暂停使用它的某个任务，或提高模型的限制。",
  "The model has asked for fewer calls; none is sent to it for another {count} seconds.":
    "模型要求减少调用，{count} 秒内不会向它发送请求。",
  "All calls that this model may have are taken; none came free in {count} seconds.":
    "该模型的并发调用已全部占用，{count} 秒内没有空出。",

  "Cannot reach {where}: {network}.": "无法连接 {where}：{network}。",
  "{where} does not speak HTTP: {network}": "{where} 不支持 HTTP：{network}",
  "{where} broke the connection off: {text}": "{where} 中断了连接：{text}",
  "No whole reply within {pause}.": "{pause}内没有收到完整的回答。",
  "The reply is larger than the limit of {bytes} bytes.": "回答超过 {bytes} 字节的上限。",
  "HTTP {status} without a word": "HTTP {status}，没有说明",
  "{text} (HTTP {status} from {address}, model {name})": "{text}（HTTP {status}，来自 {address}，模型 {name}）",
  "The address {address} redirects to {target}; maybe set the base URL to where it leads.":
    "地址 {address} 重定向到 {target}；也许应当将接口地址设为它所指向的位置。",
  "{address} answered with {content}": "{address} 返回了{content}",
  "further messages": "其他信息",

  "The model has no base URL. Maybe set one, for instance https://api.openai.com/v1.":
    "模型没有接口地址。请填写一个，例如 https://api.openai.com/v1。",
  "The base URL ({text}) must be a full http or https address. Maybe write https:// before it.":
    "接口地址（{text}）应为完整的 http 或 https 地址。也许应当在前面写上 https://。",
  "The base URL of host {name} must not contain a user or password. Maybe use an API key or a header.":
    "主机 {name} 的接口地址不能含有用户名或密码。可以使用 API 密钥或请求头。",
  "The base URL ({text}) must not contain a fragment (#). Maybe remove it.":
    "接口地址（{text}）不能含有片段（#）。也许应当删除。",
  "The header ({name}) cannot be set. Maybe remove it.": "请求头（{name}）不能设置。也许应当删除。",
  "The value of header {name} must be one line of plain ASCII characters.":
    "请求头 {name} 的值应为一行普通的 ASCII 字符。",
  "The model's stored key is not at hand.": "模型已保存的密钥不可用。",
  "The environment variable {name} is not set. Maybe: export {_}=…":
    "没有设置环境变量 {name}。可以设置：export {name}=…",
  "{key} is empty.": "{key}为空。",
  "{key} holds a line break. Copy the key alone, in one line.": "{key}含有换行。请只复制密钥本身，写成一行。",
  "{key} stands in quotes. Write the key without them.": "{key}带有引号。请去掉引号。",
  "{key} begins with a word like Bearer. Write the key alone.": "{key}以 Bearer 之类的词开头。请只填写密钥本身。",
  "{key} is a whole assignment. Write only what stands behind the equals sign.":
    "{key}是整条赋值语句。请只填写等号后面的内容。",
  "{key} names a variable. Write what the variable holds.": "{key}是变量名。请填写变量的值。",
  "{key} is a placeholder. Put your key in its place.": "{key}是占位符。请换成您的密钥。",
  "{key} is an address. Put your key in its place.": "{key}是一个地址。请换成您的密钥。",
  "{key} is shortened. Copy the whole key.": "{key}不完整。请复制完整的密钥。",
  "{key} holds a space. Copy the key again.": "{key}含有空格。请重新复制密钥。",
  "{key} holds a character that no key has. Copy the key again.": "{key}含有密钥中不会出现的字符。请重新复制密钥。",
  "The key file {file} is a folder.": "密钥文件 {file} 是一个文件夹。",
  "The key file {file} is larger than {bytes} bytes: no key.": "密钥文件 {file} 超过 {bytes} 字节，不是密钥。",
  "The key file {file} does not exist.": "密钥文件 {file} 不存在。",
  "The key file {file} is no path.": "密钥文件 {file} 不是路径。",
  "The key file {file} cannot be read ({text}).": "密钥文件 {file} 无法读取（{text}）。",
  "The stored key of model {name} cannot be decrypted: {damage}. Enter it again.":
    "模型 {name} 已保存的密钥无法解密：{damage}。请重新输入。",
  "The key cannot be encrypted: the file secret.key in Winnow's home holds no key. Put the right file there, or move it away and enter all keys again.":
    "密钥无法加密：Winnow 主目录中的文件 secret.key 不含密钥。请放入正确的文件，或移走它并重新输入所有密钥。",
  "The model's base URL {objection}": "模型的接口地址{objection}",
  "Model {name} cannot be used. {said}": "模型 {name} 无法使用。{said}",
};

/** 模型设置中的字段：接在字段名称之后的半句话。 */
export const modelFields: Table = {
  "takes http and https only, found {text}.": "只能使用 http 和 https，实为 {text}。",
  "names no host. Write one like https://api.openai.com/v1.":
    "中没有主机。请填写 https://api.openai.com/v1 这样的地址。",
  "(host {name}) leads to a link-local address or a cloud's metadata service, which is never called. Write the address of a model.":
    "（主机 {name}）指向链路本地地址或云平台的元数据服务，Winnow 从不调用它们。请填写模型的地址。",
  "is stored for another address ({address}). Enter the key for this one, or null to have none.":
    "是为另一个地址（{address}）保存的。请输入此地址的密钥；不需要密钥时请填写 null。",
  "is empty. Write the key, or null to have none.": "为空。请填写密钥；不需要密钥时请填写 null。",
  "holds a line break. Copy the key alone, in one line.": "含有换行。请只复制密钥本身，写成一行。",
  "stands in quotes. Write the key without them.": "带有引号。请去掉引号。",
  "begins with a word like Bearer. Write the key alone.": "以 Bearer 之类的词开头。请只填写密钥本身。",
  "is a whole assignment. Write only what stands behind the equals sign.": "是整条赋值语句。请只填写等号后面的内容。",
  "names a variable. Write what the variable holds.": "是变量名。请填写变量的值。",
  "is a placeholder. Put your key in its place.": "是占位符。请换成您的密钥。",
  "is an address. Put your key in its place.": "是一个地址。请换成您的密钥。",
  "is shortened. Copy the whole key.": "不完整。请复制完整的密钥。",
  "holds a space. Copy the key again.": "含有空格。请重新复制密钥。",
  "holds a character that no key has. Copy the key again.": "含有密钥中不会出现的字符。请重新复制密钥。",
  "expected the key as text, or null to have none.": "应为文本形式的密钥；不需要密钥时应为 null。",
  "expected the name of an environment variable, like OPENAI_API_KEY, not the key itself.":
    "应为 OPENAI_API_KEY 这样的环境变量名，而不是密钥本身。",
  "({name}) is one of Winnow's own variables. Name another.": "（{name}）是 Winnow 自己的变量。请换一个。",
  "is not taken here: the service reads no files of its machine. Use apiKey or apiKeyEnv.":
    "在此处不能使用：服务不读取本机文件。请使用 apiKey 或 apiKeyEnv。",
  "a model holds a key in apiKey only, where it is encrypted: put it there, or into an environment variable and write its name into apiKeyEnv.":
    "模型的密钥只能放在会加密保存的 apiKey 中：请填入该处，或放入环境变量并将变量名填入 apiKeyEnv。",
  "a task file never holds a key: put it into an environment variable and write apiKeyEnv: NAME, or into a file and write apiKeyFile: PATH.":
    "不能使用：任务文件从不含有密钥。请将密钥放入环境变量并填写 apiKeyEnv: NAME，或放入文件并填写 apiKeyFile: PATH。",
  "holds a user name or key before the @. Remove it: {secret}": "的 @ 之前含有用户名或密钥。请删除：{secret}",
  "expected an address like http://127.0.0.1:8000/v1, {location}":
    "应为 http://127.0.0.1:8000/v1 这样的地址，{location}",
  "expected an address like http://127.0.0.1:8000/v1: {text}.": "应为 http://127.0.0.1:8000/v1 这样的地址：{text}。",
  "goes up to /v1 only, without ? and #.": "只写到 /v1 为止，不带 ? 和 #。",
  "is missing, and so is baseUrl.": "缺失，baseUrl 也缺失。",
  "Write provider: offline, or baseUrl and model.": "请填写 provider: offline，或 baseUrl 和 model。",
  "Write the model's id as the provider lists it: gpt-4o-mini.": "请填写服务商列出的模型 ID：gpt-4o-mini。",
  "Write the address up to /v1: https://api.openai.com/v1.": "请填写到 /v1 为止的地址：https://api.openai.com/v1。",
  "goes with provider: offline only.": "只能与 provider: offline 一起使用。",
  "does not go with provider: offline, which calls nobody. Remove it or the provider.":
    "不能与 provider: offline 一起使用，它不调用任何服务。请删除它或 provider。",
  "does not go with provider: offline, which calls nobody. Remove it.":
    "不能与 provider: offline 一起使用，它不调用任何服务。请删除。",
  "a path is taken as it is, without ~. Write the whole path.": "的路径原样使用，不能含 ~。请填写完整路径。",
  "is set by Winnow for every request.": "由 Winnow 在每个请求中设置。",
  "is no name of an HTTP header. Use letters, digits and hyphens.":
    "不是 HTTP 请求头的名称。请使用字母、数字和连字符。",
  "is set by the connection itself.": "由连接自身设置。",
  "holds a character that HTTP headers cannot carry. Use plain ASCII characters, without accents or line breaks.":
    "含有 HTTP 请求头无法携带的字符。请只使用 ASCII 字符，不要使用重音字母、中文或换行。",
  "makes the settings too long: {count} characters, at most {most} are taken. Shorten it.":
    "使设置过长：共有 {count} 个字符，最多 {most} 个。请缩短。",
};
