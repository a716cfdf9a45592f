<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>main</name>
    <message>
        <source>What pre-trained representations learn, when, and what each moment is good for.</source>
        <translation>预训练表征学到什么、何时学到，以及每个时刻适合做什么。</translation>
    </message>
    <message>
        <source>The folder that holds the runs</source>
        <translation>存放运行的文件夹</translation>
    </message>
    <message>
        <source>Write the figures and the report of a run or study, without a window</source>
        <translation>写出运行或研究的图和报告，不打开窗口</translation>
    </message>
    <message>
        <source>The folder that --export writes into</source>
        <translation>--export 写入的文件夹</translation>
    </message>
    <message>
        <source>A run or study to open: its folder, or its name in the library; or the file of a specification, to look at and start; or a video, to review</source>
        <translation>要打开的运行或研究：其文件夹，或在运行库中的名称；也可以是配置文件，用于查看并启动；还可以是要复核的视频</translation>
    </message>
</context>
<context>
    <name>transect::AnnotatedExport</name>
    <message>
        <source>frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>分数 %1</translation>
    </message>
</context>
<context>
    <name>transect::Application</name>
    <message>
        <source>an unknown error</source>
        <translation>未知错误</translation>
    </message>
    <message>
        <source>What was to be done is not done. Runs go on.</source>
        <translation>操作未完成。运行照常继续。</translation>
    </message>
</context>
<context>
    <name>transect::CardTexts</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>transect::CheckpointCard</name>
    <message>
        <source>Use this checkpoint</source>
        <translation>使用此检查点</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>在目标上评估…</translation>
    </message>
    <message>
        <source>Fine-tune on a target…</source>
        <translation>在目标上微调…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Copy its path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>The path of %1 is on the clipboard</source>
        <translation>%1 的路径已复制到剪贴板</translation>
    </message>
    <message>
        <source>Spectrum of the checkpoint</source>
        <translation>检查点的奇异值谱</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>奇异值</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>检查点 %1</translation>
    </message>
    <message>
        <source>Of the run %1</source>
        <translation>来自运行 %1</translation>
    </message>
    <message>
        <source>The run that wrote it is not at hand</source>
        <translation>写出它的运行不可用</translation>
    </message>
    <message>
        <source>held-out accuracy of the source %1</source>
        <translation>源留出集准确率 %1</translation>
    </message>
    <message>
        <source>k = %1 of %2</source>
        <translation>k = %1（共 %2）</translation>
    </message>
    <message>
        <source>k = %1 of %2, RankMe %3</source>
        <translation>k = %1（共 %2），RankMe %3</translation>
    </message>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>Save a copy of %1</source>
        <translation>保存 %1 的副本</translation>
    </message>
    <message>
        <source>Weights (*%1)</source>
        <translation>权重 (*%1)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>the checkpoint was not saved: %1</source>
        <translation>检查点未保存：%1</translation>
    </message>
</context>
<context>
    <name>transect::CheckpointTimeline</name>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message numerus="yes">
        <source>, and %n inside the first epoch</source>
        <translation>
            <numerusform>，另有 %n 个在第一轮内</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n 个检查点</numerusform>
        </translation>
    </message>
    <message>
        <source>epochs %1</source>
        <translation>轮次 %1</translation>
    </message>
</context>
<context>
    <name>transect::CommandPalette</name>
    <message>
        <source>What to do?</source>
        <translation>要做什么？</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>transect::Comparison</name>
    <message>
        <source>In what the chosen runs differ</source>
        <translation>所选运行的不同之处</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message numerus="yes">
        <source>The first %1 of %n run(s)</source>
        <translation>
            <numerusform>%n 个运行中的前 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) compared</source>
        <translation>
            <numerusform>已比较 %n 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) not read yet</source>
        <translation>
            <numerusform>%n 个运行尚未读取</numerusform>
        </translation>
    </message>
    <message>
        <source>They have the same parameters and figures.</source>
        <translation>它们的参数和数值相同。</translation>
    </message>
    <message>
        <source>In what they differ</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
</context>
<context>
    <name>transect::CurveTexts</name>
    <message>
        <source>%1, mean of the epoch</source>
        <translation>%1，轮次均值</translation>
    </message>
    <message>
        <source>%1, raw</source>
        <translation>%1，原始值</translation>
    </message>
    <message numerus="yes">
        <source>%1, half-life %n point(s)</source>
        <translation>
            <numerusform>%1，半衰期 %n 个点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, held-out</source>
        <translation>%1，留出集</translation>
    </message>
    <message>
        <source>%1, GPU</source>
        <translation>%1，GPU</translation>
    </message>
</context>
<context>
    <name>transect::DataSetPicker</name>
    <message>
        <source>choose a data set</source>
        <translation>选择数据集</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Not found: %1</source>
        <translation>未找到：%1</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Browse for a folder or a file of images</source>
        <translation>浏览图像文件夹或图像文件</translation>
    </message>
    <message>
        <source>A folder with one folder a class</source>
        <translation>文件夹：每类一个子文件夹</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>A file: tar, IDX, NPZ, NPY or a picture of tiles</source>
        <translation>文件：tar、IDX、NPZ、NPY 或拼接图像</translation>
    </message>
    <message>
        <source>File of images</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>Not found on this machine: %1</source>
        <translation>本机未找到：%1</translation>
    </message>
</context>
<context>
    <name>transect::DesktopNotifier</name>
    <message>
        <source>Open the window</source>
        <translation>打开窗口</translation>
    </message>
</context>
<context>
    <name>transect::DeviceQueueLabel</name>
    <message>
        <source>%1 is free</source>
        <translation>%1 空闲</translation>
    </message>
    <message>
        <source>%1 is held by %2</source>
        <translation>%1 被 %2 占用</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n wait(s)</source>
        <translation>
            <numerusform>%1，%n 个运行在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue cannot be read: %1</source>
        <translation>无法读取队列：%1</translation>
    </message>
    <message>
        <source>No other run holds a device or waits for one</source>
        <translation>没有其他运行占用或等待设备</translation>
    </message>
</context>
<context>
    <name>transect::DifferenceList</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Differences to the original</source>
        <translation>与原运行的差异</translation>
    </message>
    <message>
        <source>Differs from the original</source>
        <translation>与原运行不同</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现值</translation>
    </message>
</context>
<context>
    <name>transect::Engine</name>
    <message>
        <source>transectl, the program that carries out runs, was not found</source>
        <translation>未找到执行运行的程序 transectl</translation>
    </message>
    <message>
        <source>Put it beside transect or into a folder of PATH, or name it in the environment variable TRANSECTL</source>
        <translation>请将它放在 transect 旁或 PATH 中的某个文件夹里，或用环境变量 TRANSECTL 指定</translation>
    </message>
    <message>
        <source>transectl cannot say what it can do: %1</source>
        <translation>transectl 无法说明它支持什么：%1</translation>
    </message>
    <message>
        <source>Run transectl doctor in a terminal: it names what is missing</source>
        <translation>请在终端运行 transectl doctor，它会指出缺少什么</translation>
    </message>
</context>
<context>
    <name>transect::EstimateTexts</name>
    <message>
        <source>nothing to evaluate</source>
        <translation>没有要评估的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n 个检查点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pre-training(s)</source>
        <translation>
            <numerusform>%n 次预训练</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n 个目标</numerusform>
        </translation>
    </message>
    <message>
        <source>For each checkpoint: </source>
        <translation>每个检查点：</translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n 个种子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln linear probe(s)</source>
        <translation>
            <numerusform>%Ln 个线性探针</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine-tuning(s)</source>
        <translation>
            <numerusform>%Ln 次微调</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spectra</source>
        <translation>
            <numerusform>%Ln 个奇异值谱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::EventsModel</name>
    <message>
        <source>true</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1, clip %2, peak %3, person %4, %5, verdict %6</source>
        <translation>%1，片段 %2，峰值 %3，人物 %4，%5，判定：%6</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>transect::EventsPanel</name>
    <message>
        <source>True</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>It is irregular indeed</source>
        <translation>确实异常</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Nothing irregular is there</source>
        <translation>此处没有异常</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Neither can be said</source>
        <translation>两者都无法断定</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>Whose name the verdicts are signed with; empty: that of the account</source>
        <translation>判定以谁的名义署名；留空则用账户名</translation>
    </message>
    <message>
        <source>Clip, note, verdict…</source>
        <translation>片段、备注、判定…</translation>
    </message>
    <message>
        <source>Search the events</source>
        <translation>搜索事件</translation>
    </message>
    <message>
        <source>Which events are shown</source>
        <translation>显示哪些事件</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待判定</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Order of the events</source>
        <translation>事件的顺序</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>按分数</translation>
    </message>
    <message>
        <source>Most useful first</source>
        <translation>最有用的在前</translation>
    </message>
    <message>
        <source>Open events near the border between true events and false alarms, from clip to clip: a verdict on them says most</source>
        <translation>靠近属实事件与误报分界的待判定事件，各片段轮流：对它们的判定信息量最大</translation>
    </message>
    <message>
        <source>Note on this event</source>
        <translation>此事件的备注</translation>
    </message>
    <message>
        <source>Events: %1 of %2 open</source>
        <translation>事件：%1 / %2 待判定</translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) on no event of these rules</source>
        <translation>
            <numerusform>%n 个判定不属于当前规则下的任何事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Precision: no verdicts yet</source>
        <translation>精确率：还没有判定</translation>
    </message>
    <message>
        <source>No score reaches the threshold. Lower it in the strip or by the rule above.</source>
        <translation>没有分数达到阈值。可在分数曲线中或通过上方的规则降低阈值。</translation>
    </message>
    <message>
        <source>No event fits the filter.</source>
        <translation>没有事件符合筛选条件。</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>以及更早的 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>Precision %1, %2, of %n verdict(s)</source>
        <translation>
            <numerusform>精确率 %1，%2，基于 %n 个判定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ExportProgress</name>
    <message>
        <source>Stop writing; nothing is left behind</source>
        <translation>停止写入，不留下任何文件</translation>
    </message>
</context>
<context>
    <name>transect::FieldRow</name>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1：恢复默认值</translation>
    </message>
</context>
<context>
    <name>transect::FieldText</name>
    <message>
        <source>Default: %1</source>
        <translation>默认值：%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>transect::FigureTexts</name>
    <message numerus="yes">
        <source>mean of %n run(s)</source>
        <translation>
            <numerusform>%n 个运行的均值</numerusform>
        </translation>
    </message>
    <message>
        <source>Epoch of the checkpoint</source>
        <translation>检查点的轮次</translation>
    </message>
    <message>
        <source>Epoch, logarithmic</source>
        <translation>轮次（对数）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Held-out top-1 accuracy of the source</source>
        <translation>源留出集 top-1 准确率</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Accuracy on test</source>
        <translation>测试集准确率</translation>
    </message>
    <message>
        <source>Mean accuracy per class on test</source>
        <translation>测试集各类平均准确率</translation>
    </message>
    <message>
        <source>Accuracy on test, of some the mean per class</source>
        <translation>测试集准确率（部分为各类平均）</translation>
    </message>
    <message>
        <source>learning rate drops</source>
        <translation>学习率下降</translation>
    </message>
    <message>
        <source>one run, no interval</source>
        <translation>一个运行，无区间</translation>
    </message>
    <message>
        <source>one draw, no interval</source>
        <translation>一次抽样，无区间</translation>
    </message>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n run(s)</source>
        <translation>
            <numerusform>95% 区间 %1 至 %2，%n 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n draw(s)</source>
        <translation>
            <numerusform>95% 区间 %1 至 %2，%n 次抽样</numerusform>
        </translation>
    </message>
    <message>
        <source>n = %1 images, %2 test images</source>
        <translation>n = %1 张图像，%2 张测试图像</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>not evaluated yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>%1, each run</source>
        <translation>%1，各运行</translation>
    </message>
    <message>
        <source>%1, each seed</source>
        <translation>%1，各种子</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>main part</source>
        <translation>主部分</translation>
    </message>
    <message>
        <source>residual part</source>
        <translation>残差部分</translation>
    </message>
    <message>
        <source>full features</source>
        <translation>完整特征</translation>
    </message>
    <message>
        <source>a fit did not converge</source>
        <translation>有一次拟合未收敛</translation>
    </message>
    <message>
        <source>the chosen penalty is at the end of its path</source>
        <translation>所选的正则化强度位于其搜索范围的端点</translation>
    </message>
    <message>
        <source>features of norm %1, at the last checkpoint %2</source>
        <translation>特征范数 %1，最后一个检查点为 %2</translation>
    </message>
</context>
<context>
    <name>transect::FindingTexts</name>
    <message>
        <source>%1 points over the last, 95 % interval %2 to %3</source>
        <translation>相对最后一个检查点 %1 个百分点，95% 区间 %2 至 %3</translation>
    </message>
    <message>
        <source>%1 is best at %2 so far: %3</source>
        <translation>%1 目前在%2 最佳：%3</translation>
    </message>
    <message>
        <source>%1 is best at %2: %3</source>
        <translation>%1 在%2 最佳：%3</translation>
    </message>
    <message>
        <source>%1 is best at the last checkpoint so far</source>
        <translation>%1 目前在最后一个检查点最佳</translation>
    </message>
    <message>
        <source>%1 is best at the last checkpoint</source>
        <translation>%1 在最后一个检查点最佳</translation>
    </message>
    <message>
        <source>%1: validation chose %2, which tests worse than the last: %3</source>
        <translation>%1：验证集选出%2，其测试结果不如最后一个检查点：%3</translation>
    </message>
    <message>
        <source>%1 has no peak that these numbers can tell from the end (%2: %3)</source>
        <translation>%1：这些数据无法将峰值与末尾区分开（%2：%3）</translation>
    </message>
    <message>
        <source>%1 is a mean per class, which the paired comparison is not made for</source>
        <translation>%1 是各类平均，不适用配对比较</translation>
    </message>
    <message>
        <source>%1: comparing checkpoints…</source>
        <translation>%1：正在比较检查点…</translation>
    </message>
    <message>
        <source>%1 kept no results of single images, so checkpoints cannot be compared in pairs</source>
        <translation>%1 未保留逐张图像的结果，因此无法对检查点做配对比较</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n draw(s)</source>
        <translation>
            <numerusform>%n 次抽样</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 test images</source>
        <translation>%1 张测试图像</translation>
    </message>
    <message>
        <source>best so far: %1</source>
        <translation>目前最佳：%1</translation>
    </message>
    <message>
        <source>best: %1</source>
        <translation>最佳：%1</translation>
    </message>
    <message>
        <source>Checkpoints are chosen on validation images and compared on test images by a paired bootstrap.</source>
        <translation>检查点在验证图像上选择，在测试图像上用配对 bootstrap 比较。</translation>
    </message>
    <message>
        <source>%1: the runs do not end at the same checkpoint yet</source>
        <translation>%1：各运行尚未到达同一个末尾检查点</translation>
    </message>
    <message>
        <source>epochs %1 of its runs</source>
        <translation>轮次 %1（各运行）</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Each run&apos;s checkpoint is chosen on its validation images and compared with its last one on test images; the interval is over seeds of pre-training (Student&apos;s t).</source>
        <translation>每个运行的检查点在其验证图像上选择，并在测试图像上与最后一个检查点比较；区间基于预训练的各个种子（Student t）。</translation>
    </message>
    <message>
        <source>%1: no correlation, since the accuracy of the source is known at too few checkpoints or the scores are all equal</source>
        <translation>%1：无相关系数，因为已知源准确率的检查点太少，或所有分数都相同</translation>
    </message>
    <message numerus="yes">
        <source>%1 with source accuracy: r = %2, 95 % interval %3 to %4 over %n checkpoint(s).</source>
        <translation>
            <numerusform>%1 与源准确率：r = %2，95% 区间 %3 至 %4，%n 个检查点。</numerusform>
        </translation>
    </message>
    <message>
        <source>The interval (Fisher&apos;s z) takes checkpoints for independent, which those of one training are not.</source>
        <translation>该区间（Fisher z）假定各检查点相互独立，而同一次训练的检查点并不独立。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%1 with source accuracy within its runs: r = %2, 95 % interval %3 to %4 over %n checkpoint(s); each run alone %5.</source>
        <translation>
            <numerusform>%1 与源准确率（运行内）：r = %2，95% 区间 %3 至 %4，%n 个检查点；各运行单独为 %5。</numerusform>
        </translation>
    </message>
    <message>
        <source>Within runs: each value less the mean of its run, since differences between runs would pass for a relation.</source>
        <translation>运行内：每个值减去其所属运行的均值，否则运行之间的差异会被误认为相关关系。</translation>
    </message>
</context>
<context>
    <name>transect::FrameView</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>The frames of the chosen clip are shown here, with the poses that were found on them.</source>
        <translation>此处显示所选片段的各帧，以及在其中找到的姿态。</translation>
    </message>
    <message>
        <source>The video is read once, so that each frame can be found: %1</source>
        <translation>正在通读一遍视频，以便定位每一帧：%1</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>第 %1 帧（共 %2 帧）</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>person %1 stands out</source>
        <translation>人物 %1 异常突出</translation>
    </message>
    <message>
        <source>person %1 is chosen</source>
        <translation>已选人物 %1</translation>
    </message>
    <message>
        <source>without a picture</source>
        <translation>无画面</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>已模糊</translation>
    </message>
    <message>
        <source>Person %1: no score at this frame. A score needs a whole window of poses.</source>
        <translation>人物 %1：此帧没有分数。评分需要一个完整的姿态窗口。</translation>
    </message>
    <message>
        <source>Person %1: score %2 at this frame</source>
        <translation>人物 %1：此帧分数 %2</translation>
    </message>
    <message>
        <source>, threshold %1</source>
        <translation>，阈值 %1</translation>
    </message>
</context>
<context>
    <name>transect::GroupSection</name>
    <message numerus="yes">
        <source>%1 (%n changed)</source>
        <translation>
            <numerusform>%1（已改 %n 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>Section %1, %2</source>
        <translation>分节 %1，%2</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已折叠</translation>
    </message>
</context>
<context>
    <name>transect::GroupTexts</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n 个片段</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (95 % interval %2 to %3, %4)</source>
        <translation>%1（95% 区间 %2 至 %3，%4）</translation>
    </message>
</context>
<context>
    <name>transect::HeatMap</name>
    <message>
        <source>%1: rows %2, columns %3, from %4 to %5</source>
        <translation>%1：%2 行，%3 列，从 %4 到 %5</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
</context>
<context>
    <name>transect::Inspector</name>
    <message>
        <source>Choose a run to see what it is.</source>
        <translation>选择一个运行以查看其详情。</translation>
    </message>
</context>
<context>
    <name>transect::JsonEditor</name>
    <message>
        <source>Specification as JSON</source>
        <translation>JSON 格式的配置</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>第 %1 行：</translation>
    </message>
</context>
<context>
    <name>transect::KeepAwake</name>
    <message>
        <source>Runs are running</source>
        <translation>有运行正在执行</translation>
    </message>
</context>
<context>
    <name>transect::KeyReport</name>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>unexpected</source>
        <translation>多余</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Keys of which state</source>
        <translation>显示哪种状态的键</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>搜索键</translation>
    </message>
    <message>
        <source>Search keys by name</source>
        <translation>按名称搜索键</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the chosen keys, or all that are shown</source>
        <translation>复制所选的键，或显示的全部键</translation>
    </message>
    <message>
        <source>Keys of the weights</source>
        <translation>权重的键</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有键</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
</context>
<context>
    <name>transect::LaunchChoices</name>
    <message>
        <source>What to launch</source>
        <translation>启动内容</translation>
    </message>
</context>
<context>
    <name>transect::LaunchDialog</name>
    <message>
        <source>Launch</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Pre-trains on a source, and evaluates the checkpoints on targets as they are written</source>
        <translation>在源上预训练，检查点一写出就在目标上评估</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>Trains a network on a source by a method and leaves a series of checkpoints</source>
        <translation>用一种方法在源上训练网络，留下一个检查点序列</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Evaluates the checkpoints of an existing run, or of a folder, on a target</source>
        <translation>在目标上评估已有运行或文件夹中的检查点</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>预置</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>A new run with the parameters of %1, but for what is changed here</source>
        <translation>新建一个运行，除此处所改之外沿用 %1 的参数</translation>
    </message>
    <message>
        <source>transectl is being asked what it can do</source>
        <translation>正在向 transectl 查询它支持什么</translation>
    </message>
    <message>
        <source>Asking transectl what it can do</source>
        <translation>正在向 transectl 查询它支持什么</translation>
    </message>
    <message>
        <source>This takes a few seconds the first time.</source>
        <translation>首次需要几秒钟。</translation>
    </message>
    <message>
        <source>Nothing can be launched yet</source>
        <translation>目前无法启动任何内容</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>The JSON text has an error; the form shows it as it was before</source>
        <translation>JSON 文本有错误；表单显示的是出错前的内容</translation>
    </message>
    <message>
        <source>The JSON text has an error</source>
        <translation>JSON 文本有错误</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Forget what was entered here</source>
        <translation>清除此处输入的内容</translation>
    </message>
    <message>
        <source>What was entered here is forgotten</source>
        <translation>此处输入的内容已清除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>Finds the persons in videos, and their poses, and follows them: tracks</source>
        <translation>在视频中查找人物及其姿态并跟踪他们，得到轨迹</translation>
    </message>
    <message>
        <source>Regularity</source>
        <translation>规律性</translation>
    </message>
    <message>
        <source>Learns from tracks how persons usually move and hold themselves, and scores what does not look like it</source>
        <translation>从轨迹中学习人物通常的动作与姿势，并为不符合的部分评分</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Scores tracks by a model that was trained, or by how usual the persons move, for the review</source>
        <translation>用训练好的模型或按人物动作的常见程度为轨迹评分，供复核使用</translation>
    </message>
    <message>
        <source>From a video</source>
        <translation>来自视频</translation>
    </message>
    <message>
        <source>Finds the persons, scores how they move, and opens the review. With models of your own: choose the detector and the network of poses, and a trained model to score by.</source>
        <translation>查找人物，为其动作评分，然后打开复核。使用自己的模型：请选择检测器、姿态网络，以及用于评分的训练好的模型。</translation>
    </message>
</context>
<context>
    <name>transect::LaunchFooter</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>The equivalent command line</source>
        <translation>等效的命令行</translation>
    </message>
    <message>
        <source>Writes the specification and copies the command that carries it out</source>
        <translation>写入配置，并复制执行它的命令</translation>
    </message>
    <message>
        <source>Goes to the field</source>
        <translation>转到该字段</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Starts it as a process of its own, which goes on when this window is closed</source>
        <translation>作为独立进程启动，关闭此窗口后仍继续</translation>
    </message>
    <message>
        <source>transectl is making the run</source>
        <translation>transectl 正在创建运行</translation>
    </message>
</context>
<context>
    <name>transect::Launcher</name>
    <message>
        <source>it printed no folder and ended with code %1</source>
        <translation>它没有输出文件夹，退出码为 %1</translation>
    </message>
</context>
<context>
    <name>transect::LegendEntry</name>
    <message>
        <source>%1. Click to hide or show, double click to show alone</source>
        <translation>%1。单击隐藏或显示，双击单独显示</translation>
    </message>
</context>
<context>
    <name>transect::LineEditor</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>transect::LineageTree</name>
    <message>
        <source>What the run stands on, and what stands on it</source>
        <translation>此运行所基于的运行，以及基于它的运行</translation>
    </message>
    <message>
        <source>A double click or Return chooses the run</source>
        <translation>双击或按 Return 键选择该运行</translation>
    </message>
    <message>
        <source>%1 (not in this library)</source>
        <translation>%1（不在此运行库中）</translation>
    </message>
</context>
<context>
    <name>transect::LogPane</name>
    <message>
        <source>Log of the chosen run</source>
        <translation>所选运行的日志</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Return)</source>
        <translation>上一处匹配（Shift+Return）</translation>
    </message>
    <message>
        <source>Next hit (Return)</source>
        <translation>下一处匹配（Return）</translation>
    </message>
    <message>
        <source>Choose a run to see its log.</source>
        <translation>选择一个运行以查看其日志。</translation>
    </message>
    <message>
        <source>This run has not written a log yet.</source>
        <translation>此运行尚未写出日志。</translation>
    </message>
    <message>
        <source>The log cannot be read: %1</source>
        <translation>无法读取日志：%1</translation>
    </message>
    <message>
        <source>[%1 before this are not shown; all of it is in %2]</source>
        <translation>[此前的 %1 未显示；完整日志在 %2]</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>日志为空。</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n hit(s)</source>
        <translation>
            <numerusform>%1 / %n 处匹配</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n 处匹配</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::MainWindow</name>
    <message>
        <source>Transect</source>
        <translation>Transect</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>奇异值谱</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open library</source>
        <translation>打开运行库</translation>
    </message>
    <message>
        <source>Open library…</source>
        <translation>打开运行库…</translation>
    </message>
    <message>
        <source>Choose the folder that holds the runs</source>
        <translation>选择存放运行的文件夹</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>新建运行…</translation>
    </message>
    <message>
        <source>Launch a study or a run</source>
        <translation>启动一个研究或运行</translation>
    </message>
    <message>
        <source>Ready-made studies…</source>
        <translation>预置研究…</translation>
    </message>
    <message>
        <source>Launch a study that comes with the program</source>
        <translation>启动程序自带的研究</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window; runs go on</source>
        <translation>关闭窗口，运行继续</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on where the run was</source>
        <translation>从运行中断处继续</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>本步后停止</translation>
    </message>
    <message>
        <source>Finish the step, write a checkpoint, stop</source>
        <translation>完成当前步，写出检查点，然后停止</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop at once; the last checkpoint stays</source>
        <translation>立即停止，保留最后一个检查点</translation>
    </message>
    <message>
        <source>Duplicate with changes…</source>
        <translation>创建副本并修改…</translation>
    </message>
    <message>
        <source>A new run from this one&apos;s parameters</source>
        <translation>用此运行的参数新建运行</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>在目标上评估…</translation>
    </message>
    <message>
        <source>A transfer run over this run&apos;s checkpoints</source>
        <translation>对此运行的检查点新建迁移运行</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation>显示运行的文件</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>The command that resumes the run</source>
        <translation>继续此运行的命令</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Refused while other runs stand on it</source>
        <translation>有其他运行基于它时不允许</translation>
    </message>
    <message>
        <source>Show the screen</source>
        <translation>显示此界面</translation>
    </message>
    <message>
        <source>Show or hide the pane</source>
        <translation>显示或隐藏此面板</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>All panes where they were at first</source>
        <translation>所有面板回到初始位置</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Turn the look round</source>
        <translation>切换外观</translation>
    </message>
    <message>
        <source>Look of the system</source>
        <translation>跟随系统外观</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation>与桌面的浅色或深色一致</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>筛选运行</translation>
    </message>
    <message>
        <source>Go to the filter</source>
        <translation>转到筛选框</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Every action by name</source>
        <translation>按名称查找所有操作</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>下次启动后生效</translation>
    </message>
    <message>
        <source>The language changes with the next start. Runs go on meanwhile.</source>
        <translation>语言将在下次启动时更改，期间运行照常继续。</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>See and change the keys</source>
        <translation>查看和更改快捷键</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>What the run or study is called; its folder keeps its name</source>
        <translation>更改运行或研究的名称，文件夹名不变</translation>
    </message>
    <message>
        <source>Edit tags…</source>
        <translation>编辑标签…</translation>
    </message>
    <message>
        <source>Words by which the filter finds it</source>
        <translation>供筛选查找的词</translation>
    </message>
    <message>
        <source>Edit note…</source>
        <translation>编辑备注…</translation>
    </message>
    <message>
        <source>What you want to remember of it</source>
        <translation>需要记下的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) on the clipboard</source>
        <translation>
            <numerusform>%n 条命令已复制到剪贴板</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep awake while runs run</source>
        <translation>运行执行期间保持唤醒</translation>
    </message>
    <message>
        <source>This machine does not fall asleep while runs of this library run on it</source>
        <translation>此运行库的运行在本机执行期间，本机不会休眠</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>打开最近的运行库</translation>
    </message>
    <message>
        <source>No other library was opened yet</source>
        <translation>还没有打开过其他运行库</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) ended</source>
        <translation>
            <numerusform>%n 个运行已结束</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>正在读取运行库…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n run(s)…</source>
        <translation>
            <numerusform>正在读取 %n 个运行…</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>R&amp;eview</source>
        <translation>复核(&amp;E)</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>复核视频…</translation>
    </message>
    <message>
        <source>Find the persons of a video, score them, and review what is irregular</source>
        <translation>查找视频中的人物并评分，复核其中的异常</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Play the clip</source>
        <translation>播放片段</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Frame before</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>Ten frames forward</source>
        <translation>前进十帧</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>后退十帧</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一个事件</translation>
    </message>
    <message>
        <source>The next event of the list</source>
        <translation>列表中的下一个事件</translation>
    </message>
    <message>
        <source>Event before</source>
        <translation>上一个事件</translation>
    </message>
    <message>
        <source>The event before in the list</source>
        <translation>列表中的上一个事件</translation>
    </message>
    <message>
        <source>Verdict: true</source>
        <translation>判定：属实</translation>
    </message>
    <message>
        <source>The event is irregular; go on to the next open one</source>
        <translation>该事件异常；转到下一个待判定事件</translation>
    </message>
    <message>
        <source>Verdict: false alarm</source>
        <translation>判定：误报</translation>
    </message>
    <message>
        <source>Nothing irregular is there; go on to the next open one</source>
        <translation>此处没有异常；转到下一个待判定事件</translation>
    </message>
    <message>
        <source>Verdict: unsure</source>
        <translation>判定：不确定</translation>
    </message>
    <message>
        <source>Neither can be said; go on to the next open one</source>
        <translation>两者都无法断定；转到下一个待判定事件</translation>
    </message>
    <message>
        <source>Note on the event</source>
        <translation>事件备注</translation>
    </message>
    <message>
        <source>Write a note on the chosen event</source>
        <translation>为所选事件写备注</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Play at the next lower speed</source>
        <translation>以低一档的速度播放</translation>
    </message>
    <message>
        <source>Pause or play</source>
        <translation>暂停或播放</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Play at the next higher speed</source>
        <translation>以高一档的速度播放</translation>
    </message>
    <message>
        <source>Play the event over and over</source>
        <translation>循环播放事件</translation>
    </message>
    <message>
        <source>The chosen event with its padding, again and again while it is played</source>
        <translation>播放时反复播放所选事件，含前后余量</translation>
    </message>
    <message>
        <source>Skeletons</source>
        <translation>骨架</translation>
    </message>
    <message>
        <source>Show or hide the skeletons</source>
        <translation>显示或隐藏骨架</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>下一个片段</translation>
    </message>
    <message>
        <source>The next clip of the run</source>
        <translation>运行的下一个片段</translation>
    </message>
    <message>
        <source>Clip before</source>
        <translation>上一个片段</translation>
    </message>
    <message>
        <source>The clip before</source>
        <translation>上一个片段</translation>
    </message>
    <message>
        <source>Annotated video of the selected events…</source>
        <translation>所选事件的标注视频…</translation>
    </message>
    <message>
        <source>Write the selected events as one video</source>
        <translation>将所选事件写成一个视频</translation>
    </message>
    <message>
        <source>A video of each selected event…</source>
        <translation>每个所选事件一个视频…</translation>
    </message>
    <message>
        <source>Write each of the selected events as a video of its own</source>
        <translation>将每个所选事件写成单独的视频</translation>
    </message>
    <message>
        <source>Report of the review…</source>
        <translation>复核报告…</translation>
    </message>
    <message>
        <source>Events and verdicts as HTML or PDF</source>
        <translation>以 HTML 或 PDF 写出事件和判定</translation>
    </message>
    <message>
        <source>Folder of the videos…</source>
        <translation>视频文件夹…</translation>
    </message>
    <message>
        <source>Where the videos of the clips lie</source>
        <translation>各片段的视频所在位置</translation>
    </message>
    <message>
        <source>Person in row %1</source>
        <translation>第 %1 行的人物</translation>
    </message>
    <message>
        <source>Choose the person of this row of the strip</source>
        <translation>选择分数曲线中这一行的人物</translation>
    </message>
    <message>
        <source>Video to review</source>
        <translation>要复核的视频</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.ts *.mpg *.mpeg *.m4v);;All files (*)</source>
        <translation>视频 (*.mp4 *.avi *.mkv *.mov *.webm *.ts *.mpg *.mpeg *.m4v);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Study checkpoints from a folder…</source>
        <translation>研究文件夹中的检查点…</translation>
    </message>
    <message>
        <source>A transfer run over checkpoints that another program wrote or is writing</source>
        <translation>对其他程序已写入或正在写入的检查点进行迁移运行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The last verdict, note or change of the rules; what was said stays in the history</source>
        <translation>上一个判定、备注或规则更改；说过的内容保留在历史中</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Again what was undone</source>
        <translation>重新执行已撤销的操作</translation>
    </message>
    <message>
        <source>%1 play  ·  %2 %3 event  ·  %4 %5 %6 verdict  ·  %7 person</source>
        <translation>%1 播放  ·  %2 %3 事件  ·  %4 %5 %6 判定  ·  %7 人物</translation>
    </message>
</context>
<context>
    <name>transect::MarkTexts</name>
    <message>
        <source>step %1</source>
        <translation>步 %1</translation>
    </message>
    <message>
        <source>rate × %1</source>
        <translation>学习率 × %1</translation>
    </message>
    <message>
        <source>best checkpoint</source>
        <translation>最佳检查点</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>目前最佳</translation>
    </message>
</context>
<context>
    <name>transect::MeasureRanking</name>
    <message>
        <source>Curve that the measures are ranked for</source>
        <translation>指标排名所针对的曲线</translation>
    </message>
    <message>
        <source>Which measure would have picked the checkpoint</source>
        <translation>各指标会选出哪个检查点</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>选出</translation>
    </message>
    <message>
        <source>Regret, pt</source>
        <translation>遗憾值（百分点）</translation>
    </message>
    <message>
        <source>τ</source>
        <translation>τ</translation>
    </message>
    <message>
        <source>The checkpoint that the measure would have chosen</source>
        <translation>该指标会选出的检查点</translation>
    </message>
    <message>
        <source>Percentage points of FE on test that are lost against the best checkpoint</source>
        <translation>与最佳检查点相比，测试集 FE 损失的百分点</translation>
    </message>
    <message>
        <source>Kendall&apos;s τ with FE over the checkpoints</source>
        <translation>各检查点上与 FE 的 Kendall τ</translation>
    </message>
    <message>
        <source>%1: which measure would have picked the checkpoint</source>
        <translation>%1：各指标会选出哪个检查点</translation>
    </message>
    <message>
        <source>Which measure would have picked the checkpoint of</source>
        <translation>各指标会选出哪个检查点，曲线：</translation>
    </message>
    <message>
        <source>%1, of %2 checkpoints</source>
        <translation>%1，基于 %2 个检查点</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message numerus="yes">
        <source>Over %n checkpoint(s); regret is the best FE on test less that of the checkpoint it would choose</source>
        <translation>
            <numerusform>基于 %n 个检查点；遗憾值为测试集上的最佳 FE 减去该指标所选检查点的 FE</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::MeasureTexts</name>
    <message>
        <source>RankMe</source>
        <translation>RankMe</translation>
    </message>
    <message>
        <source>effective rank</source>
        <translation>有效秩</translation>
    </message>
    <message>
        <source>effective rank, centred</source>
        <translation>有效秩（中心化）</translation>
    </message>
    <message>
        <source>participation ratio</source>
        <translation>参与比</translation>
    </message>
    <message>
        <source>NC1 (low is good)</source>
        <translation>NC1（越低越好）</translation>
    </message>
    <message>
        <source>effective rank of the covariance</source>
        <translation>协方差的有效秩</translation>
    </message>
    <message>
        <source>stable rank</source>
        <translation>稳定秩</translation>
    </message>
    <message>
        <source>α-ReQ (near 1 is good)</source>
        <translation>α-ReQ（接近 1 为好）</translation>
    </message>
    <message>
        <source>NC2, norms (low is good)</source>
        <translation>NC2，范数（越低越好）</translation>
    </message>
    <message>
        <source>NC2, angles (low is good)</source>
        <translation>NC2，角度（越低越好）</translation>
    </message>
    <message>
        <source>NC2, distance from a simplex (low is good)</source>
        <translation>NC2，与单纯形的距离（越低越好）</translation>
    </message>
    <message>
        <source>H-score</source>
        <translation>H-score</translation>
    </message>
    <message>
        <source>LogME</source>
        <translation>LogME</translation>
    </message>
    <message>
        <source>source accuracy</source>
        <translation>源准确率</translation>
    </message>
    <message>
        <source>LiDAR, of the source</source>
        <translation>LiDAR（源数据）</translation>
    </message>
    <message>
        <source>the last checkpoint</source>
        <translation>最后一个检查点</translation>
    </message>
    <message>
        <source>FE on validation</source>
        <translation>验证集上的 FE</translation>
    </message>
</context>
<context>
    <name>transect::MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>transect::MetricPanel</name>
    <message>
        <source>No finite values to draw</source>
        <translation>没有可绘制的有限值</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
</context>
<context>
    <name>transect::MonitorLegend</name>
    <message numerus="yes">
        <source>smoothed, half-life %n point(s)</source>
        <translation>
            <numerusform>平滑，半衰期 %n 个点</numerusform>
        </translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始值</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>留出集</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>learning rate drops</source>
        <translation>学习率下降</translation>
    </message>
</context>
<context>
    <name>transect::MonitorScreen</name>
    <message>
        <source>Nothing to monitor yet</source>
        <translation>还没有可监控的内容</translation>
    </message>
    <message>
        <source>Choose one run or several at the left: loss, accuracy, throughput and memory are drawn here as they are written.</source>
        <translation>在左侧选择一个或多个运行：损失、准确率、吞吐量和内存一写出就绘制在这里。</translation>
    </message>
    <message>
        <source>Along the x axis</source>
        <translation>x 轴</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>No metrics yet</source>
        <translation>还没有指标数据</translation>
    </message>
    <message>
        <source>How much loss and accuracy are smoothed; the legend says the half-life. The mean is free of the bias of its start, and the raw values stay behind it.</source>
        <translation>损失和准确率的平滑程度；半衰期见图例。均值已消除起始偏差，原始值仍显示在其后。</translation>
    </message>
    <message>
        <source>Plot that the tools act on</source>
        <translation>工具所作用的图</translation>
    </message>
    <message>
        <source>The tools beside act on this plot; clicking into a plot chooses it</source>
        <translation>旁边的工具作用于此图；单击某个图即可选择它</translation>
    </message>
    <message>
        <source>A transfer run has no training metrics</source>
        <translation>迁移运行没有训练指标</translation>
    </message>
    <message>
        <source>It evaluates the checkpoints that another run has written. Its curves grow on the Transfer screen.</source>
        <translation>它评估另一个运行写出的检查点，其曲线在“迁移”界面上逐步生成。</translation>
    </message>
    <message>
        <source>Show transfer</source>
        <translation>显示迁移</translation>
    </message>
    <message>
        <source>Failed before the first metric</source>
        <translation>在写出第一个指标之前失败</translation>
    </message>
    <message>
        <source>The error says why and what to do; the log may say more.</source>
        <translation>错误信息说明了原因和解决办法；日志中可能有更多内容。</translation>
    </message>
    <message>
        <source>Loss, accuracy, throughput and memory are drawn here from the first report of the run on.</source>
        <translation>运行首次报告后，损失、准确率、吞吐量和内存就绘制在这里。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Imported checkpoints have no training metrics</source>
        <translation>导入的检查点没有训练指标</translation>
    </message>
    <message>
        <source>They were trained elsewhere. Evaluate them on targets, and their curves grow on the Transfer screen.</source>
        <translation>它们是在别处训练的。在目标上评估后，其曲线会在“迁移”页面上增长。</translation>
    </message>
    <message>
        <source>This run cannot be read</source>
        <translation>无法读取此运行</translation>
    </message>
    <message>
        <source>%1. Put its file back from a copy, or move the run to the trash.</source>
        <translation>%1。请用副本恢复该文件，或将此运行移到回收站。</translation>
    </message>
</context>
<context>
    <name>transect::NotesEditor</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Words with commas between them</source>
        <translation>用英文逗号 (,) 分隔的词</translation>
    </message>
    <message>
        <source>The filter finds a run by them: tag:good</source>
        <translation>可用来筛选运行：tag:good</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What you want to remember of it</source>
        <translation>需要记下的内容</translation>
    </message>
    <message>
        <source>Saved when you leave it, or by Ctrl+Return</source>
        <translation>离开时保存，也可按 Ctrl+Return</translation>
    </message>
    <message>
        <source>The notes cannot be read and are left as they are. Mend or remove the file to write new ones.</source>
        <translation>备注无法读取，将保持原样。请修复或移除该文件，再写新的备注。</translation>
    </message>
</context>
<context>
    <name>transect::OptionalFlagEditor</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>transect::PanelTexts</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>top-1 准确率</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>top-5 准确率</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>图像/秒</translation>
    </message>
    <message>
        <source>Data wait</source>
        <translation>数据等待</translation>
    </message>
    <message>
        <source>% of time</source>
        <translation>时间占比 %</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
</context>
<context>
    <name>transect::ParameterForm</name>
    <message>
        <source>Search parameters</source>
        <translation>搜索参数</translation>
    </message>
    <message>
        <source>Search parameters by name or meaning</source>
        <translation>按名称或含义搜索参数</translation>
    </message>
    <message>
        <source>No parameter has &quot;%1&quot; in its name or its meaning.</source>
        <translation>没有名称或含义中包含“%1”的参数。</translation>
    </message>
    <message>
        <source>All at their defaults</source>
        <translation>全部为默认值</translation>
    </message>
    <message numerus="yes">
        <source>%n parameter(s) differ from the default</source>
        <translation>
            <numerusform>%n 个参数与默认值不同</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::PartsPanel</name>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>k = %1 to %2, by draw</source>
        <translation>k = %1 至 %2，因抽样而异</translation>
    </message>
    <message>
        <source>main part %1</source>
        <translation>主部分 %1</translation>
    </message>
    <message>
        <source>residual part %1</source>
        <translation>残差部分 %1</translation>
    </message>
    <message>
        <source>Measure FE here…</source>
        <translation>在此测量 FE…</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>Components of the main part</source>
        <translation>主部分的分量数</translation>
    </message>
    <message>
        <source>Components of the main part; also dragged in the plot</source>
        <translation>主部分的分量数；也可在图中拖动</translation>
    </message>
    <message>
        <source>A transfer run that measures FE of both parts of this checkpoint, cut at this k</source>
        <translation>一个迁移运行，在此 k 处切分，测量此检查点两部分的 FE</translation>
    </message>
    <message>
        <source>FE at %1: %2</source>
        <translation>FE（%1）：%2</translation>
    </message>
    <message>
        <source>FE was measured at %1: %2</source>
        <translation>FE 测于 %1：%2</translation>
    </message>
    <message>
        <source>%1 images, %2 features, %3</source>
        <translation>%1 张图像，%2 维特征，%3</translation>
    </message>
    <message>
        <source>centred</source>
        <translation>已中心化</translation>
    </message>
    <message>
        <source>not centred</source>
        <translation>未中心化</translation>
    </message>
    <message>
        <source>k = %1 of %2 holds %3 of the sum of squares; relative error %4</source>
        <translation>k = %1（共 %2）占平方和的 %3；相对误差 %4</translation>
    </message>
    <message>
        <source>k = %1 of %2 holds %3 of the sum; relative error %4</source>
        <translation>k = %1（共 %2）占总和的 %3；相对误差 %4</translation>
    </message>
</context>
<context>
    <name>transect::Plot</name>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待评估</translation>
    </message>
    <message>
        <source>at or below zero: %1</source>
        <translation>小于或等于零：%1</translation>
    </message>
    <message>
        <source>%1: points %2, from %3 to %4</source>
        <translation>%1：%2 个点，从 %3 到 %4</translation>
    </message>
    <message>
        <source>%1: no values</source>
        <translation>%1：无值</translation>
    </message>
    <message>
        <source>further curves: %1</source>
        <translation>另有 %1 条曲线</translation>
    </message>
</context>
<context>
    <name>transect::PlotLegend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
</context>
<context>
    <name>transect::PlotTable</name>
    <message>
        <source>Values of %1</source>
        <translation>%1 的数值</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>transect::PlotTools</name>
    <message>
        <source>Tools of the plot</source>
        <translation>绘图工具</translation>
    </message>
    <message>
        <source>Tools of the heat map</source>
        <translation>热图工具</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>颜色取对数</translation>
    </message>
    <message>
        <source>Colours by the logarithm of the values</source>
        <translation>按数值的对数着色</translation>
    </message>
    <message>
        <source>Zoom back</source>
        <translation>视图后退</translation>
    </message>
    <message>
        <source>Back to the view before (Alt+Left)</source>
        <translation>回到上一个视图（Alt+Left）</translation>
    </message>
    <message>
        <source>Zoom forward</source>
        <translation>视图前进</translation>
    </message>
    <message>
        <source>Forward to the view after (Alt+Right)</source>
        <translation>前往下一个视图（Alt+Right）</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all and follow new values (0)</source>
        <translation>显示全部并跟随新值（0）</translation>
    </message>
    <message>
        <source>Logarithmic x</source>
        <translation>x 取对数</translation>
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation>x 轴用对数刻度</translation>
    </message>
    <message>
        <source>Logarithmic y</source>
        <translation>y 取对数</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>y 轴用对数刻度</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Drag to read differences in x and y</source>
        <translation>拖动读取 x 与 y 的差值</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show the values as a table</source>
        <translation>以表格显示数值</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the picture or its values</source>
        <translation>复制图片或其数值</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write a file: PNG, SVG, PDF or CSV</source>
        <translation>写入文件：PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Export what is shown…</source>
        <translation>导出当前所示…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>导出全部…</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>页面 (*.pdf)</translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation>数值 (*.csv)</translation>
    </message>
    <message>
        <source>Light colours, as on paper</source>
        <translation>浅色配色，如同纸面</translation>
    </message>
</context>
<context>
    <name>transect::QueryBox</name>
    <message>
        <source>Delete view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <source>Filter: kind:transfer fe&gt;0.9</source>
        <translation>筛选：kind:transfer fe&gt;0.9</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>筛选运行</translation>
    </message>
    <message>
        <source>Words, or kind:, state:, target:, study:, tag:, device:, seed:, fe&gt; and ft&gt;; a - before one turns it round</source>
        <translation>关键词，或 kind:、state:、target:、study:、tag:、device:、seed:、fe&gt; 和 ft&gt;；前面加 - 表示排除</translation>
    </message>
    <message>
        <source>Saved views and columns</source>
        <translation>已保存的视图与列</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The view %1 is deleted</source>
        <translation>已删除视图 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>transect::QueryTexts</name>
    <message>
        <source>&quot;%1&quot; is no number: write fe&gt;0.9 or fe&gt;90%</source>
        <translation>“%1”不是数字：请写 fe&gt;0.9 或 fe&gt;90%</translation>
    </message>
    <message>
        <source>There is no state &quot;%1&quot;: there are %2</source>
        <translation>没有状态“%1”：可用的有 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no seed: write a whole number, as in seed:1</source>
        <translation>“%1”不是种子：请写整数，如 seed:1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known: there are kind, state, target, study, tag, device, seed, fe, ft and auc</source>
        <translation>未知的“%1”：可用的有 kind、state、target、study、tag、device、seed、fe、ft 和 auc</translation>
    </message>
</context>
<context>
    <name>transect::ReferenceEditor</name>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>%1: browse</source>
        <translation>%1：浏览</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>一个文件夹</translation>
    </message>
</context>
<context>
    <name>transect::ReportTexts</name>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>奇异值谱</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), in the file %1</source>
        <translation>
            <numerusform>%n 行，在文件 %1 中</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>已略过：</translation>
    </message>
    <message>
        <source>How to repeat it</source>
        <translation>如何复现</translation>
    </message>
    <message>
        <source>Written by Transect %1 on %2</source>
        <translation>由 Transect %1 于 %2 写出</translation>
    </message>
</context>
<context>
    <name>transect::ReviewReport</name>
    <message>
        <source>Threshold: score %1; an event goes on above %2.</source>
        <translation>阈值：分数 %1；分数高于 %2 时事件持续。</translation>
    </message>
    <message>
        <source>False alarms an hour: %1, in %2 h of normal video.</source>
        <translation>每小时误报：%1，正常视频共 %2 小时。</translation>
    </message>
    <message>
        <source>False alarms an hour are not known: no frame is known to be normal.</source>
        <translation>每小时误报未知：没有已知正常的帧。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 true, %2 false alarms, %3 unsure, %4 disputed, %5 open.</source>
        <translation>%1 个属实，%2 个误报，%3 个不确定，%4 个有争议，%5 个待判定。</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>规则：%1</translation>
    </message>
    <message>
        <source>Scores of %1%2, in %3.</source>
        <translation>分数来自 %1%2，位于 %3。</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>Precision %1, Wilson interval %2.</source>
        <translation>精确率 %1，Wilson 区间 %2。</translation>
    </message>
</context>
<context>
    <name>transect::ReviewScreen</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>What is drawn on the picture, and how much of it is seen</source>
        <translation>在画面上绘制什么，以及画面可见多少</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Skeletons</source>
        <translation>骨架</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Names and scores</source>
        <translation>名称与分数</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>轨迹线</translation>
    </message>
    <message>
        <source>Errors of the joints</source>
        <translation>关节误差</translation>
    </message>
    <message>
        <source>What the network expected</source>
        <translation>网络的预期</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Pictures as they are</source>
        <translation>画面原样</translation>
    </message>
    <message>
        <source>Persons blurred</source>
        <translation>模糊人物</translation>
    </message>
    <message>
        <source>Pictures blurred</source>
        <translation>模糊画面</translation>
    </message>
    <message>
        <source>Skeletons only</source>
        <translation>仅骨架</translation>
    </message>
    <message>
        <source>Folder of the videos…</source>
        <translation>视频文件夹…</translation>
    </message>
    <message>
        <source>Annotated video of the selected events…</source>
        <translation>所选事件的标注视频…</translation>
    </message>
    <message>
        <source>A video of each selected event…</source>
        <translation>每个所选事件一个视频…</translation>
    </message>
    <message>
        <source>Sheet of thumbnails…</source>
        <translation>缩略图总览…</translation>
    </message>
    <message>
        <source>Report, HTML or PDF…</source>
        <translation>报告（HTML 或 PDF）…</translation>
    </message>
    <message>
        <source>Events, scores and masks…</source>
        <translation>事件、分数和掩码…</translation>
    </message>
    <message>
        <source>False alarms as normal tracks…</source>
        <translation>将误报作为正常轨迹…</translation>
    </message>
    <message>
        <source>Add another reviewer&apos;s verdicts…</source>
        <translation>添加其他复核人的判定…</translation>
    </message>
    <message>
        <source>Reading the clip…</source>
        <translation>正在读取片段…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>还没有可复核的内容</translation>
    </message>
    <message>
        <source>Choose a run of the kind regularity or score at the left: its events appear here on the video, to be judged one after the other. Or drop a video on this window.</source>
        <translation>在左侧选择一个类型为 regularity 或 score 的运行：其事件将显示在这里的视频上，供逐一判定。也可以将视频拖放到此窗口。</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>复核视频…</translation>
    </message>
    <message>
        <source>Scores are on their way</source>
        <translation>分数正在计算中</translation>
    </message>
    <message>
        <source>Reading the scores…</source>
        <translation>正在读取分数…</translation>
    </message>
    <message>
        <source>The scores cannot be read</source>
        <translation>无法读取分数</translation>
    </message>
    <message>
        <source>This clip cannot be read</source>
        <translation>无法读取此片段</translation>
    </message>
    <message>
        <source>It holds no scores</source>
        <translation>其中没有分数</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of scores cannot be read; the others are shown</source>
        <translation>
            <numerusform>%n 个分数文件无法读取；其余已显示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1  (%n event(s))</source>
        <translation>
            <numerusform>%1  （%n 个事件）</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores, persons and events are shown all the same. Shown &gt; Folder of the videos… says where it is now.</source>
        <translation>分数、人物和事件照常显示。可用“显示 &gt; 视频文件夹…”指定它现在的位置。</translation>
    </message>
    <message>
        <source>The run kept no poses of this clip, and no pictures are known</source>
        <translation>此运行未保留该片段的姿态，也没有已知的画面</translation>
    </message>
    <message>
        <source>Score the tracks again to see the persons; scores and events are shown all the same</source>
        <translation>请重新为轨迹评分以查看人物；分数和事件照常显示</translation>
    </message>
    <message>
        <source>The video of this clip is not there any more</source>
        <translation>该片段的视频已不存在</translation>
    </message>
    <message>
        <source>The video has %1 frames, its scores are of %2: it may have changed, and persons may be drawn in wrong places</source>
        <translation>视频有 %1 帧，其分数对应 %2 帧：视频可能已更改，人物可能画在错误的位置</translation>
    </message>
    <message>
        <source>Find the persons again, and score them</source>
        <translation>请重新查找人物并评分</translation>
    </message>
    <message>
        <source>Folder of the videos</source>
        <translation>视频文件夹</translation>
    </message>
    <message>
        <source>The folder holds no video or folder of pictures that is named as the clip %1</source>
        <translation>该文件夹中没有与片段 %1 同名的视频或图像文件夹</translation>
    </message>
    <message>
        <source>The events changed while their pictures were collected: nothing was written</source>
        <translation>收集画面期间事件发生了变化：未写入任何内容</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>请重新导出</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Annotated video</source>
        <translation>标注视频</translation>
    </message>
    <message>
        <source>Video (*.mp4)</source>
        <translation>视频 (*.mp4)</translation>
    </message>
    <message>
        <source>Folder for a video of each event</source>
        <translation>存放各事件视频的文件夹</translation>
    </message>
    <message>
        <source>Writing the video</source>
        <translation>正在写入视频</translation>
    </message>
    <message>
        <source>Stopped: what was not whole was not written</source>
        <translation>已停止：不完整的内容未写入</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Wrote %1, %2 of %3</source>
        <translation>已写入 %1，%2 / %3</translation>
    </message>
    <message>
        <source>Collecting the pictures of the events</source>
        <translation>正在收集事件的画面</translation>
    </message>
    <message>
        <source>Report of the review</source>
        <translation>复核报告</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>网页 (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Sheet of thumbnails</source>
        <translation>缩略图总览</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>The picture cannot be written</source>
        <translation>无法写入图片</translation>
    </message>
    <message>
        <source>Wrote %1, with the first %2 of %3 events</source>
        <translation>已写入 %1，含 %3 个事件中的前 %2 个</translation>
    </message>
    <message>
        <source>Folder for events, scores and masks</source>
        <translation>存放事件、分数和掩码的文件夹</translation>
    </message>
    <message>
        <source>Wrote events, scores and masks to %1</source>
        <translation>已将事件、分数和掩码写入 %1</translation>
    </message>
    <message>
        <source>Folder for the tracks of the false alarms</source>
        <translation>存放误报轨迹的文件夹</translation>
    </message>
    <message>
        <source>Wrote the tracks of the false alarms to %1: name them as more tracks of a run that learns</source>
        <translation>已将误报的轨迹写入 %1：可将其指定为学习型运行的附加轨迹</translation>
    </message>
    <message>
        <source>Verdicts of another reviewer</source>
        <translation>其他复核人的判定</translation>
    </message>
    <message>
        <source>Verdicts (*.jsonl *.json)</source>
        <translation>判定 (*.jsonl *.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) were new</source>
        <translation>
            <numerusform>%n 个判定是新的</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the scores, %1…</source>
        <translation>正在读取分数，%1…</translation>
    </message>
</context>
<context>
    <name>transect::ReviewSession</name>
    <message>
        <source>Verdict: %1</source>
        <translation>判定：%1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are no verdicts and were left out</source>
        <translation>
            <numerusform>%n 行不是判定，已略过</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
</context>
<context>
    <name>transect::RulesBar</name>
    <message>
        <source>What the threshold is chosen by</source>
        <translation>阈值的选择依据</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位数</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>The score itself</source>
        <translation>分数本身</translation>
    </message>
    <message>
        <source>A percentile of the scores of what is normal</source>
        <translation>正常部分分数的百分位数</translation>
    </message>
    <message>
        <source>Value of the threshold&apos;s rule</source>
        <translation>阈值规则的值</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>How scores become events</source>
        <translation>分数如何变成事件</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian over the frames&apos; scores</source>
        <translation>各帧分数上高斯函数的标准差</translation>
    </message>
    <message>
        <source>Goes on above</source>
        <translation>持续下限</translation>
    </message>
    <message>
        <source>An event lasts while the score is at least this share of the threshold</source>
        <translation>只要分数不低于阈值的这一比例，事件就持续</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短时长</translation>
    </message>
    <message>
        <source>Shorter events are left out, once near ones were joined</source>
        <translation>合并邻近事件之后，略过更短的事件</translation>
    </message>
    <message>
        <source>Join gaps below</source>
        <translation>合并间隔小于</translation>
    </message>
    <message>
        <source>Events with a shorter gap between them are one</source>
        <translation>间隔更短的事件合为一个</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>前后余量</translation>
    </message>
    <message>
        <source>Shown and exported before and after; never counted</source>
        <translation>在前后一并显示和导出，从不计入</translation>
    </message>
    <message>
        <source> / h</source>
        <translation> / 小时</translation>
    </message>
    <message>
        <source>of held-out normal tracks</source>
        <translation>取自留出的正常轨迹</translation>
    </message>
    <message>
        <source>of normal frames</source>
        <translation>取自正常帧</translation>
    </message>
    <message>
        <source>of all frames: none are known to be normal</source>
        <translation>取自所有帧：没有已知正常的帧</translation>
    </message>
    <message>
        <source>score %1, %2</source>
        <translation>分数 %1，%2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>分数 %1</translation>
    </message>
    <message>
        <source>not reached: even the highest score gives more</source>
        <translation>未达到：即使取最高分数，误报仍更多</translation>
    </message>
    <message>
        <source>false alarms are not known: no normal video</source>
        <translation>误报未知：没有正常视频</translation>
    </message>
    <message>
        <source>The lowest threshold with at most so many events an hour where all is normal</source>
        <translation>在完全正常处每小时事件不超过此数的最低阈值</translation>
    </message>
    <message>
        <source>No frame of these clips is known to be normal: score them with their truth, or as normal ones</source>
        <translation>这些片段中没有已知正常的帧：请连同真值评分，或作为正常片段评分</translation>
    </message>
    <message numerus="yes">
        <source>%1 false alarms an hour, %2: %n in %3 h of normal video</source>
        <translation>
            <numerusform>每小时误报 %1 个，%2：%3 小时正常视频中 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::RunCard</name>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 / %2 %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>来源与派生</translation>
    </message>
    <message>
        <source>Parameters of the run</source>
        <translation>运行的参数</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>At once; the last checkpoint stays</source>
        <translation>立即停止，保留最后一个检查点</translation>
    </message>
    <message>
        <source>After the current step, with a checkpoint</source>
        <translation>当前步结束后停止，并保存检查点</translation>
    </message>
    <message numerus="yes">
        <source>%n damaged part(s) left out: %1</source>
        <translation>
            <numerusform>已略过 %n 处损坏：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Training windows</source>
        <translation>训练窗口</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1，检查点 %2</translation>
    </message>
    <message>
        <source>On test</source>
        <translation>测试集结果</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>transect::RunFactTexts</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 / %2 步</translation>
    </message>
    <message>
        <source>%1 of %2 evaluations</source>
        <translation>%1 / %2 次评估</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 / %2 %3</translation>
    </message>
</context>
<context>
    <name>transect::RunHeader</name>
    <message>
        <source>best checkpoint: %1</source>
        <translation>最佳检查点：%1</translation>
    </message>
    <message>
        <source>best so far: %1</source>
        <translation>目前最佳：%1</translation>
    </message>
    <message>
        <source>From the recent rate of progress</source>
        <translation>按近期进度速度估算</translation>
    </message>
    <message>
        <source>Of training, as reported last</source>
        <translation>训练吞吐量，最近一次报告</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the held-out images, evaluated last</source>
        <translation>留出图像上的 top-1 准确率，最近一次评估</translation>
    </message>
    <message>
        <source>The checkpoint with the best top-1 accuracy on the held-out images. That it was chosen by this number makes the number a little too good.</source>
        <translation>留出图像上 top-1 准确率最佳的检查点。由于它正是按此数值选出的，该数值略微偏高。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Go on where the run was</source>
        <translation>从运行中断处继续</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>At once; the last checkpoint stays</source>
        <translation>立即停止，保留最后一个检查点</translation>
    </message>
    <message>
        <source>After this step, with a checkpoint</source>
        <translation>本步后停止，并保存检查点</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>图像/秒</translation>
    </message>
    <message>
        <source>held-out top-1</source>
        <translation>留出集 top-1</translation>
    </message>
</context>
<context>
    <name>transect::RunLines</name>
    <message>
        <source>best held-out %1, epoch %2</source>
        <translation>留出集最佳 %1，轮次 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>transect::RunOperations</name>
    <message>
        <source>transectl was not found, so nothing can be started</source>
        <translation>未找到 transectl，因此无法启动任何内容</translation>
    </message>
    <message>
        <source>name it by the variable TRANSECTL</source>
        <translation>请用环境变量 TRANSECTL 指定它</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 继续运行</translation>
    </message>
    <message>
        <source>%1 stops now</source>
        <translation>%1 立即停止</translation>
    </message>
    <message>
        <source>%1 stops after its step</source>
        <translation>%1 将在当前步结束后停止</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) stand on it: %1</source>
        <translation>
            <numerusform>有 %n 个运行基于它：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>move those to the trash first</source>
        <translation>请先将它们移到回收站</translation>
    </message>
    <message>
        <source>it is being worked on</source>
        <translation>它正在执行中</translation>
    </message>
    <message>
        <source>stop it first</source>
        <translation>请先停止它</translation>
    </message>
    <message>
        <source>%1 is in the trash</source>
        <translation>%1 已移到回收站</translation>
    </message>
    <message>
        <source>it cannot be moved to the trash: %1</source>
        <translation>无法将它移到回收站：%1</translation>
    </message>
    <message>
        <source>the library is still being read, so what stands on it is not known yet</source>
        <translation>仍在读取运行库，尚不知道有哪些运行基于它</translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation>请稍后再试</translation>
    </message>
</context>
<context>
    <name>transect::RunsModel</name>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>On test</source>
        <translation>测试集结果</translation>
    </message>
    <message>
        <source>Scores on test of the checkpoint that validation chose</source>
        <translation>由验证集选出的检查点在测试集上的得分</translation>
    </message>
</context>
<context>
    <name>transect::RunsPane</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 / %n 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen hidden by the filter</source>
        <translation>
            <numerusform>所选运行中有 %n 个被筛选隐藏</numerusform>
        </translation>
    </message>
    <message>
        <source>No run matches</source>
        <translation>没有匹配的运行</translation>
    </message>
    <message numerus="yes">
        <source>The filter holds for none of %n run(s).</source>
        <translation>
            <numerusform>%n 个运行都不符合筛选条件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>They appear here whoever starts them.</source>
        <translation>无论由谁启动，运行都会显示在这里。</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>新建运行…</translation>
    </message>
</context>
<context>
    <name>transect::ScoreStrip</name>
    <message>
        <source>Scores over time</source>
        <translation>分数随时间的变化</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>Score %1 at %2, threshold %3</source>
        <translation>%2 处分数 %1，阈值 %3</translation>
    </message>
    <message>
        <source>Nobody was scored at %1</source>
        <translation>%1 处无人评分</translation>
    </message>
    <message>
        <source>The scores of a clip appear here.</source>
        <translation>片段的分数将显示在这里。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>人物 %1</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
</context>
<context>
    <name>transect::SeriesDialog</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Follow the folder while it grows</source>
        <translation>文件夹增长时持续跟踪</translation>
    </message>
    <message>
        <source>Study checkpoints from a folder</source>
        <translation>研究文件夹中的检查点</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Folder of the checkpoints</source>
        <translation>检查点所在文件夹</translation>
    </message>
    <message>
        <source>A folder of .pth, .pt, .ckpt, .bin, .safetensors or .npz files; or one of them</source>
        <translation>包含 .pth、.pt、.ckpt、.bin、.safetensors 或 .npz 文件的文件夹；或其中一个文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Each new checkpoint is evaluated when it is written, until none came for as long as the series says</source>
        <translation>每个新检查点一写入就评估，直到超过系列所设的时间没有新的为止</translation>
    </message>
    <message>
        <source>Folder of checkpoints</source>
        <translation>检查点文件夹</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2
While it is written the run waits for it; if it stays so, the run evaluates the others and then names it.</source>
        <translation>无法读取 %1：%2
文件写入期间运行会等待；若一直如此，运行会先评估其他文件，然后指出它。</translation>
    </message>
    <message>
        <source>Images %1 × %2, mean %3, standard deviation %4</source>
        <translation>图像 %1 × %2，均值 %3，标准差 %4</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>transectl is being asked what it can do</source>
        <translation>正在询问 transectl 能做什么</translation>
    </message>
    <message>
        <source>No folder is chosen</source>
        <translation>未选择文件夹</translation>
    </message>
    <message>
        <source>The checkpoints could not be read</source>
        <translation>无法读取检查点</translation>
    </message>
    <message>
        <source>The checkpoints are being read</source>
        <translation>正在读取检查点</translation>
    </message>
    <message>
        <source>%1 does not fit</source>
        <translation>%1 不匹配</translation>
    </message>
    <message>
        <source>The checkpoints cannot be used: see above</source>
        <translation>无法使用这些检查点：见上方</translation>
    </message>
    <message>
        <source>All files are left out</source>
        <translation>所有文件均已排除</translation>
    </message>
    <message>
        <source>No file can be read yet</source>
        <translation>尚无可读取的文件</translation>
    </message>
    <message>
        <source>Reading the checkpoints…</source>
        <translation>正在读取检查点…</translation>
    </message>
    <message>
        <source>Checkpoints that another program wrote</source>
        <translation>其他程序写入的检查点</translation>
    </message>
    <message>
        <source>Choose the folder that it wrote them into, or is writing into. Their order is read from their names, and their network from their weights.</source>
        <translation>选择它写入或正在写入的文件夹。顺序从文件名读取，网络从权重推断。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>No checkpoints are read</source>
        <translation>未读取到检查点</translation>
    </message>
    <message>
        <source>Choose another folder, or mend what is said above.</source>
        <translation>选择其他文件夹，或修正上方所述问题。</translation>
    </message>
    <message>
        <source>Reading again…</source>
        <translation>正在重新读取…</translation>
    </message>
    <message>
        <source>The network is not known</source>
        <translation>网络未知</translation>
    </message>
</context>
<context>
    <name>transect::SeriesFiles</name>
    <message>
        <source>As read from the names</source>
        <translation>按名称读取</translation>
    </message>
    <message>
        <source>Files of the series</source>
        <translation>系列的文件</translation>
    </message>
    <message>
        <source>Forgets the epochs and the choice of files that were entered here</source>
        <translation>清除此处输入的轮次和文件选择</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n 个检查点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 个已排除</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::SeriesModel</name>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>does not fit: %1</source>
        <translation>不匹配：%1</translation>
    </message>
    <message>
        <source>cannot be read yet: %1</source>
        <translation>尚无法读取：%1</translation>
    </message>
    <message>
        <source>epoch given</source>
        <translation>已指定轮次</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>transect::SeriesReader</name>
    <message>
        <source>it ended with code %1</source>
        <translation>它以代码 %1 结束</translation>
    </message>
    <message>
        <source>The checkpoints could not be read: %1</source>
        <translation>无法读取检查点：%1</translation>
    </message>
</context>
<context>
    <name>transect::SeriesTable</name>
    <message>
        <source>Series</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>High</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>transect::ShortcutEditor</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>New keys of the chosen action</source>
        <translation>所选操作的新快捷键</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>使用此快捷键</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>The keys that the action had at first</source>
        <translation>该操作最初的快捷键</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has these keys already</source>
        <translation>“%1”已使用此快捷键</translation>
    </message>
</context>
<context>
    <name>transect::SpecificationForm</name>
    <message>
        <source>Add target</source>
        <translation>添加目标</translation>
    </message>
    <message>
        <source>Remove target</source>
        <translation>移除目标</translation>
    </message>
    <message>
        <source>Parts of the study</source>
        <translation>研究的组成部分</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选择</translation>
    </message>
</context>
<context>
    <name>transect::SpectrumScreen</name>
    <message>
        <source>No spectra yet</source>
        <translation>还没有奇异值谱</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>中心化</translation>
    </message>
    <message>
        <source>Of the features less their mean</source>
        <translation>取自减去均值的特征</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Each spectrum divided by its largest value</source>
        <translation>每个谱除以其最大值</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Play the series</source>
        <translation>播放序列</translation>
    </message>
    <message>
        <source>Whose features</source>
        <translation>特征取自</translation>
    </message>
    <message>
        <source>Reference checkpoint</source>
        <translation>参考检查点</translation>
    </message>
    <message>
        <source>Singular values</source>
        <translation>奇异值</translation>
    </message>
    <message>
        <source>Cumulative share</source>
        <translation>累积占比</translation>
    </message>
    <message>
        <source>Singular values over the series</source>
        <translation>序列中的奇异值</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>分量数</translation>
    </message>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Map of the series</source>
        <translation>序列的热图</translation>
    </message>
    <message>
        <source>Overlap of subspaces</source>
        <translation>子空间重叠</translation>
    </message>
    <message>
        <source>Overlap of the leading subspaces</source>
        <translation>主导子空间的重叠</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>Shares of the squared singular values</source>
        <translation>奇异值平方的占比</translation>
    </message>
    <message>
        <source>The run kept no singular vectors: set &quot;Vectors&quot; of its spectra above 0.</source>
        <translation>此运行未保留奇异向量：请将其奇异值谱的“Vectors”设为大于 0。</translation>
    </message>
    <message>
        <source>Choose a study, or a run that was evaluated, at the left. The singular values of its features appear here checkpoint by checkpoint.</source>
        <translation>在左侧选择一个研究或已评估的运行。其特征的奇异值将按检查点逐个显示在这里。</translation>
    </message>
</context>
<context>
    <name>transect::SpectrumTexts</name>
    <message>
        <source>FE of the first k components</source>
        <translation>前 k 个分量的 FE</translation>
    </message>
    <message>
        <source>FE without the first k components</source>
        <translation>去掉前 k 个分量后的 FE</translation>
    </message>
    <message>
        <source>A fit did not converge</source>
        <translation>有一次拟合未收敛</translation>
    </message>
    <message>
        <source>Share of the sum of squares, %1</source>
        <translation>占平方和的比例，%1</translation>
    </message>
    <message>
        <source>Share of the sum, %1</source>
        <translation>占总和的比例，%1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>奇异值</translation>
    </message>
    <message numerus="yes">
        <source>Overlap of %n leading direction(s)</source>
        <translation>
            <numerusform>前 %n 个主导方向的重叠</numerusform>
        </translation>
    </message>
    <message>
        <source>k of the main part</source>
        <translation>主部分的 k</translation>
    </message>
    <message>
        <source>RankMe</source>
        <translation>RankMe</translation>
    </message>
    <message>
        <source>Participation ratio</source>
        <translation>参与比</translation>
    </message>
    <message>
        <source>NC1</source>
        <translation>NC1</translation>
    </message>
    <message>
        <source>H-score</source>
        <translation>H-score</translation>
    </message>
    <message>
        <source>LogME</source>
        <translation>LogME</translation>
    </message>
    <message>
        <source>Singular value over the largest</source>
        <translation>奇异值 / 最大奇异值</translation>
    </message>
</context>
<context>
    <name>transect::StudyCard</name>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1 on test, epoch %2</source>
        <translation>测试集 %1，轮次 %2</translation>
    </message>
    <message numerus="yes">
        <source>study of %n run(s)</source>
        <translation>
            <numerusform>研究，%n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
</context>
<context>
    <name>transect::Texts</name>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>轮次 %1，步 %2</translation>
    </message>
</context>
<context>
    <name>transect::TransferPlots</name>
    <message>
        <source>Transfer curves</source>
        <translation>迁移曲线</translation>
    </message>
    <message>
        <source>Transfer curves on %1</source>
        <translation>%1 上的迁移曲线</translation>
    </message>
</context>
<context>
    <name>transect::TransferScreen</name>
    <message>
        <source>No transfer curves yet</source>
        <translation>还没有迁移曲线</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Each seed as a point</source>
        <translation>每个种子画成一个点</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Part of the features</source>
        <translation>特征的部分</translation>
    </message>
    <message>
        <source>Full features</source>
        <translation>完整特征</translation>
    </message>
    <message>
        <source>Full, main and residual</source>
        <translation>完整、主部分与残差部分</translation>
    </message>
    <message>
        <source>Main part</source>
        <translation>主部分</translation>
    </message>
    <message>
        <source>Residual part</source>
        <translation>残差部分</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Epochs, logarithmic</source>
        <translation>轮次（对数）</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Source accuracy</source>
        <translation>源准确率</translation>
    </message>
    <message>
        <source>Waiting for the first checkpoint</source>
        <translation>正在等待第一个检查点</translation>
    </message>
    <message>
        <source>The first point appears as soon as a checkpoint has been evaluated.</source>
        <translation>第一个检查点评估完成后，这里就会出现第一个点。</translation>
    </message>
    <message>
        <source>95 % interval as a band</source>
        <translation>95% 区间，画成带状</translation>
    </message>
    <message>
        <source>Mean of runs</source>
        <translation>运行均值</translation>
    </message>
    <message>
        <source>Runs that differ in the seed of pre-training alone as one curve</source>
        <translation>仅预训练种子不同的运行合为一条曲线</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>A plot for each target</source>
        <translation>每个目标一张图</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>The chosen transfer run ended before a checkpoint was evaluated. Its log says why; Resume goes on.</source>
        <translation>所选迁移运行在评估任何检查点之前就已结束。原因见其日志；点“继续”可接着运行。</translation>
    </message>
    <message>
        <source>Along the x axis</source>
        <translation>x 轴</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>What the checkpoints of %1 are good for is drawn here once a transfer run evaluates them.</source>
        <translation>迁移运行评估 %1 的检查点后，它们各适合做什么就绘制在这里。</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>在目标上评估…</translation>
    </message>
    <message>
        <source>Choose a study, or a run that was evaluated, at the left: its checkpoints are drawn here as they are evaluated.</source>
        <translation>在左侧选择一个研究或已评估的运行：其检查点评估后就绘制在这里。</translation>
    </message>
</context>
<context>
    <name>transect::TransportBar</name>
    <message>
        <source>Event before</source>
        <translation>上一个事件</translation>
    </message>
    <message>
        <source>Frame before</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一个事件</translation>
    </message>
    <message>
        <source>Play the chosen event over and over</source>
        <translation>循环播放所选事件</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1  frame %2 of %3</source>
        <translation>%1  第 %2 帧（共 %3 帧）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>transect::ValueTexts</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>transect::VariantSection</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Back to the default, with all that follows</source>
        <translation>恢复默认值，连同其下的所有参数</translation>
    </message>
</context>
<context>
    <name>transect::Welcome</name>
    <message>
        <source>What do pre-trained representations learn, and when?</source>
        <translation>预训练表征学到什么，何时学到？</translation>
    </message>
    <message>
        <source>Ready-made studies</source>
        <translation>预置研究</translation>
    </message>
    <message>
        <source>Look and start</source>
        <translation>查看并启动</translation>
    </message>
    <message>
        <source>Look at the study %1 and start it</source>
        <translation>查看研究 %1 并启动</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>新建运行…</translation>
    </message>
    <message>
        <source>Open library…</source>
        <translation>打开运行库…</translation>
    </message>
    <message>
        <source>Open the demo result</source>
        <translation>打开演示结果</translation>
    </message>
    <message>
        <source>A finished study</source>
        <translation>一个已完成的研究</translation>
    </message>
    <message>
        <source>What the demo left on this machine: its transfer curve, spectra and training.</source>
        <translation>演示在本机留下的内容：迁移曲线、奇异值谱和训练。</translation>
    </message>
    <message>
        <source>Recent libraries</source>
        <translation>最近的运行库</translation>
    </message>
    <message>
        <source>Open the library %1</source>
        <translation>打开运行库 %1</translation>
    </message>
    <message>
        <source>Pre-train a network, evaluate every checkpoint on a target, and see which moment is good for what. Or find what is irregular in how people move in a video. This library has no runs yet.</source>
        <translation>预训练一个网络，在目标上评估每个检查点，看看哪个时刻适合做什么。也可以找出视频中人物动作的异常之处。此运行库还没有运行。</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>复核视频…</translation>
    </message>
    <message>
        <source>Study checkpoints…</source>
        <translation>研究检查点…</translation>
    </message>
    <message>
        <source>A folder of checkpoints that another program wrote or is writing</source>
        <translation>其他程序已写入或正在写入的检查点文件夹</translation>
    </message>
</context>
<context>
    <name>transect::WhyPanel</name>
    <message>
        <source>Persons by their score</source>
        <translation>按分数排列的人物</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Speed of the person over time</source>
        <translation>人物速度随时间的变化</translation>
    </message>
    <message>
        <source>Errors of the person&apos;s joints over time</source>
        <translation>人物关节误差随时间的变化</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>关节</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Nobody was scored in this frame.</source>
        <translation>此帧无人评分。</translation>
    </message>
    <message>
        <source>Why person %1 at %2</source>
        <translation>人物 %1 在 %2 的原因</translation>
    </message>
    <message>
        <source>This person has no score before this frame.</source>
        <translation>此人物在此帧之前没有分数。</translation>
    </message>
    <message>
        <source>Score %1, of the window %2 to %3</source>
        <translation>分数 %1，窗口 %2 至 %3</translation>
    </message>
    <message>
        <source>Speed %1 box sizes a step</source>
        <translation>速度：每步 %1 个框</translation>
    </message>
    <message>
        <source>, %1 × the clip&apos;s median</source>
        <translation>，片段中位数的 %1 ×</translation>
    </message>
    <message>
        <source>; how usual it is: %1 of 1</source>
        <translation>；常见程度：%1（最高 1）</translation>
    </message>
    <message>
        <source>Least expected: %1 (hundredths of the box)</source>
        <translation>最出乎预期：%1（框的百分之一）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Joint</source>
        <translation>关节</translation>
    </message>
    <message>
        <source>Error, hundredths of the box</source>
        <translation>误差（框的百分之一）</translation>
    </message>
    <message>
        <source>boxes a step</source>
        <translation>框/步</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
</context>
</TS>
