import type { Table } from "../../service/pattern";

/** 任务的运行：为什么停下、怎么办，以及日志。 */
export const runs: Table = {
  "Paused by hand.": "已手动暂停。",
  "Cancelled by hand.": "已手动取消。",
  "Warning about {field}: {said}": "关于 {field} 的警告：{said}",
  "Rows of the task {name}.": "任务“{name}”的数据行。",
  "The run has ended.": "运行已结束。",
  "Running with {name}.": "使用模型 {name} 运行。",
  "Target {rows} rows, at most {count} calls in flight.": "目标 {rows} 行，最多同时进行 {count} 个调用。",
  "Request {unit} will be sent again in {pause} (try {tries}): {failure}":
    "请求 {unit} 将在 {pause}后重新发送（第 {tries} 次尝试）：{failure}",
  "The model asked for less; nothing is sent for {pause}: {failure}": "模型要求放慢，{pause}内不发送请求：{failure}",
  "Request {unit} was given up: {failure}": "已放弃请求 {unit}：{failure}",
  "No further requests are sent: {why}. Requests in flight: {count}.":
    "不再发送新请求：{why}。进行中的请求：{count} 个。",
  "{said} (and {count} times more in the meantime)": "{said}（在此期间还有 {count} 次）",
  "{said} (and once more in the meantime)": "{said}（在此期间还有 1 次）",
  "The database was away, and another service may have taken the task over. It goes on when it is sure that none has.":
    "数据库曾无法连接，任务可能已由另一个服务接管。确认没有被接管后将继续运行。",

  "{rows} rows are missing: {why}.": "缺少 {rows} 行：{why}。",
  "{rows} of {count} accepted rows had values converted to match the output schema.":
    "在 {count} 行已接受的数据中，有 {rows} 行的值已按输出结构转换。",
  "Retry sends further requests.": "重试会发送更多请求。",
  "To get better answers, {better} in a clone of the task.": "要得到更好的回答，请克隆任务，并在其中{better}。",
  "What came in cannot be written down: {why}": "收到的内容无法写入：{why}",
  "What came in cannot be written to the database: {why}": "收到的内容无法写入数据库：{why}",
  "Make room on the disk of the service, then retry.": "请在服务所用的磁盘上腾出空间，然后重试。",
  "Put the model right, then resume.": "请改正模型的设置，然后继续。",
  "Its journal cannot be used: {why}": "它的日志文件无法使用：{why}",
  "Put the file right, then retry.": "请修复该文件，然后重试。",
  "A bug in Winnow ended the run: {text}": "Winnow 自身的错误中止了运行：{text}",
  "What was answered is kept.": "已得到的回答会保留。",
  "Make a new task of a template that says it otherwise.": "请改写模板，并用它创建新任务。",
  "Retry, and report it with the service's log.": "请重试，并附上服务日志报告此问题。",
  "What was answered is kept in the spool. Retry.": "已得到的回答保存在服务的暂存文件中。请重试。",

  "The end of its journal ({bytes} bytes) cannot be read and was moved to {file}.":
    "它的日志文件末尾（{bytes} 字节）无法读取，已移到 {file}。",
  "{count} records of its journal {file} cannot be read any more.":
    "它的日志文件 {file} 中有 {count} 条记录已无法读取。",
  "Its journal {harm} and was moved to {file}.": "它的日志文件{harm}，已移到 {file}。",
  "Answers that only stood there are asked for again; all others are kept.":
    "只存在于其中的回答会重新请求，其余的都会保留。",
  "The journal {file} is in use by process {count}.": "日志文件 {file} 正被进程 {count} 使用。",
  "The journal {file} is closed.": "日志文件 {file} 已关闭。",
  "Task {id} has {rows} rows; row {number} does not follow.": "任务 {id} 有 {rows} 行数据，第 {number} 行与之不相接。",
  "It asks to wait {time}.": "它要求等待 {time}。",
  "It refused every call for {time}.": "它在 {time}内没有接受任何调用。",
  "Run it again later, or ask for a higher limit.": "请稍后再运行，或申请更高的限额。",
  "The model wants an API key. Give it one.": "模型需要 API 密钥。请为它填写。",
  "Check the key in the environment variable {name}.": "请检查环境变量 {name} 中的密钥。",
  "Check the key in the file {file}.": "请检查文件 {file} 中的密钥。",
  "Check the key of the model in Models.": "请在“模型”中检查该模型的密钥。",
  "Add credit with the provider, then run it again.": "请向服务商充值，然后再次运行。",
  "The request is larger than the provider ever takes. Shorten the prompt, lower the batch size or max tokens, or ask for a higher limit.":
    "请求超过服务商允许的最大长度。请缩短提示词，减少每次请求行数或最大 token 数，或申请更高的限额。",
  "The model was still being loaded after minutes of waiting. Run it again when the server is ready.":
    "等待数分钟后模型仍在加载。请在服务器就绪后再次运行。",
  "Check the model id ({text}).": "请检查模型 ID（{text}）。",
  "The base URL is {address}.": "接口地址为 {address}。",
  "The model does not take this request. Change what it names; if it names the response format, send the output schema in the prompt only.":
    "模型不接受这个请求。请修改它指出的内容；如果指出的是输出格式，请仅在提示词中给出输出结构。",
  "Allow longer answers (request timeout), or ask for less (batch size, max tokens).":
    "请放宽回答的时限（请求超时），或减少请求的内容（每次请求行数、最大 token 数）。",
  "The model of this task has been deleted. Give the task another model.": "此任务的模型已被删除。请为任务换一个模型。",
  "Model {name} has another provider now than this task was made with. Let the task take the model's present settings.":
    "模型 {name} 现在的类型与创建此任务时不同。请让任务采用该模型当前的设置。",
  "Requests go by the present settings of model {name} from now on.": "此后的请求采用模型 {name} 当前的设置。",
  "Requests go to model {name} from now on; before, they went to {other}.":
    "此后的请求发往模型 {name}；此前发往 {other}。",
  "The address or the headers of model {name} were changed; requests go by the new ones.":
    "模型 {name} 的地址或请求头已修改；请求采用新的设置。",

  "The file cannot be made: {why} Make room on the disk of the service.":
    "无法生成文件：{why}请在服务所用的磁盘上腾出空间。",
  "{file}: cannot be written: {why}": "{file}：无法写入：{why}",
  "Free some space, then try again.": "请腾出一些空间，然后重试。",
  "Raise the file-size limit (ulimit -f), then try again.": "请提高文件大小的上限（ulimit -f），然后重试。",
  "Choose a shorter name.": "请换一个较短的名称。",
  "Choose another folder.": "请换一个文件夹。",
  "Part of the path is a file.": "路径中有一部分是文件。",
  "permission denied. Choose another folder or change its rights.": "没有权限。请换一个文件夹，或修改其权限。",
  "its folder does not exist. Make it first.": "所在的文件夹不存在。请先创建。",
  "a file stands where a folder should be. Choose another.": "应为文件夹的位置上是一个文件。请换一个。",
};

/** 任务的操作被服务拒绝的原因。 */
export const control: Table = {
  "The task is {state}: {move} goes with {states} only.": "任务{state}：只有{states}的任务才能{move}。",
  "The task is CANCELLED for good. Clone it.": "任务已永久取消。请克隆它。",
  "The task is RUNNING: its model can be changed when it is paused. Pause it first.":
    "任务正在运行：暂停后才能更换模型。请先暂停。",
  "The task is RUNNING. Pause or cancel it first.": "任务正在运行。请先暂停或取消。",
  "The task still waits for answers in flight, which are paid for. Try again in a moment.":
    "任务还在等待已付费的进行中的回答。请稍后再试。",
  "({count}) is lower than it is now ({number}). A target can only be raised; cancel the task to end it with fewer rows.":
    "（{count}）低于当前值（{number}）。目标只能提高；如果想以较少的行数结束，请取消任务。",
  "names no template that is there.": "不存在。",
  "names a template that is archived. Restore it, or choose another.": "所指的模板已归档。请恢复它，或选择其他模板。",
  "({revision}) is no revision of this template. Leave it out to take the newest.":
    "（{revision}）不是该模板的版本。省略则使用最新版本。",
  "names no model that is there.": "不存在。",
  "names no dataset that is there.": "不存在。",
  "Choose one from the list of templates.": "请从模板列表中选择。",
  "Choose one from the list of models.": "请从模型列表中选择。",
  "Choose one from the list of datasets.": "请从数据集列表中选择。",
  "This version of Winnow refuses what the task has pinned ({field}): {said}":
    "此版本的 Winnow 不接受任务中已固定的内容（{field}）：{said}",
  "The task was given another model in the meantime. Look at it, then try again.":
    "任务在此期间已换了模型。请查看任务后再试。",
};
