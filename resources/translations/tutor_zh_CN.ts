<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutForm</name>
    <message>
        <source>Title of the lesson</source>
        <translation>课程的标题</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>课程讲什么</translation>
    </message>
    <message>
        <source>Part of a course</source>
        <translation>课程的第几部分</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What it is about, in a sentence</source>
        <translation>用一句话说明讲什么</translation>
    </message>
    <message>
        <source>A page tells of one moment: go to it on the timeline, then add the page.</source>
        <translation>一页讲一个时刻：在时间线上走到那里，再添加一页。</translation>
    </message>
    <message>
        <source>Change the title</source>
        <translation>修改标题</translation>
    </message>
    <message>
        <source>Change the summary</source>
        <translation>修改摘要</translation>
    </message>
    <message>
        <source>Change the part of the course</source>
        <translation>修改属于第几部分</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Nothing is computed yet.</source>
        <translation>还没有计算任何东西。</translation>
    </message>
    <message>
        <source>Epoch {epoch}, sample {sample}. {says}</source>
        <translation>第 {epoch} 轮，样本 {sample}。{says}</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>你的答案</translation>
    </message>
    <message>
        <source>your answer</source>
        <translation>你的答案</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Show answer</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Next hint</source>
        <translation>下一个提示</translation>
    </message>
    <message>
        <source>Hint {number}.</source>
        <translation>提示 {number}。</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation>还不对。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>再试一次。</translation>
    </message>
    <message>
        <source>The walk waits for your answer.</source>
        <translation>演示在等你的答案。</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正确。</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>Save answers</source>
        <translation>保存答案</translation>
    </message>
    <message>
        <source>Your answers to “{title}”</source>
        <translation>你对“{title}”的答案</translation>
    </message>
    <message>
        <source>Your name, for the one who collects them; you may leave it out</source>
        <translation>你的姓名，供收作业的人查看；也可以不填</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的姓名</translation>
    </message>
    <message>
        <source>By themselves they are kept in {path}</source>
        <translation>答案会自动保存在 {path}</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished">另存为…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">关闭</translation>
    </message>
</context>
<context>
    <name>AnswersKeeper</name>
    <message>
        <source>Saved {path}; what you answer from now on is written there, too.</source>
        <translation>已保存 {path}；之后的回答也会写到那里。</translation>
    </message>
    <message>
        <source>These are answers: open the assignment that they belong to, then open them.</source>
        <translation>这是答案：先打开它所属的作业，再打开它。</translation>
    </message>
    <message>
        <source>The answers in {path} go on here.</source>
        <translation>{path} 中的答案在这里继续。</translation>
    </message>
    <message>
        <source>Every question is answered. Your answers are in {path}; Save answers… in the menu puts them where you want them.</source>
        <translation>所有问题都已回答。你的答案在 {path}；用菜单中的“保存答案…”可以存到想要的地方。</translation>
    </message>
    <message>
        <source>Your answers cannot be kept: {why}</source>
        <translation>无法保存你的答案：{why}</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>The walk waits for you: go on with it, or watch, then look at this.</source>
        <translation>演示在等你：先继续，或者只看演示，再看这里。</translation>
    </message>
    <message>
        <source>“{part}” is only looked at: go back (Esc) to change or train anything.</source>
        <translation>“{part}”只是用来看的：要更改或训练，先回去（Esc）。</translation>
    </message>
</context>
<context>
    <name>AutogradMode</name>
    <message>
        <source>Nodes are still to be picked: finish this backward pass, or press A to watch.</source>
        <translation>还有节点要选：先走完这次反向，或按 A 只看演示。</translation>
    </message>
    <message>
        <source>{node} waits for operands: it is not computed yet.</source>
        <translation>{node} 在等操作数：它还没有计算。</translation>
    </message>
</context>
<context>
    <name>AutogradPanel</name>
    <message>
        <source>You are autograd</source>
        <translation>你就是 autograd</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Hint: ring a node that is ready</source>
        <translation>提示：圈出一个已就绪的节点</translation>
    </message>
    <message>
        <source>Ring a node that is ready</source>
        <translation>圈出一个已就绪的节点</translation>
    </message>
    <message>
        <source>Every gradient is back</source>
        <translation>所有梯度都已传回</translation>
    </message>
    <message>
        <source>Which node passes its gradient back next?</source>
        <translation>接下来由哪个节点把它的梯度传回？</translation>
    </message>
    <message>
        <source>Forward is done, and {root} has its given gradient. Click a node, or go to it with Tab and press Enter.</source>
        <translation>前向已完成，{root} 也有了传来的梯度。单击一个节点，或用 Tab 走到它再按 Enter。</translation>
    </message>
    <message>
        <source>Hint.</source>
        <translation>提示。</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>Not this one.</source>
        <translation>不是这个。</translation>
    </message>
    <message>
        <source>The walk waits.</source>
        <translation>演示在等你。</translation>
    </message>
    <message>
        <source>Pick a node that is ready.</source>
        <translation>选一个已就绪的节点。</translation>
    </message>
</context>
<context>
    <name>BlankScreen</name>
    <message>
        <source>Blank screen: any key brings the graph back</source>
        <translation>黑屏：按任意键恢复显示图</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Where you are</source>
        <translation>当前位置</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to {place}</source>
        <translation>回到 {place}</translation>
    </message>
</context>
<context>
    <name>Breakpoints</name>
    <message>
        <source>Choose a node first: the walk is to stop there.</source>
        <translation>先选中一个节点：演示会停在那里。</translation>
    </message>
    <message>
        <source>The walk does nothing at {name}: it is given, and its gradient is not wanted.</source>
        <translation>演示在 {name} 处没有步骤：它是给定的，也不求它的梯度。</translation>
    </message>
    <message>
        <source>The walk does not come to {name}: the graph is not finished there.</source>
        <translation>演示到不了 {name}：图在那里还没有完成。</translation>
    </message>
</context>
<context>
    <name>CanvasArea</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
</context>
<context>
    <name>CanvasEditing</name>
    <message>
        <source>The graph is being edited. Arrow keys choose nodes along the edges, Tab places a node, Enter edits it, Delete deletes it, Escape lets go of it and then ends editing.</source>
        <translation>正在编辑图。方向键沿边选中节点，Tab 放上一个节点，Enter 编辑它，Delete 删除它，Escape 先放开它、再结束编辑。</translation>
    </message>
</context>
<context>
    <name>CanvasFrames</name>
    <message>
        <source>Frame</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Frame the nodes</source>
        <translation>给节点加框</translation>
    </message>
    <message>
        <source>Take the frame {title} away</source>
        <translation>移除框 {title}</translation>
    </message>
    <message>
        <source>Choose nodes, and have a frame for them.</source>
        <translation>选中几个节点，再给它们加框。</translation>
    </message>
    <message>
        <source>Add to frame</source>
        <translation>放进框里</translation>
    </message>
    <message>
        <source>Leave the frame</source>
        <translation>离开框</translation>
    </message>
    <message>
        <source>Add to frame {title}</source>
        <translation>放进框 {title}</translation>
    </message>
    <message>
        <source>Select a node in a frame first.</source>
        <translation>请先选中框里的一个节点。</translation>
    </message>
    <message>
        <source>Rename the frame {title}</source>
        <translation>重命名框 {title}</translation>
    </message>
</context>
<context>
    <name>CanvasHands</name>
    <message>
        <source>This would make a cycle:</source>
        <translation>这样会形成环：</translation>
    </message>
    <message>
        <source>Open the frame first, to connect what is inside it.</source>
        <translation>要连接框里的东西，请先展开框。</translation>
    </message>
    <message>
        <source>in the place of {name}</source>
        <translation>代替 {name}</translation>
    </message>
    <message>
        <source>as operand {number}</source>
        <translation>作为操作数 {number}</translation>
    </message>
    <message>
        <source>Open the frame first: inside it this is several edges.</source>
        <translation>请先展开框：在里面这是好几条边。</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>这里可以做什么</translation>
    </message>
    <message>
        <source>Collapse the frame</source>
        <translation>折叠框</translation>
    </message>
    <message>
        <source>Rename the frame</source>
        <translation>重命名框</translation>
    </message>
    <message>
        <source>Take the frame away</source>
        <translation>移除框</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Explain its number</source>
        <translation>解释它的数</translation>
    </message>
    <message>
        <source>Type its value…</source>
        <translation>输入它的值…</translation>
    </message>
    <message>
        <source>The panels at the right are hidden; F10 shows them.</source>
        <translation>右侧面板已隐藏；按 F10 显示。</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>没有可做的。</translation>
    </message>
    <message>
        <source>End editing</source>
        <translation>结束编辑</translation>
    </message>
    <message>
        <source>Edit the graph</source>
        <translation>编辑图</translation>
    </message>
    <message>
        <source>Change in the Node panel</source>
        <translation>在节点面板中修改</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take the breakpoint away</source>
        <translation>移除断点</translation>
    </message>
    <message>
        <source>Set a breakpoint</source>
        <translation>设置断点</translation>
    </message>
    <message>
        <source>Run to here</source>
        <translation>运行到这里</translation>
    </message>
    <message>
        <source>Kind of leaf</source>
        <translation>叶子节点的种类</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>No step has computed a number of it yet.</source>
        <translation>还没有步骤算出它的数。</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>Caption</source>
        <translation>说明文字</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter opens</source>
        <translation>↑ ↓ 选择 · Enter 打开</translation>
    </message>
    <message>
        <source>Exercises made by chance</source>
        <translation>随机生成的练习</translation>
    </message>
    <message>
        <source>A graph of your own</source>
        <translation>自己的图</translation>
    </message>
    <message>
        <source>New graph…</source>
        <translation>新建图…</translation>
    </message>
    <message>
        <source>From a template, or from code that you write.</source>
        <translation>从模板开始，或从你写的代码开始。</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} 页</translation>
    </message>
    <message>
        <source>{read} of {count} pages</source>
        <translation>已读 {read} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>{right} of {count} right</source>
        <translation>答对 {right} 题，共 {count} 题</translation>
    </message>
    <message>
        <source>✓ done · {words}</source>
        <translation>✓ 已完成 · {words}</translation>
    </message>
    <message>
        <source>Forget what was read and answered in “{title}”  Del</source>
        <translation>清除“{title}”中读过和答过的记录  Del</translation>
    </message>
</context>
<context>
    <name>CellGrid</name>
    <message>
        <source>Numbers</source>
        <translation>数</translation>
    </message>
</context>
<context>
    <name>CellTrack</name>
    <message>
        <source>{tip} – breakpoint</source>
        <translation>{tip} – 断点</translation>
    </message>
    <message>
        <source>No steps</source>
        <translation>没有步骤</translation>
    </message>
    <message>
        <source>Before the first of {count} steps</source>
        <translation>在 {count} 步的第一步之前</translation>
    </message>
    <message>
        <source>{group} · {step} of {count}</source>
        <translation>{group} · 第 {step} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>{group} · step {step} of {count}</source>
        <translation>{group} · 第 {step} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Timeline: {place}</source>
        <translation>时间线：{place}</translation>
    </message>
    <message>
        <source>, breakpoint</source>
        <translation>，断点</translation>
    </message>
</context>
<context>
    <name>ChosenNodes</name>
    <message>
        <source>Duplicate {nodes}</source>
        <translation>复制一份 {nodes}</translation>
    </message>
    <message>
        <source>Align {count} nodes left</source>
        <translation>左对齐 {count} 个节点</translation>
    </message>
    <message>
        <source>Align {count} nodes at their centre</source>
        <translation>居中对齐 {count} 个节点</translation>
    </message>
    <message>
        <source>Align {count} nodes right</source>
        <translation>右对齐 {count} 个节点</translation>
    </message>
    <message>
        <source>Align {count} nodes at the top</source>
        <translation>顶端对齐 {count} 个节点</translation>
    </message>
    <message>
        <source>Align {count} nodes at their middle</source>
        <translation>上下居中对齐 {count} 个节点</translation>
    </message>
    <message>
        <source>Align {count} nodes at the bottom</source>
        <translation>底端对齐 {count} 个节点</translation>
    </message>
    <message>
        <source>Distribute {count} nodes</source>
        <translation>均匀分布 {count} 个节点</translation>
    </message>
    <message>
        <source>Disconnect {nodes}</source>
        <translation>断开 {nodes}</translation>
    </message>
    <message>
        <source>No node is chosen. Click one, or go to one with the arrow keys.</source>
        <translation>没有选中节点。单击一个，或用方向键走到一个。</translation>
    </message>
    <message>
        <source>Choose two nodes or more to line them up; Shift and an arrow key adds one.</source>
        <translation>选中两个或更多节点才能对齐；Shift 加方向键可以多选一个。</translation>
    </message>
    <message>
        <source>Choose three nodes or more to distribute them; Shift and an arrow key adds one.</source>
        <translation>选中三个或更多节点才能均匀分布；Shift 加方向键可以多选一个。</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>From 0</source>
        <translation>从 0 开始</translation>
    </message>
    <message>
        <source>Count the time of the class from now on</source>
        <translation>从现在起计上课的时间</translation>
    </message>
    <message>
        <source>Time of day: {time}</source>
        <translation>现在时间：{time}</translation>
    </message>
    <message>
        <source>{time} since the start</source>
        <translation>开始后 {time}</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Which code is shown</source>
        <translation>显示哪种代码</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>The graph as the lines that would write it</source>
        <translation>写出这个图的代码行</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>The complete PyTorch program</source>
        <translation>完整的 PyTorch 程序</translation>
    </message>
</context>
<context>
    <name>ColumnsModel</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>numbers {low} … {high}</source>
        <translation>数 {low} … {high}</translation>
    </message>
    <message>
        <source>{count} classes: {names}</source>
        <translation>{count} 个类别：{names}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>你想做什么？</translation>
    </message>
    <message>
        <source>Search commands, lessons and the guide</source>
        <translation>搜索命令、课程和指南</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter does it · Esc closes</source>
        <translation>↑ ↓ 选择 · Enter 执行 · Esc 关闭</translation>
    </message>
</context>
<context>
    <name>ConnectByKeys</name>
    <message>
        <source>No node is chosen. Click one, or go to one with the arrow keys.</source>
        <translation>没有选中节点。单击一个，或用方向键走到一个。</translation>
    </message>
    <message>
        <source>There is no other node that takes an operand.</source>
        <translation>没有别的节点需要操作数。</translation>
    </message>
    <message>
        <source>Connect {name} to</source>
        <translation>把 {name} 连接到</translation>
    </message>
</context>
<context>
    <name>ControlsForm</name>
    <message>
        <source>as usual</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>{name} hidden</source>
        <translation>{name} 隐藏</translation>
    </message>
    <message>
        <source>{name} locked</source>
        <translation>{name} 锁定</translation>
    </message>
    <message>
        <source>All of the window can be used</source>
        <translation>窗口的各部分都可以使用</translation>
    </message>
    <message>
        <source>What of the window can be used: {words}</source>
        <translation>窗口中可以使用的：{words}</translation>
    </message>
</context>
<context>
    <name>CoursesView</name>
    <message>
        <source>Lines</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Lines of “{plot}”</source>
        <translation>“{plot}”中的曲线</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>{name} from {first} to {last}</source>
        <translation>{name} 从 {first} 到 {last}</translation>
    </message>
    <message>
        <source>Over {count} iterations: {lines}.</source>
        <translation>{count} 次迭代中：{lines}。</translation>
    </message>
</context>
<context>
    <name>CurveLegend</name>
    <message>
        <source>own</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>with zeroing</source>
        <translation>带清零</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>DataChanges</name>
    <message>
        <source>The walk waits for you: answer first, or watch, then change the data.</source>
        <translation>演示在等你：先回答，或者只看演示，然后再改数据。</translation>
    </message>
    <message>
        <source>This page of the lesson leaves the data as they are; turn the page to change them.</source>
        <translation>课程的这一页不改数据；翻到别的页再改。</translation>
    </message>
</context>
<context>
    <name>DataForm</name>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>圈数</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>The share of the samples that training does not see</source>
        <translation>样本中训练看不到的份额</translation>
    </message>
    <message>
        <source>By it the samples for validation are chosen, the same each time</source>
        <translation>由它选出用于验证的样本，每次相同</translation>
    </message>
    <message>
        <source>The same seed draws the same samples, on every machine</source>
        <translation>同一个种子在任何机器上抽出同样的样本</translation>
    </message>
    <message>
        <source>The standard deviation of the noise</source>
        <translation>噪声的标准差</translation>
    </message>
    <message>
        <source>Give the training samples mean 0 and standard deviation 1</source>
        <translation>使训练样本的均值为 0、标准差为 1</translation>
    </message>
    <message>
        <source>Numbers of its own</source>
        <translation>自己的数</translation>
    </message>
    <message>
        <source>No samples: one value for each input</source>
        <translation>没有样本：每个输入一个值</translation>
    </message>
    <message>
        <source>It has the columns {columns}, which do not fit the inputs.</source>
        <translation>它的列是 {columns}，与输入不匹配。</translation>
    </message>
    <message>
        <source>no</source>
        <translation>不标准化</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>with {target}</source>
        <translation>连同 {target}</translation>
    </message>
    <message>
        <source>No data set has columns for these inputs: they hold one value each.</source>
        <translation>没有数据集的列适合这些输入：它们各有一个值。</translation>
    </message>
    <message>
        <source>{name} had mean {mean} and deviation {deviation} in training.</source>
        <translation>训练数据中 {name} 的均值是 {mean}，标准差是 {deviation}。</translation>
    </message>
    <message>
        <source>Take the samples away</source>
        <translation>移除样本</translation>
    </message>
    <message>
        <source>Write the samples out</source>
        <translation>把样本逐个写出</translation>
    </message>
    <message>
        <source>Data: {title}</source>
        <translation>数据：{title}</translation>
    </message>
    <message>
        <source>Data: {count} samples</source>
        <translation>数据：{count} 个样本</translation>
    </message>
    <message>
        <source>Data: noise {noise}</source>
        <translation>数据：噪声 {noise}</translation>
    </message>
    <message>
        <source>Data: seed {seed}</source>
        <translation>数据：种子 {seed}</translation>
    </message>
    <message>
        <source>Data: {count} classes</source>
        <translation>数据：{count} 个类别</translation>
    </message>
    <message>
        <source>Data: {turns} turns</source>
        <translation>数据：{turns} 圈</translation>
    </message>
    <message>
        <source>Keep {percent} % for validation</source>
        <translation>留 {percent} % 用于验证</translation>
    </message>
    <message>
        <source>Split by seed {seed}</source>
        <translation>用种子 {seed} 划分</translation>
    </message>
    <message>
        <source>Standardise no longer</source>
        <translation>不再标准化</translation>
    </message>
</context>
<context>
    <name>DataMapping</name>
    <message>
        <source>{input} takes</source>
        <translation>{input} 取自</translation>
    </message>
    <message>
        <source>one value for all samples</source>
        <translation>所有样本同一个值</translation>
    </message>
    <message>
        <source>Data: {name} takes {columns}</source>
        <translation>数据：{name} 取自 {columns}</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>From a table…</source>
        <translation>从表格…</translation>
    </message>
    <message>
        <source>Take the columns of a CSV file, or of what was copied, as samples</source>
        <translation>把 CSV 文件或刚复制的内容中的列作为样本</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Enter or a click walks through a sample; a double click or F2 changes a number.</source>
        <translation>按 Enter 或单击，逐步演示一个样本；双击或按 F2 修改一个数。</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} 个样本</translation>
    </message>
    <message>
        <source>+ {count} validation</source>
        <translation>+ {count} 个验证样本</translation>
    </message>
</context>
<context>
    <name>DataPlot</name>
    <message>
        <source>{up} over {across}</source>
        <translation>{up} 对 {across}</translation>
    </message>
    <message>
        <source>validation sample {number}</source>
        <translation>验证样本 {number}</translation>
    </message>
    <message>
        <source>sample {number}</source>
        <translation>样本 {number}</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Choose a data set above, and its samples are drawn here.</source>
        <translation>在上面选一个数据集，它的样本就会画在这里。</translation>
    </message>
    <message>
        <source>Samples are drawn where they have one feature and a target, or two features.</source>
        <translation>样本有一个特征和一个目标值，或有两个特征时，才会画出来。</translation>
    </message>
    <message>
        <source>{drawn} of {count} drawn</source>
        <translation>画出 {drawn} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>{count} samples, {up} over {across}; sample {sample} is marked</source>
        <translation>{count} 个样本，{up} 对 {across}；样本 {sample} 有标记</translation>
    </message>
</context>
<context>
    <name>DerivationView</name>
    <message>
        <source>Follow the steps</source>
        <translation>跟随步骤</translation>
    </message>
    <message>
        <source>Show the node of the step just made again</source>
        <translation>再显示刚走过的那一步的节点</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← 返回</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Check it numerically</source>
        <translation>数值检验</translation>
    </message>
    <message>
        <source>To what was explained before (Alt+←)</source>
        <translation>到之前解释的内容 (Alt+←)</translation>
    </message>
    <message>
        <source>Numeric check</source>
        <translation>数值检验</translation>
    </message>
    <message>
        <source>Explain all of {name}</source>
        <translation>解释 {name} 的全部</translation>
    </message>
    <message>
        <source>Hide the check</source>
        <translation>隐藏检验</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>The panels at the right are hidden; F10 shows them.</source>
        <translation>右侧面板已隐藏；按 F10 显示。</translation>
    </message>
</context>
<context>
    <name>EditSection</name>
    <message>
        <source>The chosen nodes</source>
        <translation>选中的节点</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>TeX, such as \omega</source>
        <translation>TeX，如 \omega</translation>
    </message>
    <message>
        <source>Kind of leaf</source>
        <translation>叶子节点的种类</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Given from outside: training does not change it</source>
        <translation>由外部给定：训练不改变它</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Training changes it, by its gradient</source>
        <translation>训练按它的梯度改变它</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>Stands in the code itself</source>
        <translation>就写在代码里</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Type it as a grid…</source>
        <translation>在网格中输入…</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Operands</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>The graph ends here: it is the root</source>
        <translation>图到此为止：它是根节点</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Make another node the root to change this</source>
        <translation>要改变这一点，请把别的节点设为根节点</translation>
    </message>
    <message>
        <source>This TeX cannot be typeset; try \omega, or \hat{y}.</source>
        <translation>这段 TeX 无法排版；试试 \omega 或 \hat{y}。</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>The walk waits for you: answer first, or watch, then edit the graph.</source>
        <translation>演示在等你：先回答，或者只看演示，然后再编辑图。</translation>
    </message>
    <message>
        <source>This page of the lesson leaves the graph as it is; turn the page to edit it.</source>
        <translation>课程的这一页不改图；翻到别的页再编辑。</translation>
    </message>
    <message>
        <source>Some pages tell of steps that the graph no longer has: they stand at the start. Undo brings the steps back.</source>
        <translation>有些页讲的步骤在图中已经没有了：它们停在开头。撤销可以把那些步骤找回来。</translation>
    </message>
</context>
<context>
    <name>EpochFields</name>
    <message>
        <source>Batch</source>
        <translation>批</translation>
    </message>
    <message>
        <source>Samples in a batch</source>
        <translation>一批中的样本</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Schedule of the learning rate</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Epochs of one rate</source>
        <translation>同一个学习率用多少轮</translation>
    </message>
    <message>
        <source>Factor γ to the next rate</source>
        <translation>到下一个学习率的倍数 γ</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱顺序</translation>
    </message>
    <message>
        <source>Seed of the order</source>
        <translation>顺序的种子</translation>
    </message>
    <message>
        <source>Shuffle the samples</source>
        <translation>打乱样本的顺序</translation>
    </message>
    <message>
        <source>Another order of the samples each epoch, the same for the same seed</source>
        <translation>每一轮样本的顺序不同；同一个种子，顺序相同</translation>
    </message>
    <message>
        <source>Schedule of α</source>
        <translation>α 的调度</translation>
    </message>
    <message>
        <source>Every … epochs</source>
        <translation>每 … 轮</translation>
    </message>
    <message>
        <source>Times γ</source>
        <translation>乘以 γ</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
</context>
<context>
    <name>EpochGradients</name>
    <message>
        <source>Gradients of the epoch</source>
        <translation>这一轮的梯度</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… 另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>EpochModel</name>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Loss at its end</source>
        <translation>结束时的损失</translation>
    </message>
    <message>
        <source>Own, PyTorch</source>
        <translation>自带，PyTorch</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Own engine</source>
        <translation>自带引擎</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
</context>
<context>
    <name>EpochTable</name>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>same bits</source>
        <translation>逐位相同</translation>
    </message>
</context>
<context>
    <name>ExerciseBar</name>
    <message>
        <source>Exercises</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same exercise again</source>
        <translation>同一个种子会给出同一个练习</translation>
    </message>
    <message>
        <source>Next exercise</source>
        <translation>下一个练习</translation>
    </message>
    <message>
        <source>Next exercise  Ctrl+E</source>
        <translation>下一个练习  Ctrl+E</translation>
    </message>
    <message>
        <source>{right} of {done} right</source>
        <translation>做了 {done} 个，对了 {right} 个</translation>
    </message>
</context>
<context>
    <name>ExplanationCard</name>
    <message>
        <source>Close the explanation</source>
        <translation>关闭解释</translation>
    </message>
    <message>
        <source>Where a number comes from</source>
        <translation>一个数从哪里来</translation>
    </message>
</context>
<context>
    <name>ExplanationPane</name>
    <message>
        <source>There are too many numbers here for finite differences; click one of them.</source>
        <translation>这里的数太多，不便做有限差分；单击其中一个。</translation>
    </message>
    <message>
        <source>A node of this graph was only recorded, so nothing can be nudged.</source>
        <translation>这个图中有一个节点只是录下来的，所以什么都不能微调。</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检验…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>What is held back</source>
        <translation>暂不导出的内容</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished">哪里不对</translation>
    </message>
    <message>
        <source>How much of the file is made</source>
        <translation>文件完成了多少</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>{suffix} files (*{suffix})</source>
        <translation>{suffix} 文件 (*{suffix})</translation>
    </message>
    <message>
        <source>Exported {path}</source>
        <translation>已导出 {path}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>FieldOver</name>
    <message>
        <source>What is wrong with what is typed</source>
        <translation>输入的内容哪里不对</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>{path} is not there any more; it is dropped from the recent files.</source>
        <translation>{path} 已经不在了；已从最近的文件中移除。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Tutor files and PyTorch scripts (*.tutor *.py);;Answers (*.answers.toml);;All files (*)</source>
        <translation>Tutor 文件和 PyTorch 脚本 (*.tutor *.py);;答案 (*.answers.toml);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find on the canvas</source>
        <translation>在画布上查找</translation>
    </message>
    <message>
        <source>Name, operation or kind</source>
        <translation>名称、运算或种类</translation>
    </message>
    <message>
        <source>Find a node by its name, its operation or its kind</source>
        <translation>按名称、运算或种类查找节点</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing typed</source>
        <translation>还没有输入</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常量</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>What was found out about the training</source>
        <translation>关于这次训练的发现</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>去看看</translation>
    </message>
    <message>
        <source>Train on anyway</source>
        <translation>仍然继续训练</translation>
    </message>
    <message>
        <source>See the step in which training diverged</source>
        <translation>看训练在哪一步发散</translation>
    </message>
    <message>
        <source>See where the engines first differ</source>
        <translation>看两个引擎最先在哪里不同</translation>
    </message>
    <message>
        <source>Go on to the last epoch, though numbers are not finite</source>
        <translation>继续到最后一轮，即使数不再有限</translation>
    </message>
    <message>
        <source>{finding}: {difference}</source>
        <translation>{finding}：{difference}</translation>
    </message>
    <message>
        <source>own engine {own}
PyTorch {torch}</source>
        <translation>自带引擎 {own}
PyTorch {torch}</translation>
    </message>
    <message>
        <source>{finding}.</source>
        <translation>{finding}。</translation>
    </message>
    <message>
        <source>Equal to the last bit for 1 iteration</source>
        <translation>1 次迭代中逐位相同</translation>
    </message>
    <message>
        <source>Equal to the last bit for {count} iterations</source>
        <translation>{count} 次迭代中逐位相同</translation>
    </message>
    <message>
        <source>Equal to the last bit for 1 iteration, then apart</source>
        <translation>1 次迭代中逐位相同，之后不同</translation>
    </message>
    <message>
        <source>Equal to the last bit for {count} iterations, then apart</source>
        <translation>{count} 次迭代中逐位相同，之后不同</translation>
    </message>
    <message>
        <source>Apart from the first iteration on</source>
        <translation>从第一次迭代起就不同</translation>
    </message>
    <message>
        <source>An iteration takes {own} in our own engine, {torch} in PyTorch.</source>
        <translation>一次迭代在自带引擎中用时 {own}，在 PyTorch 中用时 {torch}。</translation>
    </message>
    <message>
        <source>{count} µs</source>
        <translation>{count} µs</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
</context>
<context>
    <name>Frames</name>
    <message>
        <source>No frame is open around this step.</source>
        <translation>这一步不在任何展开的框里。</translation>
    </message>
    <message>
        <source>You are asked for something inside this frame: it stays open.</source>
        <translation>问题就在这个框里：它保持展开。</translation>
    </message>
    <message>
        <source>Collapse {title}</source>
        <translation>折叠 {title}</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>展开 {title}</translation>
    </message>
</context>
<context>
    <name>GoesTo</name>
    <message>
        <source>Input that the column goes to</source>
        <translation>这一列交给的输入</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
</context>
<context>
    <name>GradientSizesView</name>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Size of the gradient: {sizes}. {verdict}</source>
        <translation>梯度的大小：{sizes}。{verdict}</translation>
    </message>
</context>
<context>
    <name>GraphCards</name>
    <message>
        <source>Drag up or down to nudge {name} by h, or press ↑ or ↓. Nothing is changed by it.</source>
        <translation>上下拖动，或按 ↑ ↓，把 {name} 微调 h。不会真的改动任何东西。</translation>
    </message>
</context>
<context>
    <name>GraphCode</name>
    <message>
        <source>The graph as code</source>
        <translation>图的代码</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>What is wrong with the code</source>
        <translation>代码哪里不对</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>End editing the code</source>
        <translation>结束编辑代码</translation>
    </message>
    <message>
        <source>Leave the editor (Esc)</source>
        <translation>离开编辑器 (Esc)</translation>
    </message>
    <message>
        <source>The graph follows after a short pause. A name that no line gives is an input; a checked one is a parameter, which training changes.</source>
        <translation>稍停片刻，图就会跟上。没有任何一行给出的名称是输入；勾选的是参数，训练会改变它。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the code</source>
        <translation>编辑代码</translation>
    </message>
    <message>
        <source>Type the graph as code (Enter or a double click)</source>
        <translation>用代码写出图（Enter 或双击）</translation>
    </message>
    <message>
        <source>The marked line is the one of the present step. Click a line to go to its forward step; double-click it to edit.</source>
        <translation>有标记的是当前步骤所在的行。单击一行，到它的前向步骤；双击则编辑它。</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>The computation graph. Tab goes from node to node, Ctrl and an arrow key along the edges, Enter to a number or its field, up and down nudge it, plus and minus zoom, 0 fits the graph.</source>
        <translation>计算图。Tab 在节点之间移动，Ctrl 加方向键沿边移动，Enter 进入一个数或它的输入框，上下键微调它，加号和减号缩放，0 适应窗口。</translation>
    </message>
    <message>
        <source>Graph, {node}</source>
        <translation>图，{node}</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Page of the guide</source>
        <translation>指南的一页</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>用户指南</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Read before (Alt+←)</source>
        <translation>上一篇读过的 (Alt+←)</translation>
    </message>
    <message>
        <source>Read after (Alt+→)</source>
        <translation>下一篇读过的 (Alt+→)</translation>
    </message>
    <message>
        <source>The guide did not come with this program.</source>
        <translation>这个程序没有附带指南。</translation>
    </message>
    <message>
        <source>Sections found: {count}</source>
        <translation>找到的章节：{count}</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>什么都没有找到。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Lessons and exercises  Ctrl+L</source>
        <translation>课程与练习  Ctrl+L</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Type of numbers</source>
        <translation>数的类型</translation>
    </message>
    <message>
        <source>Single precision (float32), as PyTorch has it, or double (float64)</source>
        <translation>单精度 (float32)，与 PyTorch 相同；或双精度 (float64)</translation>
    </message>
    <message>
        <source>PyTorch is on its way …</source>
        <translation>正在加载 PyTorch…</translation>
    </message>
    <message>
        <source>Edit graph</source>
        <translation>编辑图</translation>
    </message>
    <message>
        <source>Change the graph by hand  E</source>
        <translation>动手修改图  E</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>观看</translation>
    </message>
    <message>
        <source>Each step shows its number  P</source>
        <translation>每一步都显示它的数  P</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Each step asks for its number first  P</source>
        <translation>每一步先问它的数  P</translation>
    </message>
    <message>
        <source>Autograd</source>
        <translation>Autograd</translation>
    </message>
    <message>
        <source>You are autograd: you pick which node passes its gradient back next  A</source>
        <translation>你就是 autograd：由你选接下来哪个节点把梯度传回  A</translation>
    </message>
    <message>
        <source>Own engine</source>
        <translation>自带引擎</translation>
    </message>
    <message>
        <source>The tutor&apos;s own engine computes every number</source>
        <translation>所有的数由 Tutor 自己的引擎计算</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>PyTorch&apos;s autograd computes every number</source>
        <translation>所有的数由 PyTorch 的 autograd 计算</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排对照</translation>
    </message>
    <message>
        <source>Both compute; the numbers are compared bit by bit</source>
        <translation>两者都计算；所有的数逐位比较</translation>
    </message>
    <message>
        <source>{title}, not saved</source>
        <translation>{title}，未保存</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>size of a gradient</source>
        <translation>梯度的大小</translation>
    </message>
    <message>
        <source>Shown: {moment}.</source>
        <translation>显示的是：{moment}。</translation>
    </message>
    <message>
        <source>{layer}: half are above {size}</source>
        <translation>{layer}：一半大于 {size}</translation>
    </message>
    <message>
        <source>{count} gradients of {layer} are 0.</source>
        <translation>{layer} 的梯度中有 {count} 个是 0。</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>History of edits</source>
        <translation>编辑历史</translation>
    </message>
</context>
<context>
    <name>HistoryRows</name>
    <message>
        <source>{words}, shown now</source>
        <translation>{words}，当前显示</translation>
    </message>
    <message>
        <source>{words}, undone</source>
        <translation>{words}，已撤销</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>刚打开时的样子</translation>
    </message>
</context>
<context>
    <name>IconButton</name>
    <message>
        <source>nothing left to do</source>
        <translation>没有可做的了</translation>
    </message>
</context>
<context>
    <name>InitialiserRow</name>
    <message>
        <source>How the parameter begins</source>
        <translation>参数怎样初始化</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>第一个数</translation>
    </message>
    <message>
        <source>Second number</source>
        <translation>第二个数</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed draws the same numbers, on every machine</source>
        <translation>同一个种子在任何机器上抽出同样的数</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Draw the numbers</source>
        <translation>抽取这些数</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正态分布</translation>
    </message>
    <message>
        <source>Xavier, uniform</source>
        <translation>Xavier，均匀</translation>
    </message>
    <message>
        <source>Xavier, normal</source>
        <translation>Xavier，正态</translation>
    </message>
    <message>
        <source>Kaiming, uniform</source>
        <translation>Kaiming，均匀</translation>
    </message>
    <message>
        <source>Kaiming, normal</source>
        <translation>Kaiming，正态</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>from {low} to {high} (fan in {fan_in}, fan out {fan_out})</source>
        <translation>从 {low} 到 {high}（fan in {fan_in}，fan out {fan_out}）</translation>
    </message>
    <message>
        <source>mean 0, deviation {spread} (fan in {fan_in}, fan out {fan_out})</source>
        <translation>均值 0，标准差 {spread}（fan in {fan_in}，fan out {fan_out}）</translation>
    </message>
</context>
<context>
    <name>KeptRuns</name>
    <message>
        <source>Keep the run {name}</source>
        <translation>保留训练 {name}</translation>
    </message>
    <message>
        <source>Rename a run</source>
        <translation>重命名一个训练</translation>
    </message>
    <message>
        <source>Take away the run {name}</source>
        <translation>移除训练 {name}</translation>
    </message>
    <message>
        <source>Take up the run {name}</source>
        <translation>继续使用训练 {name}</translation>
    </message>
    <message>
        <source>{name} came out otherwise than when it was kept: graph or data are others now.</source>
        <translation>{name} 的结果与保留时不同：图或数据已经变了。</translation>
    </message>
</context>
<context>
    <name>LandscapeControls</name>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Samples of the loss</source>
        <translation>损失所用的样本</translation>
    </message>
    <message>
        <source>all samples</source>
        <translation>所有样本</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>这一个</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Across: {name}</source>
        <translation>横轴：{name}</translation>
    </message>
    <message>
        <source>Upwards: {name}</source>
        <translation>纵轴：{name}</translation>
    </message>
    <message>
        <source>the loss itself: a curve</source>
        <translation>损失本身：一条曲线</translation>
    </message>
</context>
<context>
    <name>LandscapeView</name>
    <message>
        <source>Farther</source>
        <translation>拉远</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>拉近</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Loss {loss}, mean of {samples} of {all} samples, at {at}, {moment}; slope {slope}.</source>
        <translation>损失 {loss}，{all} 个样本中 {samples} 个的均值，位于 {at}，{moment}；斜率 {slope}。</translation>
    </message>
    <message>
        <source>Loss {loss} at {at}, {moment}; slope {slope}.</source>
        <translation>损失 {loss}，位于 {at}，{moment}；斜率 {slope}。</translation>
    </message>
    <message>
        <source>All other parameters are those of this moment.</source>
        <translation>其余参数都取此刻的值。</translation>
    </message>
</context>
<context>
    <name>LayingOut</name>
    <message>
        <source>Stopped: everything stands where it stood.</source>
        <translation>已停止：一切都留在原处。</translation>
    </message>
    <message>
        <source>Laying out {count} nodes for {seconds} seconds. Esc stops that.</source>
        <translation>正在排布 {count} 个节点，已用 {seconds} 秒。按 Esc 停止。</translation>
    </message>
    <message>
        <source>Laying out {count} nodes. Esc stops that.</source>
        <translation>正在排布 {count} 个节点。按 Esc 停止。</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>自动排布</translation>
    </message>
    <message>
        <source>Everything stands as it would be laid out.</source>
        <translation>一切已经是排布好的样子。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>local gradient</source>
        <translation>局部梯度</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>A value stands above its edge, a gradient below it, a local gradient in a frame.</source>
        <translation>值在边的上方，梯度在边的下方，局部梯度在小框里。</translation>
    </message>
</context>
<context>
    <name>LessonEditor</name>
    <message>
        <source>Lesson editor</source>
        <translation>课程编辑器</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Try the lesson as a learner, from this page on</source>
        <translation>从这一页起，像学习者那样试一试</translation>
    </message>
    <message>
        <source>End writing</source>
        <translation>结束编写</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>You have changed this document; the text tells of the lesson&apos;s own.</source>
        <translation>你改动了这份文档；文字讲的是原来的课程。</translation>
    </message>
    <message>
        <source>Back to picking nodes</source>
        <translation>回到选节点</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <translation>回到问题</translation>
    </message>
    <message>
        <source>Start · no step yet</source>
        <translation>开头 · 还没有走步骤</translation>
    </message>
    <message>
        <source>Start · {steps} steps to make</source>
        <translation>开头 · 要走 {steps} 步</translation>
    </message>
    <message>
        <source>{phase} · step {step} of {steps}</source>
        <translation>{phase} · 第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Ringed on the graph: {names}</source>
        <translation>图上圈出的：{names}</translation>
    </message>
    <message>
        <source>Ringed in the window: {names}</source>
        <translation>窗口中圈出的：{names}</translation>
    </message>
    <message>
        <source>Step forward to see the first value computed.</source>
        <translation>前进一步，看第一个值算出来。</translation>
    </message>
    <message>
        <source>There is nothing to compute yet. Edit the graph to put nodes into it, or type it as code in the Code panel.</source>
        <translation>还没有可计算的。编辑图，放上节点；或者在代码面板中用代码写出来。</translation>
    </message>
    <message>
        <source>Click to see where it comes from</source>
        <translation>单击可看它从哪里来</translation>
    </message>
</context>
<context>
    <name>LessonScore</name>
    <message>
        <source>Every question is answered</source>
        <translation>所有问题都已回答</translation>
    </message>
    <message>
        <source>This exercise</source>
        <translation>这个练习</translation>
    </message>
    <message>
        <source>This exercise once more</source>
        <translation>这个练习再来一遍</translation>
    </message>
    <message>
        <source>This lesson</source>
        <translation>本课</translation>
    </message>
    <message>
        <source>This lesson once more</source>
        <translation>本课再来一遍</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>not at once</source>
        <translation>不是一次答对</translation>
    </message>
    <message>
        <source>Page {number}: {question} · {how}</source>
        <translation>第 {number} 页：{question} · {how}</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Answers are kept of a .tutor file that asks questions: open one, and answer it.</source>
        <translation>会提问的 .tutor 文件才有答案可保存：请打开一个并回答。</translation>
    </message>
    <message>
        <source>Your answers are kept. Would you like to put your name to them?</source>
        <translation>你的答案已保存。要写上你的姓名吗？</translation>
    </message>
    <message>
        <source>My name…</source>
        <translation>我的姓名…</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不用</translation>
    </message>
</context>
<context>
    <name>LookAhead</name>
    <message>
        <source>How the file begins</source>
        <translation>文件的开头</translation>
    </message>
</context>
<context>
    <name>LossSection</name>
    <message>
        <source>Loss per iteration</source>
        <translation>每次迭代的损失</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>epoch {epoch} / {epochs} · α {rate}</source>
        <translation>第 {epoch} / {epochs} 轮 · α {rate}</translation>
    </message>
    <message>
        <source>Train, and the loss of every iteration is drawn here.</source>
        <translation>开始训练，每次迭代的损失就会画在这里。</translation>
    </message>
    <message>
        <source>Loss per iteration, {count} iterations</source>
        <translation>每次迭代的损失，{count} 次迭代</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>损失的刻度</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Drag through the epochs</source>
        <translation>拖动，在各轮之间移动</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Train, and the loss is drawn here as it falls.</source>
        <translation>开始训练，损失下降的过程就会画在这里。</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Nothing is trained with these settings yet. Kept runs shown: {count}.</source>
        <translation>这些设置下还没有训练。显示的保留训练：{count} 次。</translation>
    </message>
    <message>
        <source>Loss over {count} iterations: from {first} to {last}. Epoch {epoch} is shown.</source>
        <translation>{count} 次迭代的损失：从 {first} 到 {last}。显示的是第 {epoch} 轮。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Backprop Tutor</source>
        <translation>Backprop Tutor</translation>
    </message>
    <message>
        <source>{title}[*] – Backprop Tutor</source>
        <translation>{title}[*] – Backprop Tutor</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Lesson {number} of {count}</source>
        <translation>第 {number} 课，共 {count} 课</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>MatrixDialog</name>
    <message>
        <source>Value of {name}</source>
        <translation>{name} 的值</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What is wrong with the value</source>
        <translation>这个值哪里不对</translation>
    </message>
    <message>
        <source>A table from a spreadsheet can be pasted from the chosen number on (Ctrl+V).</source>
        <translation>可以从选中的数开始粘贴电子表格中的内容 (Ctrl+V)。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {why}</source>
        <translation>第 {row} 行第 {column} 列：{why}</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>The whole graph in small. Click or drag, or press an arrow key, to look elsewhere.</source>
        <translation>整个图的缩小版。单击、拖动或按方向键，可以看别处。</translation>
    </message>
</context>
<context>
    <name>MishapKeeper</name>
    <message>
        <source>Backprop Tutor ended unexpectedly the last time. What is known is in a report.</source>
        <translation>Backprop Tutor 上次意外退出。已知的情况写在报告里。</translation>
    </message>
</context>
<context>
    <name>MomentBox</name>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Train 1 epoch</source>
        <translation>训练 1 轮</translation>
    </message>
    <message>
        <source>Train {epochs} ▸▸</source>
        <translation>训练 {epochs} ▸▸</translation>
    </message>
    <message>
        <source>Train {epochs} epochs</source>
        <translation>训练 {epochs} 轮</translation>
    </message>
    <message>
        <source>Epoch {epoch} · sample {sample} of {samples}</source>
        <translation>第 {epoch} 轮 · 样本 {sample} / {samples}</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批</translation>
    </message>
    <message>
        <source>Epoch {epoch} · batch {batch} of {batches} · sample {sample} of {samples}</source>
        <translation>第 {epoch} 轮 · 批 {batch} / {batches} · 样本 {sample} / {samples}</translation>
    </message>
    <message>
        <source>(row {row})</source>
        <translation>（第 {row} 行）</translation>
    </message>
    <message>
        <source>1 … {last}: type a number, or ↑ ↓</source>
        <translation>1 … {last}：输入一个数，或按 ↑ ↓</translation>
    </message>
</context>
<context>
    <name>MomentChoice</name>
    <message>
        <source>Here</source>
        <translation>这里</translation>
    </message>
    <message>
        <source>Take the moment that is shown</source>
        <translation>取当前显示的时刻</translation>
    </message>
    <message>
        <source>Take the moment that is shown on the graph and the timeline</source>
        <translation>取图上和时间线上当前显示的时刻</translation>
    </message>
</context>
<context>
    <name>NameChips</name>
    <message>
        <source>{name}: take it away</source>
        <translation>{name}：移除</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>移除它</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New name of {name}</source>
        <translation>{name} 的新名称</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>A dense network drawn as neurons. Up and down go along a layer, Ctrl and an arrow key from layer to layer, Enter opens a neuron, plus and minus zoom, 0 fits the network.</source>
        <translation>画成神经元的全连接网络。上下键在层内移动，Ctrl 加方向键在层间移动，Enter 打开一个神经元，加号和减号缩放，0 适应窗口。</translation>
    </message>
    <message>
        <source>Network, {neuron}</source>
        <translation>网络，{neuron}</translation>
    </message>
</context>
<context>
    <name>NeuronOverlays</name>
    <message>
        <source>Draw as neurons</source>
        <translation>画成神经元</translation>
    </message>
    <message>
        <source>Draw node by node</source>
        <translation>逐个节点画</translation>
    </message>
</context>
<context>
    <name>Neurons</name>
    <message>
        <source>This graph cannot be drawn as neurons. {why}</source>
        <translation>这个图不能画成神经元。{why}</translation>
    </message>
    <message>
        <source>Nodes are picked on the graph: press A to watch first.</source>
        <translation>要在图上选节点：先按 A 只看演示。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished">网络</translation>
    </message>
</context>
<context>
    <name>NewGraph</name>
    <message>
        <source>New graph</source>
        <translation>新建图</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>哪里不对</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Sizes of the layers</source>
        <translation>各层的大小</translation>
    </message>
    <message>
        <source>Inputs, hidden layers, outputs: {example}</source>
        <translation>输入、隐藏层、输出：{example}</translation>
    </message>
    <message>
        <source>Sizes of the layers: inputs, hidden, outputs</source>
        <translation>各层的大小：输入、隐藏层、输出</translation>
    </message>
    <message>
        <source>No line yet</source>
        <translation>还没有代码行</translation>
    </message>
    <message>
        <source>Code of the template</source>
        <translation>模板的代码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Tab to the code · Ctrl+Enter opens · Esc closes</source>
        <translation>↑ ↓ 选择 · Tab 到代码 · Ctrl+Enter 打开 · Esc 关闭</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter opens · Esc closes</source>
        <translation>↑ ↓ 选择 · Enter 打开 · Esc 关闭</translation>
    </message>
    <message>
        <source>Write it line by line; the last line is the root.</source>
        <translation>一行一行地写；最后一行是根节点。</translation>
    </message>
    <message>
        <source>Code of your own</source>
        <translation>自己的代码</translation>
    </message>
</context>
<context>
    <name>NodeClipboard</name>
    <message>
        <source>Cut {nodes}</source>
        <translation>剪切 {nodes}</translation>
    </message>
    <message>
        <source>Paste {name}</source>
        <translation>粘贴 {name}</translation>
    </message>
    <message>
        <source>Paste {count} nodes</source>
        <translation>粘贴 {count} 个节点</translation>
    </message>
</context>
<context>
    <name>NodeMarks</name>
    <message>
        <source>, breakpoint</source>
        <translation>，断点</translation>
    </message>
</context>
<context>
    <name>NodePanel</name>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭这条通知</translation>
    </message>
</context>
<context>
    <name>NudgeBox</name>
    <message>
        <source>Nudge by h</source>
        <translation>微调 h</translation>
    </message>
    <message>
        <source>h, by which the number is nudged</source>
        <translation>h，每次微调的量</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Give the leaf the nudged value; Ctrl+Z takes it back</source>
        <translation>把微调后的值交给叶子节点；Ctrl+Z 可以收回</translation>
    </message>
    <message>
        <source>Keep the nudged value</source>
        <translation>保留微调后的值</translation>
    </message>
    <message>
        <source>Nudge {name} by h</source>
        <translation>把 {name} 微调 h</translation>
    </message>
    <message>
        <source>predicted {predicted}, actual {actual}, difference {difference}</source>
        <translation>预测 {predicted}，实际 {actual}，差 {difference}</translation>
    </message>
    <message>
        <source>The prediction is exact: here the curve is a straight line.</source>
        <translation>预测是精确的：这里的曲线是一条直线。</translation>
    </message>
    <message>
        <source>With h/2 the difference is {half}, with h/4 {quarter}.</source>
        <translation>用 h/2，差是 {half}；用 h/4，差是 {quarter}。</translation>
    </message>
    <message>
        <source>Half of h, a quarter of the difference: it shrinks as h².</source>
        <translation>h 减半，差变成四分之一：它按 h² 缩小。</translation>
    </message>
</context>
<context>
    <name>NudgeCard</name>
    <message>
        <source>Let go of the number</source>
        <translation>松开这个数</translation>
    </message>
    <message>
        <source>A nudge of a number</source>
        <translation>微调一个数</translation>
    </message>
</context>
<context>
    <name>Nudging</name>
    <message>
        <source>There are no numbers to nudge.</source>
        <translation>没有可以微调的数。</translation>
    </message>
    <message>
        <source>The root itself is what a nudge is to move.</source>
        <translation>微调要带动的就是根节点本身。</translation>
    </message>
    <message>
        <source>A node of this graph was recorded, and is known for its present operands alone.</source>
        <translation>这个图中有一个节点是录下来的，只知道它在当前操作数下的结果。</translation>
    </message>
    <message>
        <source>A constant stands in the code and is not nudged.</source>
        <translation>常量写在代码里，不能微调。</translation>
    </message>
    <message>
        <source>No gradient is asked for at {name}.</source>
        <translation>{name} 处不求梯度。</translation>
    </message>
    <message>
        <source>The gradient of {name} is not known yet; step on.</source>
        <translation>{name} 的梯度还不知道；请继续走。</translation>
    </message>
    <message>
        <source>The update has moved {name}; step back to nudge it.</source>
        <translation>更新已经移动了 {name}；要微调它，请后退。</translation>
    </message>
</context>
<context>
    <name>NumberLabel</name>
    <message>
        <source>Copy the exact number</source>
        <translation>复制精确的数</translation>
    </message>
</context>
<context>
    <name>NumberTable</name>
    <message>
        <source>Own engine</source>
        <translation>自带引擎</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Numbers of the node</source>
        <translation>节点的数</translation>
    </message>
</context>
<context>
    <name>OperandRows</name>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
</context>
<context>
    <name>OperationBox</name>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Another operation for this node</source>
        <translation>这个节点换一个运算</translation>
    </message>
</context>
<context>
    <name>OperationRow</name>
    <message>
        <source>Operation of {name}</source>
        <translation>{name} 的运算</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
</context>
<context>
    <name>OptimiserFields</name>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Seconds a step stays</source>
        <translation>一步停留的秒数</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>以像素为单位的尺寸</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished">主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation type="unfinished">投影</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Steps on a page</source>
        <translation>每页步数</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Seconds a step</source>
        <translation>每步秒数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>With formula and sentence below</source>
        <translation>下方附公式和说明</translation>
    </message>
    <message>
        <source>Leave what each step makes blank</source>
        <translation>把每一步算出的东西留空</translation>
    </message>
    <message>
        <source>With a sheet of answers at the end</source>
        <translation>末尾附一页答案</translation>
    </message>
    <message>
        <source>The picture alone, without the document around it</source>
        <translation>只要图本身，不带外围文档</translation>
    </message>
</context>
<context>
    <name>OwnCode</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Names that no line gives</source>
        <translation>没有任何一行给出的名称</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}：{why}</translation>
    </message>
    <message>
        <source>Value of {name}</source>
        <translation>{name} 的值</translation>
    </message>
    <message>
        <source>A number, or rows of numbers such as [[1, 2], [3, 4]]</source>
        <translation>一个数，或若干行数，如 [[1, 2], [3, 4]]</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>{name} is a parameter</source>
        <translation>{name} 是参数</translation>
    </message>
    <message>
        <source>Training changes it; its gradient is what one is after</source>
        <translation>训练会改变它；要的就是它的梯度</translation>
    </message>
</context>
<context>
    <name>PageButton</name>
    <message>
        <source>passed</source>
        <translation>已读过</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>这一页</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>后面的</translation>
    </message>
</context>
<context>
    <name>PageChoices</name>
    <message>
        <source>Operations to choose</source>
        <translation>可选的运算</translation>
    </message>
</context>
<context>
    <name>PageControls</name>
    <message>
        <source>Locked on this page of the lesson; turn the page to use it again</source>
        <translation>在课程的这一页锁定；翻页后可再使用</translation>
    </message>
</context>
<context>
    <name>PageForm</name>
    <message>
        <source>Title of the page</source>
        <translation>这一页的标题</translation>
    </message>
    <message>
        <source>Text of the page</source>
        <translation>这一页的文字</translation>
    </message>
    <message>
        <source>Markdown; maths between dollars: $\hat{y} = x \cdot w$</source>
        <translation>Markdown；公式写在美元符号之间：$\hat{y} = x \cdot w$</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>你的备注</translation>
    </message>
    <message>
        <source>For the presenter&apos;s view; the class never sees them.</source>
        <translation>给演讲者视图用；课堂上看不到。</translation>
    </message>
    <message>
        <source>The moment that the page tells of</source>
        <translation>这一页讲的时刻</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished">样本</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation type="unfinished">图</translation>
    </message>
    <message>
        <source>What the page points at</source>
        <translation>这一页指出什么</translation>
    </message>
    <message>
        <source>Add a node or an edge…</source>
        <translation>添加节点或边…</translation>
    </message>
    <message>
        <source>Click them on the graph</source>
        <translation>在图上单击它们</translation>
    </message>
    <message>
        <source>Choose what the page points at by clicks on the graph</source>
        <translation>在图上单击，选出这一页要指出的东西</translation>
    </message>
    <message>
        <source>Operations that the learner may choose</source>
        <translation>学习者可以选择的运算</translation>
    </message>
    <message>
        <source>Add an operation…</source>
        <translation>添加运算…</translation>
    </message>
    <message>
        <source>Parts of the window that the page points at</source>
        <translation>本页指向的窗口部分</translation>
    </message>
    <message>
        <source>Add a part of the window…</source>
        <translation>添加窗口的部分…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished">文字</translation>
    </message>
    <message>
        <source>Graph that it shows</source>
        <translation>显示的图</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>停在</translation>
    </message>
    <message>
        <source>Sample, of the first epoch</source>
        <translation>样本，第一轮中的</translation>
    </message>
    <message>
        <source>Rings on the graph</source>
        <translation>在图上圈出</translation>
    </message>
    <message>
        <source>Rings on parts of the window</source>
        <translation>圈出窗口的部分</translation>
    </message>
    <message>
        <source>What of the window can be used</source>
        <translation>窗口中可以使用的</translation>
    </message>
    <message>
        <source>Your notes (Markdown)</source>
        <translation>你的备注（Markdown）</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>What it points at</source>
        <translation>指向的内容</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What the learner may do</source>
        <translation>学习者可以做什么</translation>
    </message>
    <message>
        <source>For you alone</source>
        <translation>只给你看</translation>
    </message>
    <message>
        <source>the document&apos;s own</source>
        <translation>文档自己的</translation>
    </message>
    <message>
        <source>Change a page&apos;s title</source>
        <translation>修改一页的标题</translation>
    </message>
    <message>
        <source>Change a page&apos;s text</source>
        <translation>修改一页的文字</translation>
    </message>
    <message>
        <source>Change a page&apos;s notes</source>
        <translation>修改一页的备注</translation>
    </message>
    <message>
        <source>Change a page&apos;s moment</source>
        <translation>修改一页的时刻</translation>
    </message>
    <message>
        <source>Change a page&apos;s sample</source>
        <translation>修改一页的样本</translation>
    </message>
    <message>
        <source>Change a page&apos;s graph</source>
        <translation>修改一页的图</translation>
    </message>
    <message>
        <source>Change what a page hides or locks</source>
        <translation>修改一页隐藏或锁定的内容</translation>
    </message>
    <message>
        <source>Change what a page points at in the window</source>
        <translation>修改一页在窗口中指向的部分</translation>
    </message>
    <message>
        <source>Change what a page lets choose</source>
        <translation>修改一页允许选择的内容</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>各页</translation>
    </message>
    <message>
        <source>In this lesson</source>
        <translation>本课内容</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Preview of the page</source>
        <translation>这一页的预览</translation>
    </message>
    <message>
        <source>As the learner reads it</source>
        <translation>学习者读到的样子</translation>
    </message>
</context>
<context>
    <name>PageQuestion</name>
    <message>
        <source>What is asked</source>
        <translation>问的是什么</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>轮到你了</translation>
    </message>
    <message>
        <source>Your turn, from page {number}</source>
        <translation>轮到你了，来自第 {number} 页</translation>
    </message>
</context>
<context>
    <name>PageQuestions</name>
    <message>
        <source>Training would give the answer away: answer the question or skip it, then train.</source>
        <translation>训练会泄露答案：先回答或跳过问题，再训练。</translation>
    </message>
</context>
<context>
    <name>PageRows</name>
    <message>
        <source>Add a page</source>
        <translation>添加一页</translation>
    </message>
    <message>
        <source>Remove the page</source>
        <translation>移除这一页</translation>
    </message>
    <message>
        <source>Move the page up</source>
        <translation>上移这一页</translation>
    </message>
    <message>
        <source>Move the page down</source>
        <translation>下移这一页</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished">各页</translation>
    </message>
    <message>
        <source>The lesson</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>PageTurner</name>
    <message>
        <source>Turn the page</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} 页</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>This page of the lesson leaves the numbers as they are; turn the page to change them.</source>
        <translation>课程的这一页不改数；翻到别的页再改。</translation>
    </message>
    <message>
        <source>This page of the lesson leaves the operations as they are; turn the page to choose.</source>
        <translation>课程的这一页不改运算；翻到别的页再选。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Palette</source>
        <translation>运算面板</translation>
    </message>
    <message>
        <source>Search operations</source>
        <translation>搜索运算</translation>
    </message>
    <message>
        <source>Enter places the first one. Tab on the graph searches there.</source>
        <translation>Enter 放置第一个。在图上按 Tab，可在那里搜索。</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Enter: {what}</source>
        <translation>Enter：{what}</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>什么都没有找到。</translation>
    </message>
</context>
<context>
    <name>ParameterPicker</name>
    <message>
        <source>Which names are parameters</source>
        <translation>哪些名称是参数</translation>
    </message>
    <message>
        <source>{name} is a parameter</source>
        <translation>{name} 是参数</translation>
    </message>
    <message>
        <source>{name} is an input</source>
        <translation>{name} 是输入</translation>
    </message>
</context>
<context>
    <name>PenBar</name>
    <message>
        <source>Pen</source>
        <translation>笔</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>墨色</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Draw in this colour  {key}</source>
        <translation>用这种颜色画  {key}</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>撤销一笔</translation>
    </message>
    <message>
        <source>Take the last stroke back  {key}</source>
        <translation>收回最后一笔  {key}</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>擦净</translation>
    </message>
    <message>
        <source>Take all strokes away  {key}</source>
        <translation>擦掉所有笔画  {key}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Put the pen away  {key}</source>
        <translation>收起笔  {key}</translation>
    </message>
</context>
<context>
    <name>PenLayer</name>
    <message>
        <source>Pen</source>
        <translation>笔</translation>
    </message>
    <message>
        <source>Draw on the graph. 1, 2 and 3 choose the colour, Backspace takes the last stroke back, Delete wipes all, Escape puts the pen away.</source>
        <translation>在图上画。1、2、3 选择颜色，Backspace 收回最后一笔，Delete 全部擦掉，Escape 收起笔。</translation>
    </message>
</context>
<context>
    <name>Picking</name>
    <message>
        <source>, has passed its gradient back</source>
        <translation>，已把梯度传回</translation>
    </message>
    <message>
        <source>, is ready</source>
        <translation>，已就绪</translation>
    </message>
    <message>
        <source>, cannot pass its gradient back now</source>
        <translation>，现在还不能把梯度传回</translation>
    </message>
</context>
<context>
    <name>PlayBox</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>{action}  Space</source>
        <translation>{action}  Space</translation>
    </message>
    <message>
        <source>Speed {speed}</source>
        <translation>速度 {speed}</translation>
    </message>
    <message>
        <source>Speed of play</source>
        <translation>播放速度</translation>
    </message>
</context>
<context>
    <name>PlotFiles</name>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>保存数值…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>图片 (*.png *.svg)</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>已保存 {path}</translation>
    </message>
</context>
<context>
    <name>PlotGrid</name>
    <message>
        <source>Plots</source>
        <translation>各种图</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Choose the plots to show</source>
        <translation>选择要显示的图</translation>
    </message>
</context>
<context>
    <name>PlotSection</name>
    <message>
        <source>What to do with this plot</source>
        <translation>对这张图可以做什么</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>What to do with this plot</source>
        <translation>对这张图可以做什么</translation>
    </message>
    <message>
        <source>What to do with “{plot}”</source>
        <translation>对“{plot}”可以做什么</translation>
    </message>
    <message>
        <source>Train, and this is drawn as it goes.</source>
        <translation>开始训练，这里就会随之画出来。</translation>
    </message>
</context>
<context>
    <name>PortList</name>
    <message>
        <source>Name or operation</source>
        <translation>名称或运算</translation>
    </message>
    <message>
        <source>Search the ports</source>
        <translation>搜索端口</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Why this cannot be</source>
        <translation>为什么不行</translation>
    </message>
    <message>
        <source>No port is called like this.</source>
        <translation>没有叫这个名称的端口。</translation>
    </message>
</context>
<context>
    <name>PredictMode</name>
    <message>
        <source>A question waits: answer it first, skip it, or press P to watch.</source>
        <translation>有一个问题在等你：先回答、跳过，或按 P 只看演示。</translation>
    </message>
    <message>
        <source>Training would give answers away: press P to watch, then train.</source>
        <translation>训练会泄露答案：先按 P 只看演示，再训练。</translation>
    </message>
</context>
<context>
    <name>PredictionView</name>
    <message>
        <source>Node that is shown</source>
        <translation>显示的节点</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>{node} over {features}, {moment}.</source>
        <translation>{node} 随 {features} 的变化，{moment}。</translation>
    </message>
    <message>
        <source>{right} of {all} samples are predicted in their class.</source>
        <translation>{all} 个样本中，{right} 个的类别预测正确。</translation>
    </message>
    <message>
        <source>It goes from {low} to {high}.</source>
        <translation>它从 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>It is no finite number any more.</source>
        <translation>它已不是有限的数。</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Presenter</source>
        <translation>演讲者</translation>
    </message>
</context>
<context>
    <name>PresenterView</name>
    <message>
        <source>Presenter</source>
        <translation>演讲者</translation>
    </message>
    <message>
        <source>The class is asked</source>
        <translation>正在问全班</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>There is one screen: whoever sees this window sees this panel, answers and all.</source>
        <translation>只有一个屏幕：看得到这个窗口的人，也看得到这个面板和其中的答案。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">返回</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation type="unfinished">笔</translation>
    </message>
    <message>
        <source>Close-up</source>
        <translation>靠近</translation>
    </message>
    <message>
        <source>Swap screens</source>
        <translation>交换屏幕</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>ProgramCode</name>
    <message>
        <source>The PyTorch program</source>
        <translation>PyTorch 程序</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the program</source>
        <translation>复制程序</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the program</source>
        <translation>保存程序</translation>
    </message>
    <message>
        <source>The program is on the clipboard.</source>
        <translation>程序已在剪贴板上。</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>已保存 {path}</translation>
    </message>
    <message>
        <source>It runs as it stands, and prints the same numbers. Click a line to see the graph once the line has run.</source>
        <translation>它可以直接运行，并打印出同样的数。单击一行，看这一行运行之后的图。</translation>
    </message>
    <message>
        <source>Operands are missing in the graph: this is the program of what is finished.</source>
        <translation>图中缺少操作数：这是已完成部分的程序。</translation>
    </message>
    <message>
        <source>Python programs (*.py)</source>
        <translation>Python 程序 (*.py)</translation>
    </message>
</context>
<context>
    <name>ProgressKeeper</name>
    <message>
        <source>Your progress cannot be kept: {why}</source>
        <translation>无法保存学习进度：{why}</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>Question {number}</source>
        <translation>问题 {number}</translation>
    </message>
    <message>
        <source>Remove the question</source>
        <translation>移除这个问题</translation>
    </message>
    <message>
        <source>How many numbers all parameters hold</source>
        <translation>所有参数一共有多少个数</translation>
    </message>
    <message>
        <source>The number of this step is asked for</source>
        <translation>问的是这一步的数</translation>
    </message>
    <message>
        <source>The question in your words</source>
        <translation>用你自己的话提问</translation>
    </message>
    <message>
        <source>Hints, one a line</source>
        <translation>提示，每行一个</translation>
    </message>
    <message>
        <source>Yours come first, then the two that every question has.</source>
        <translation>你的提示排在前面，后面是每个问题都有的两个。</translation>
    </message>
    <message>
        <source>Asks for the number of this step</source>
        <translation>问这一步的数</translation>
    </message>
    <message>
        <source>In your words (Markdown)</source>
        <translation>用你自己的话（Markdown）</translation>
    </message>
    <message>
        <source>Right is {answer}</source>
        <translation>正确答案是 {answer}</translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>Predict · {phase}</source>
        <translation>预测 · {phase}</translation>
    </message>
</context>
<context>
    <name>QuestionsForm</name>
    <message>
        <source>Add a question</source>
        <translation>添加问题</translation>
    </message>
    <message>
        <source>Change a question</source>
        <translation>修改问题</translation>
    </message>
    <message>
        <source>No step leads to the start: step forward, then take it.</source>
        <translation>没有步骤通向开头：请先前进，再取用。</translation>
    </message>
    <message>
        <source>Remove a question</source>
        <translation>移除问题</translation>
    </message>
</context>
<context>
    <name>RateCurve</name>
    <message>
        <source>The learning rate over the epochs</source>
        <translation>各轮的学习率</translation>
    </message>
</context>
<context>
    <name>Recalling</name>
    <message>
        <source>{count} iterations are computed again, about {seconds:.0f} s.</source>
        <translation>正在重新计算 {count} 次迭代，大约 {seconds:.0f} 秒。</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Your edits cannot be kept for the case of a crash; save them soon. {why}</source>
        <translation>无法为意外退出保留你的修改；请尽快保存。{why}</translation>
    </message>
    <message>
        <source>“{title}” was not saved when the program ended unexpectedly.</source>
        <translation>程序意外退出时，“{title}”还没有保存。</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>恢复它</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>丢弃它</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>This report lies at {path}. It was sent to nobody: hand it on if you like.</source>
        <translation>这份报告在 {path}。它没有发给任何人：愿意的话，可以把它交给别人。</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开它的文件夹</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Pages of the lesson</source>
        <translation>课程的各页</translation>
    </message>
</context>
<context>
    <name>RunRow</name>
    <message>
        <source>loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>训练过程的名称</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>This graph has no training: it needs a parameter and a learning rate.</source>
        <translation>这个图没有训练：它需要一个参数和学习率。</translation>
    </message>
</context>
<context>
    <name>RunsList</name>
    <message>
        <source>Runs</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>保留这次训练</translation>
    </message>
    <message>
        <source>Keep its settings, to compare it and to train it again</source>
        <translation>保留它的设置，以便比较和再次训练</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>diverged at epoch {epoch}</source>
        <translation>在第 {epoch} 轮发散</translation>
    </message>
    <message>
        <source>training again…</source>
        <translation>正在重新训练…</translation>
    </message>
    <message>
        <source>{status}, to be trained again</source>
        <translation>{status}，需要重新训练</translation>
    </message>
    <message>
        <source>{settings}
Click to take it up; F2 renames it, Delete takes it away</source>
        <translation>{settings}
单击继续使用；F2 重命名，Delete 移除</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>Take up this run</source>
        <translation>继续使用这次训练</translation>
    </message>
    <message>
        <source>Hide the curve</source>
        <translation>隐藏曲线</translation>
    </message>
    <message>
        <source>Show the curve</source>
        <translation>显示曲线</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>Kept for validation</source>
        <translation>留作验证</translation>
    </message>
    <message>
        <source>v{number}</source>
        <translation>v{number}</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saved {path}</source>
        <translation>已保存 {path}</translation>
    </message>
    <message>
        <source>The app&apos;s own lessons stay as they are: choose another folder.</source>
        <translation>程序自带的课程不能改动：请选择别的文件夹。</translation>
    </message>
    <message>
        <source>The code that is typed has a mistake: the graph on the canvas is what was saved.</source>
        <translation>输入的代码有错：保存的是画布上的图。</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Score</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>This walk</source>
        <translation>这次演示</translation>
    </message>
    <message>
        <source>What was missed</source>
        <translation>没有答对的</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>This walk once more</source>
        <translation>这次演示再来一遍</translation>
    </message>
    <message>
        <source>Look at this step</source>
        <translation>看这一步</translation>
    </message>
</context>
<context>
    <name>SearchCard</name>
    <message>
        <source>Nothing is found.</source>
        <translation>什么都没有找到。</translation>
    </message>
    <message>
        <source>Esc closes</source>
        <translation>Esc 关闭</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Place an operation</source>
        <translation>放置一个运算</translation>
    </message>
    <message>
        <source>Operation, number or name</source>
        <translation>运算、数或名称</translation>
    </message>
    <message>
        <source>Search operations</source>
        <translation>搜索运算</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>运算</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Set the given gradient</source>
        <translation>设置传来的梯度</translation>
    </message>
    <message>
        <source>Change the training</source>
        <translation>更改训练</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ShareStack</name>
    <message>
        <source>Shares in grad</source>
        <translation>grad 中的各份</translation>
    </message>
    <message>
        <source>Click a number to see where it comes from</source>
        <translation>单击一个数，看它从哪里来</translation>
    </message>
    <message>
        <source>in grad</source>
        <translation>grad 中</translation>
    </message>
</context>
<context>
    <name>SharesView</name>
    <message>
        <source>What has piled up in {grad}</source>
        <translation>{grad} 中累积了什么</translation>
    </message>
    <message>
        <source>{count} passes before</source>
        <translation>之前 {count} 遍</translation>
    </message>
    <message>
        <source>ep. {epoch}, sample {sample}</source>
        <translation>第 {epoch} 轮，样本 {sample}</translation>
    </message>
    <message>
        <source>ep. {epoch}, batch {batch}</source>
        <translation>第 {epoch} 轮，第 {batch} 批</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Samples from a table</source>
        <translation>从表格取样本</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Take the table that was copied in a spreadsheet (Ctrl+V)</source>
        <translation>取用在电子表格中复制的表格 (Ctrl+V)</translation>
    </message>
    <message>
        <source>What parts the cells</source>
        <translation>单元格之间的分隔</translation>
    </message>
    <message>
        <source>The first row is a header</source>
        <translation>第一行是表头</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>读到的内容</translation>
    </message>
    <message>
        <source>What the inputs get</source>
        <translation>各个输入得到什么</translation>
    </message>
    <message>
        <source>What is wrong in the table</source>
        <translation>表格哪里不对</translation>
    </message>
    <message>
        <source>How much of the table is read</source>
        <translation>读取了表格的多少</translation>
    </message>
    <message>
        <source>Take these samples</source>
        <translation>使用这些样本</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>spaces</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>Cells are parted by</source>
        <translation>单元格分隔符</translation>
    </message>
    <message>
        <source>Open a table</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.dat);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt *.dat);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Leave out rows with such cells ({count})</source>
        <translation>略去含有这种单元格的行（{count}）</translation>
    </message>
    <message>
        <source>Take samples from a table</source>
        <translation>从表格取样本</translation>
    </message>
</context>
<context>
    <name>ShownMoment</name>
    <message>
        <source>before training</source>
        <translation>训练之前</translation>
    </message>
    <message>
        <source>after epoch {epoch}</source>
        <translation>第 {epoch} 轮之后</translation>
    </message>
    <message>
        <source>epoch {epoch}, iteration {iteration}</source>
        <translation>第 {epoch} 轮，第 {iteration} 次迭代</translation>
    </message>
</context>
<context>
    <name>SideTabs</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Widen the panels</source>
        <translation>加宽面板</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Shut while you are asked: it knows the answers</source>
        <translation>提问时关闭：里面有答案</translation>
    </message>
    <message>
        <source>Narrow the panels</source>
        <translation>收窄面板</translation>
    </message>
</context>
<context>
    <name>SlopeSection</name>
    <message>
        <source>{loss} against {name}</source>
        <translation>{loss} 随 {name} 的变化</translation>
    </message>
    <message>
        <source>Not computed yet; step on.</source>
        <translation>还没有计算；请继续走。</translation>
    </message>
    <message>
        <source>slope = {number}</source>
        <translation>斜率 = {number}</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>Table of steps</source>
        <translation>步骤表</translation>
    </message>
    <message>
        <source>Close the table of steps</source>
        <translation>关闭步骤表</translation>
    </message>
</context>
<context>
    <name>StepTable</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>A row for each step. Up and down go there; Escape goes back to the graph.</source>
        <translation>每一步一行。上下键移到那里；Escape 回到图。</translation>
    </message>
</context>
<context>
    <name>Surprise</name>
    <message>
        <source>Something unforeseen went wrong ({what}). Your work is kept, and you can go on.</source>
        <translation>出现了意料之外的问题（{what}）。你的工作已保留，可以继续。</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>显示报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>TemplateData</name>
    <message>
        <source>Samples to learn from</source>
        <translation>用来学习的样本</translation>
    </message>
    <message>
        <source>One value for each input</source>
        <translation>每个输入一个值</translation>
    </message>
    <message>
        <source>The template&apos;s, {count} samples</source>
        <translation>模板自带的，{count} 个样本</translation>
    </message>
</context>
<context>
    <name>TensorSection</name>
    <message>
        <source>As PyTorch&apos;s Tensor</source>
        <translation>作为 PyTorch 的 Tensor</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>到开头</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到末尾</translation>
    </message>
</context>
<context>
    <name>TitleField</name>
    <message>
        <source>Title of the frame</source>
        <translation>框的标题</translation>
    </message>
</context>
<context>
    <name>TrainingControls</name>
    <message>
        <source>Learning rate α</source>
        <translation>学习率 α</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Zero the gradients after each update</source>
        <translation>每次更新后把梯度清零</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>收起设置</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>What the optimiser is set by and its formula, schedule and order</source>
        <translation>优化器的设置和公式、学习率调度和样本顺序</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train 1 epoch</source>
        <translation>训练 1 轮</translation>
    </message>
    <message>
        <source>Forget what was trained, and keep the initial weights</source>
        <translation>忘掉训练的结果，保留初始权重</translation>
    </message>
    <message>
        <source>Off: each backward pass adds to what is left in grad, and the update goes by all of it</source>
        <translation>关闭时：每次反向都加到 grad 里剩下的内容上，更新用的是全部</translation>
    </message>
    <message>
        <source>Progress of training</source>
        <translation>训练的进度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>epoch {done} of {wished}</source>
        <translation>第 {done} 轮，共 {wished} 轮</translation>
    </message>
    <message>
        <source>epoch {epoch} of {wished}, iteration {iteration} of {each}</source>
        <translation>第 {epoch} 轮，共 {wished} 轮；第 {iteration} 次迭代，共 {each} 次</translation>
    </message>
    <message>
        <source>{words} · {time} left</source>
        <translation>{words} · 还需 {time}</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Gradients of epoch {epoch}</source>
        <translation>第 {epoch} 轮的梯度</translation>
    </message>
    <message>
        <source>The loss of a batch is the mean over its samples; this is the last of them.</source>
        <translation>一批的损失是其中各样本的均值；这里是最后一批的。</translation>
    </message>
</context>
<context>
    <name>TryingStrip</name>
    <message>
        <source>As a learner reads it; nothing you answer is kept.</source>
        <translation>这是学习者读到的样子；你的回答不会保留。</translation>
    </message>
    <message>
        <source>Write on</source>
        <translation>继续编写</translation>
    </message>
    <message>
        <source>Back to writing the lesson</source>
        <translation>回到编写课程</translation>
    </message>
    <message>
        <source>Back to writing the lesson  Ctrl+Shift+L</source>
        <translation>回到编写课程  Ctrl+Shift+L</translation>
    </message>
</context>
<context>
    <name>TypedCode</name>
    <message>
        <source>Edit the code</source>
        <translation>编辑代码</translation>
    </message>
    <message>
        <source>Make {name} a parameter</source>
        <translation>把 {name} 变成参数</translation>
    </message>
    <message>
        <source>Make {name} an input</source>
        <translation>把 {name} 变成输入</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>输入代码</translation>
    </message>
</context>
<context>
    <name>ValueEditor</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Given gradient of {name}</source>
        <translation>{name} 的传来的梯度</translation>
    </message>
    <message>
        <source>Value of {name}</source>
        <translation>{name} 的值</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Show it</source>
        <translation>指给我看</translation>
    </message>
    <message>
        <source>What the graph misses</source>
        <translation>图中还缺什么</translation>
    </message>
    <message>
        <source>Drag something here, or press Tab.</source>
        <translation>把东西拖到这里，或按 Tab。</translation>
    </message>
    <message>
        <source>Edit graph, at the top, begins one.</source>
        <translation>点上方的“编辑图”，就可以开始。</translation>
    </message>
    <message>
        <source>Show {name} on the graph</source>
        <translation>在图上指出 {name}</translation>
    </message>
</context>
<context>
    <name>WaitingMode</name>
    <message>
        <source>The walk waits here: go on with it first, or watch.</source>
        <translation>演示在这里等你：先继续下去，或者只看演示。</translation>
    </message>
    <message>
        <source>There is nothing to compute yet: put something into the graph.</source>
        <translation>还没有可计算的：先往图里放点东西。</translation>
    </message>
</context>
<context>
    <name>WalkScore</name>
    <message>
        <source>This walk is done</source>
        <translation>这次演示走完了</translation>
    </message>
    <message>
        <source> · begun in the middle of the walk</source>
        <translation> · 从演示中途开始</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>答错</translation>
    </message>
    <message>
        <source>{phase}: {number} · {how}</source>
        <translation>{phase}：{number} · {how}</translation>
    </message>
</context>
<context>
    <name>WalkTimeline</name>
    <message>
        <source>Nothing is computed yet: step on with →</source>
        <translation>还没有计算任何东西：按 → 继续走</translation>
    </message>
    <message>
        <source>There is nothing to compute yet</source>
        <translation>还没有可计算的</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>还没有问到</translation>
    </message>
    <message>
        <source>Inside {frame}. {says}</source>
        <translation>在 {frame} 里。{says}</translation>
    </message>
</context>
<context>
    <name>WideSide</name>
    <message>
        <source>Drag, or double-click to widen the panels</source>
        <translation>拖动，或双击加宽面板</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>You edit the graph: Tab places a node, E ends that.</source>
        <translation>你正在编辑图：Tab 放置节点，E 结束编辑。</translation>
    </message>
    <message>
        <source>This graph has no input that samples could go to.</source>
        <translation>这个图没有可以接收样本的输入。</translation>
    </message>
    <message>
        <source>Another window cannot be opened: the program does not start.</source>
        <translation>无法再打开一个窗口：程序没有启动。</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>New page</source>
        <translation>新的一页</translation>
    </message>
    <message>
        <source>Add a page</source>
        <translation>添加一页</translation>
    </message>
    <message>
        <source>Remove a page</source>
        <translation>移除一页</translation>
    </message>
    <message>
        <source>Move a page</source>
        <translation>移动一页</translation>
    </message>
    <message>
        <source>Point at {name}</source>
        <translation>指出 {name}</translation>
    </message>
</context>
<context>
    <name>ZoomControl</name>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation>显示整个图</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Zoom {percent} %, fit the graph</source>
        <translation>缩放 {percent} %，适应窗口</translation>
    </message>
</context>
<context>
    <name>_Numbers</name>
    <message>
        <source>Line numbers</source>
        <translation>行号</translation>
    </message>
</context>
<context>
    <name>_Picture</name>
    <message>
        <source>How the file will look</source>
        <translation>文件的样子</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Operand {number}: {name}</source>
        <translation>操作数 {number}：{name}</translation>
    </message>
    <message>
        <source>Move operand {number} up</source>
        <translation>把操作数 {number} 上移</translation>
    </message>
    <message>
        <source>Move operand {number} down</source>
        <translation>把操作数 {number} 下移</translation>
    </message>
</context>
<context>
    <name>_Sample</name>
    <message>
        <source>Curve of {name}: {line} line</source>
        <translation>{name} 的曲线：{line}</translation>
    </message>
    <message>
        <source>Hide the curve</source>
        <translation>隐藏曲线</translation>
    </message>
    <message>
        <source>Show the curve</source>
        <translation>显示曲线</translation>
    </message>
</context>
<context>
    <name>_Window</name>
    <message>
        <source>Presenter – Backprop Tutor</source>
        <translation>演讲者 – Backprop Tutor</translation>
    </message>
</context>
<context>
    <name>answers</name>
    <message>
        <source>these are no answers to an assignment.</source>
        <translation>这不是作业的答案。</translation>
    </message>
    <message>
        <source>these answers were written by a newer Backprop Tutor.</source>
        <translation>这些答案由更新的 Backprop Tutor 写出。</translation>
    </message>
    <message>
        <source>these answers are damaged ({why}).</source>
        <translation>这些答案已损坏（{why}）。</translation>
    </message>
    <message>
        <source>“{title}” asks no question: there is nothing to grade.</source>
        <translation>“{title}”没有提问：没有可评分的。</translation>
    </message>
    <message>
        <source>these are answers to “{other}”, and not to “{title}”.</source>
        <translation>这些是对“{other}”的答案，不是对“{title}”的。</translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation>保存答案</translation>
    </message>
    <message>
        <source>Answers (*{suffix})</source>
        <translation>答案 (*{suffix})</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>There is no translation into {locale} yet: this is English.</source>
        <translation>还没有 {locale} 的翻译：这是英文。</translation>
    </message>
</context>
<context>
    <name>autograd</name>
    <message>
        <source>{count} right at once</source>
        <translation>{count} 个一次选对</translation>
    </message>
    <message>
        <source>1 wrong pick</source>
        <translation>选错 1 次</translation>
    </message>
    <message>
        <source>{count} wrong picks</source>
        <translation>选错 {count} 次</translation>
    </message>
    <message>
        <source>{count} with a hint</source>
        <translation>{count} 个用了提示</translation>
    </message>
    <message>
        <source>{count} to go</source>
        <translation>还剩 {count}</translation>
    </message>
    <message>
        <source>{name} is not ready in its turn of the backward order.</source>
        <translation>按反向的顺序，{name} 还没有就绪。</translation>
    </message>
    <message>
        <source>{node} was ready</source>
        <translation>{node} 已就绪</translation>
    </message>
    <message>
        <source>{node} waited for {others}</source>
        <translation>{node} 在等 {others}</translation>
    </message>
    <message>
        <source>{node} was done already</source>
        <translation>{node} 已经做过了</translation>
    </message>
    <message>
        <source>{node} has no influence</source>
        <translation>{node} 没有影响</translation>
    </message>
    <message>
        <source>{node} needs no gradient</source>
        <translation>{node} 不需要梯度</translation>
    </message>
    <message>
        <source>{node} passes nothing on</source>
        <translation>{node} 没有可传的</translation>
    </message>
    <message>
        <source>Backward starts at the root, {node}: nothing comes after it.</source>
        <translation>反向从根节点 {node} 开始：它后面什么都没有。</translation>
    </message>
    <message>
        <source>All that {node} was waiting for has come back from {others}: it is ready.</source>
        <translation>{node} 所等的，都已从 {others} 传回：它已就绪。</translation>
    </message>
    <message>
        <source>{node} hands a contribution to {operands}.</source>
        <translation>{node} 把贡献交给 {operands}。</translation>
    </message>
    <message>
        <source>{node} still waits for what comes back from {others}.</source>
        <translation>{node} 还在等从 {others} 传回的。</translation>
    </message>
    <message>
        <source>{node} has its share from {arrived} already, and still waits for what comes back from {others}.</source>
        <translation>{node} 已得到来自 {arrived} 的一份，还在等从 {others} 传回的。</translation>
    </message>
    <message>
        <source>{node} has passed its gradient back already; once is enough.</source>
        <translation>{node} 已经把梯度传回了；一次就够。</translation>
    </message>
    <message>
        <source>{node} does not influence {root}, so no gradient ever reaches it.</source>
        <translation>{node} 不影响 {root}，所以不会有梯度到达它。</translation>
    </message>
    <message>
        <source>{node} is a parameter: it keeps the gradient that it is handed, and has no operand to pass it on to.</source>
        <translation>{node} 是参数：它留下传来的梯度，没有操作数可以再传。</translation>
    </message>
    <message>
        <source>{node} is an input: the way back ends here, it has no operand to pass a gradient on to.</source>
        <translation>{node} 是输入：往回的路到此为止，没有操作数可以再传梯度。</translation>
    </message>
    <message>
        <source>{node} is a constant: it never changes, and needs no gradient.</source>
        <translation>{node} 是常量：它从不改变，也不需要梯度。</translation>
    </message>
    <message>
        <source>{node} is an input and no parameter: nobody asks for its gradient.</source>
        <translation>{node} 是输入，不是参数：没有人要它的梯度。</translation>
    </message>
    <message>
        <source>{node} is made without any parameter: nobody asks for a gradient behind it.</source>
        <translation>{node} 的计算没有用到参数：没有人要它前面的梯度。</translation>
    </message>
    <message>
        <source>{node} is made of constants alone: no gradient is wanted behind it.</source>
        <translation>{node} 只由常量算出：不要它前面的梯度。</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} 和 {last}</translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>grad</source>
        <translation>grad</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 个节点</translation>
    </message>
    <message>
        <source>{count} nodes</source>
        <translation>{count} 个节点</translation>
    </message>
    <message>
        <source>1 parameter</source>
        <translation>1 个参数</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{title}: click the arrow to draw the frame as one node</source>
        <translation>{title}：单击箭头，把框画成一个节点</translation>
    </message>
    <message>
        <source>Drop here to place what comes next</source>
        <translation>放在这里，接着放上下一个</translation>
    </message>
    <message>
        <source>Click to choose this edge; drag its end off the port to connect it elsewhere</source>
        <translation>单击选中这条边；把它的一端从端口拖开，可以接到别处</translation>
    </message>
    <message>
        <source>The result: drag it to another node&apos;s port</source>
        <translation>结果：把它拖到另一个节点的端口</translation>
    </message>
    <message>
        <source>Operand {number} is missing: drag from here to a node</source>
        <translation>缺少操作数 {number}：从这里拖到一个节点</translation>
    </message>
    <message>
        <source>The operand: drag it to another port, or onto the ground to disconnect</source>
        <translation>操作数：把它拖到另一个端口；拖到空白处就断开</translation>
    </message>
    <message>
        <source>Operand {number}: drag it to another port, or off to disconnect; double-click to swap it with the next one</source>
        <translation>操作数 {number}：拖到另一个端口，或拖开以断开；双击与下一个交换</translation>
    </message>
    <message>
        <source>operands {places} are missing</source>
        <translation>缺少操作数 {places}</translation>
    </message>
    <message>
        <source>operand is missing</source>
        <translation>缺少操作数</translation>
    </message>
    <message>
        <source>operand {places} is missing</source>
        <translation>缺少操作数 {places}</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要问的数</translation>
    </message>
    <message>
        <source>How {name} passes the given gradient g back to {operand}</source>
        <translation>{name} 怎样把传来的梯度 g 传回给 {operand}</translation>
    </message>
    <message>
        <source>Operand {place} of {name} is missing</source>
        <translation>缺少 {name} 的操作数 {place}</translation>
    </message>
    <message>
        <source>{name}, the root: what backward starts from</source>
        <translation>{name}，根节点：反向从它开始</translation>
    </message>
    <message>
        <source>. Click to change it.</source>
        <translation>。单击即可修改。</translation>
    </message>
    <message>
        <source>{name}: the operation {symbol} of {operands}</source>
        <translation>{name}：对 {operands} 做运算 {symbol}</translation>
    </message>
    <message>
        <source>{name}: {symbol} of {operands}, computed by PyTorch</source>
        <translation>{name}：对 {operands} 做 {symbol}，由 PyTorch 计算</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>{title}, a closed frame: {about}. Double-click or Enter opens it.</source>
        <translation>{title}，折叠的框：{about}。双击或按 Enter 展开。</translation>
    </message>
    <message>
        <source>{name} waits for nodes before it.</source>
        <translation>{name} 在等它前面的节点。</translation>
    </message>
    <message>
        <source>{name}, an input</source>
        <translation>{name}，输入</translation>
    </message>
    <message>
        <source>{name}, a parameter: its value is data, its gradient grad</source>
        <translation>{name}，参数：它的值是 data，它的梯度是 grad</translation>
    </message>
    <message>
        <source>{name}, a constant</source>
        <translation>{name}，常量</translation>
    </message>
    <message>
        <source>The value of {name}: {number}</source>
        <translation>{name} 的值：{number}</translation>
    </message>
    <message>
        <source>The gradient with respect to {name}: {number}</source>
        <translation>对 {name} 的梯度：{number}</translation>
    </message>
    <message>
        <source>What the optimiser computes for {name}: {number}</source>
        <translation>优化器为 {name} 算出的数：{number}</translation>
    </message>
    <message>
        <source>The local gradient of {name} with respect to {operand}: {number}</source>
        <translation>{name} 对 {operand} 的局部梯度：{number}</translation>
    </message>
    <message>
        <source>What {target} contributes to the gradient of {name}: {number}</source>
        <translation>{target} 对 {name} 的梯度的贡献：{number}</translation>
    </message>
    <message>
        <source> – not a finite number</source>
        <translation> – 不是有限的数</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>Nudged by h = {h} to both sides: {number}.</source>
        <translation>向两边各微调 h = {h}：{number}。</translation>
    </message>
    <message>
        <source>✗ That is not {own}.</source>
        <translation>✗ 这不等于 {own}。</translation>
    </message>
    <message>
        <source>✓ Neither is a finite number.</source>
        <translation>✓ 两者都不是有限的数。</translation>
    </message>
    <message>
        <source>✓ Zero, to {digits} decimal places.</source>
        <translation>✓ 是零，精确到 {digits} 位小数。</translation>
    </message>
    <message>
        <source>✓ The same to {digits} digits.</source>
        <translation>✓ 前 {digits} 位相同。</translation>
    </message>
    <message>
        <source>Of {count} numbers the least alike is [{place}].</source>
        <translation>{count} 个数中，相差最大的是 [{place}]。</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>The output cannot be written ({why}).</source>
        <translation>无法写出输出（{why}）。</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong ({what}); this is a fault of the program.</source>
        <translation>出现了意料之外的问题（{what}）；这是程序的错误。</translation>
    </message>
    <message>
        <source> A report of it lies at {path}.</source>
        <translation>报告在 {path}。</translation>
    </message>
</context>
<context>
    <name>command line</name>
    <message>
        <source>{file}: right</source>
        <translation>{file}: 正确</translation>
    </message>
    <message>
        <source>{file}: right, but unfinished</source>
        <translation>{file}: 正确，但尚未完成</translation>
    </message>
    <message>
        <source>Qt cannot be loaded ({why}); the system&apos;s packages for Qt bring the libraries it needs.</source>
        <translation>无法加载 Qt（{why}）；系统中供 Qt 使用的软件包带有它需要的库。</translation>
    </message>
    <message>
        <source>-o is to be a file that ends in {endings}, and here is {found}.</source>
        <translation>-o 应为以 {endings} 结尾的文件，而这里是 {found}。</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Qt cannot be loaded ({why}); this command installs it: {command}, and the system&apos;s packages for Qt bring the libraries it needs.</source>
        <translation>无法加载 Qt（{why}）；这条命令可以安装它：{command}，系统中供 Qt 使用的软件包带有它需要的库。</translation>
    </message>
    <message>
        <source>--step is to be from 0 to {most}, the steps of this walk, and here is {found}.</source>
        <translation>--step 应在 0 到 {most} 之间（这次演示的步数），而这里是 {found}。</translation>
    </message>
    <message>
        <source>{name} is given by --set and by --param; one of them is enough.</source>
        <translation>{name} 既由 --set 又由 --param 给出；只需其中一个。</translation>
    </message>
    <message>
        <source>SOURCE is missing: a lesson, a .tutor file, or --code.</source>
        <translation>缺少 SOURCE：课程、.tutor 文件，或 --code。</translation>
    </message>
    <message>
        <source>both SOURCE ({source}) and --code are given; one is enough.</source>
        <translation>SOURCE（{source}）和 --code 都给出了；只需其中一个。</translation>
    </message>
    <message>
        <source>{name} has no value: give it by --set {name}=VALUE, or by --param {name}=VALUE as a parameter.</source>
        <translation>{name} 没有值：用 --set {name}=VALUE 给出，或用 --param {name}=VALUE 把它作为参数给出。</translation>
    </message>
    <message>
        <source>There is no input or parameter named {name}; there are {known}.</source>
        <translation>没有名为 {name} 的输入或参数；现有 {known}。</translation>
    </message>
    <message>
        <source>own engine</source>
        <translation>自带引擎</translation>
    </message>
    <message>
        <source>{title}: {engine}, {dtype}, root {root}, given gradient {given}</source>
        <translation>{title}：{engine}，{dtype}，根节点 {root}，传来的梯度 {given}</translation>
    </message>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>op</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>operands</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>边</translation>
    </message>
    <message>
        <source>local gradient</source>
        <translation>局部梯度</translation>
    </message>
    <message>
        <source>contribution</source>
        <translation>贡献</translation>
    </message>
    <message>
        <source>There is nothing to train: no parameter is given; --param NAME=VALUE makes an input one.</source>
        <translation>没有可训练的东西：没有给出参数；--param NAME=VALUE 可以把输入变成参数。</translation>
    </message>
    <message>
        <source>There is no loss to train yet: {why}</source>
        <translation>还没有可训练的损失：{why}</translation>
    </message>
    <message>
        <source>note: --{option} does nothing here: it belongs to {owner}.</source>
        <translation>注意：--{option} 在这里不起作用：它属于 {owner}。</translation>
    </message>
    <message>
        <source>after training</source>
        <translation>训练之后</translation>
    </message>
    <message>
        <source>1 iteration</source>
        <translation>1 次迭代</translation>
    </message>
    <message>
        <source>{count} iterations</source>
        <translation>{count} 次迭代</translation>
    </message>
    <message>
        <source>The engines agree in every bit of {iterations}.</source>
        <translation>两个引擎在{iterations}中逐位相同。</translation>
    </message>
    <message>
        <source>First difference: {what}: own engine {own}, PyTorch {torch}. Before it the engines agree in every bit of {iterations}.</source>
        <translation>第一处不同：{what}：自带引擎 {own}，PyTorch {torch}。在此之前，两个引擎在{iterations}中逐位相同。</translation>
    </message>
    <message>
        <source>own engine and PyTorch</source>
        <translation>自带引擎和 PyTorch</translation>
    </message>
    <message>
        <source>{count} for validation</source>
        <translation>{count} 个用于验证</translation>
    </message>
    <message>
        <source>batch {batch}</source>
        <translation>批大小 {batch}</translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>gradients not zeroed</source>
        <translation>梯度不清零</translation>
    </message>
    <message>
        <source>shuffled, seed {seed}</source>
        <translation>打乱顺序，种子 {seed}</translation>
    </message>
    <message>
        <source>{title}: {how}</source>
        <translation>{title}：{how}</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>训练之前</translation>
    </message>
    <message>
        <source> times {gamma} every {epochs}</source>
        <translation>，每 {epochs} 轮乘以 {gamma}</translation>
    </message>
    <message>
        <source> falling as a cosine</source>
        <translation>，沿余弦下降</translation>
    </message>
    <message>
        <source> validation {loss}</source>
        <translation>，验证损失 {loss}</translation>
    </message>
    <message>
        <source>the values</source>
        <translation>所给的值</translation>
    </message>
    <message>
        <source>sample {number}</source>
        <translation type="unfinished">样本 {number}</translation>
    </message>
    <message>
        <source>samples {first} to {last}</source>
        <translation>样本 {first} 到 {last}</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>apart</source>
        <translation>相差</translation>
    </message>
    <message>
        <source>after training, {engine}</source>
        <translation>{engine} 训练之后</translation>
    </message>
    <message>
        <source>an iteration takes: {times}</source>
        <translation>一次迭代用时：{times}</translation>
    </message>
    <message>
        <source>same bits</source>
        <translation>逐位相同</translation>
    </message>
    <message>
        <source>different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>only the sign of 0 differs</source>
        <translation>只有 0 的符号不同</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 个样本</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} 个样本</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>{what} is to be a number, or a JSON array with rows equally long, and here is {found}.</source>
        <translation>{what} 应为一个数，或各行等长的 JSON 数组，而这里是 {found}。</translation>
    </message>
    <message>
        <source>{option} is to be NAME=VALUE, as {option} w=1, and here is {found}.</source>
        <translation>{option} 应为 NAME=VALUE，如 {option} w=1，而这里是 {found}。</translation>
    </message>
    <message>
        <source>{option} gives {name} twice.</source>
        <translation>{option} 两次给出了 {name}。</translation>
    </message>
    <message>
        <source>{title}. {given}</source>
        <translation>{title}。{given}</translation>
    </message>
    <message>
        <source>The walk has {count} steps.</source>
        <translation>这次演示有 {count} 步。</translation>
    </message>
    <message>
        <source>The walk has 1 step.</source>
        <translation>这次演示有 1 步。</translation>
    </message>
    <message>
        <source>Forward, each node with its local gradients</source>
        <translation>前向，每个节点连同它的局部梯度</translation>
    </message>
    <message>
        <source> (parameter)</source>
        <translation>（参数）</translation>
    </message>
    <message>
        <source>Nothing is given.</source>
        <translation>没有给定任何值。</translation>
    </message>
    <message>
        <source>Given: {values}.</source>
        <translation>给定：{values}。</translation>
    </message>
    <message>
        <source>There are no steps of the phase {phase}: the source trains no parameter.</source>
        <translation>没有“{phase}”阶段的步骤：这里没有要训练的参数。</translation>
    </message>
    <message>
        <source>There are no steps of the phase {phase}.</source>
        <translation>没有“{phase}”阶段的步骤。</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>这里没有显示器</translation>
    </message>
    <message>
        <source>QT_QPA_PLATFORM={name} opens none</source>
        <translation>QT_QPA_PLATFORM={name} 打不开显示器</translation>
    </message>
    <message>
        <source>The window needs a display, and {lacking}: start it in a desktop session, through ssh -X, or with xvfb-run; the text commands work without one ({program} --help lists them).</source>
        <translation>窗口需要显示器，而{lacking}：请在桌面会话中启动，或通过 ssh -X、xvfb-run 启动；文本命令不需要显示器（{program} --help 会列出它们）。</translation>
    </message>
    <message>
        <source> There is a subcommand {meant}.</source>
        <translation>有一个子命令 {meant}。</translation>
    </message>
    <message>
        <source>There are no answers in {path}: their names end in {suffix}.</source>
        <translation>{path} 中没有答案：答案文件的名称以 {suffix} 结尾。</translation>
    </message>
    <message>
        <source>{title}: {count} questions</source>
        <translation>{title}：{count} 个问题</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>学习者</translation>
    </message>
    <message>
        <source>right</source>
        <translation>答对</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>一次答对</translation>
    </message>
    <message>
        <source>{score} of {total}</source>
        <translation>{score} / {total}</translation>
    </message>
    <message>
        <source>{name}: {line}</source>
        <translation>{name}：{line}</translation>
    </message>
    <message>
        <source>the assignment has been changed since these answers were given</source>
        <translation>这些答案给出之后，作业又改动过</translation>
    </message>
    <message>
        <source>{where}: {given} is given, {right} is right. {says}</source>
        <translation>{where}：给出的是 {given}，正确的是 {right}。{says}</translation>
    </message>
    <message>
        <source>{where}: the answer was shown</source>
        <translation>{where}：看过答案</translation>
    </message>
    <message>
        <source>{where}: other numbers were on the screen when this was given</source>
        <translation>{where}：给出这个答案时，屏幕上是别的数</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Walk</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Edit the graph</source>
        <translation>编辑图</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Next phase</source>
        <translation>下一个阶段</translation>
    </message>
    <message>
        <source>Previous phase</source>
        <translation>上一个阶段</translation>
    </message>
    <message>
        <source>To the start of the sample</source>
        <translation>到样本的开头</translation>
    </message>
    <message>
        <source>To the end of the sample</source>
        <translation>到样本的末尾</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next page of the lesson</source>
        <translation>课程的下一页</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Set or take away a breakpoint at the node</source>
        <translation>在节点处设置或移除断点</translation>
    </message>
    <message>
        <source>Run to the next breakpoint</source>
        <translation>运行到下一个断点</translation>
    </message>
    <message>
        <source>Run to the node</source>
        <translation>运行到该节点</translation>
    </message>
    <message>
        <source>Train, or pause training</source>
        <translation>训练，或暂停训练</translation>
    </message>
    <message>
        <source>Reset training, and keep the initial weights</source>
        <translation>重置训练，保留初始权重</translation>
    </message>
    <message>
        <source>Predict each number, or watch</source>
        <translation>预测每个数，或只看演示</translation>
    </message>
    <message>
        <source>Be autograd in the backward pass, or watch</source>
        <translation>反向时由你当 autograd，或只看演示</translation>
    </message>
    <message>
        <source>Back to what was explained before</source>
        <translation>回到之前解释的内容</translation>
    </message>
    <message>
        <source>Fit the graph into view</source>
        <translation>让整个图适应窗口</translation>
    </message>
    <message>
        <source>Fit the selected node into view</source>
        <translation>让选中的节点适应窗口</translation>
    </message>
    <message>
        <source>Network as neurons, or as nodes</source>
        <translation>网络画成神经元，或画成节点</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Back from a neuron, editing, or the projector</source>
        <translation>退出神经元、编辑或投影</translation>
    </message>
    <message>
        <source>Close to the present step, or the whole graph</source>
        <translation>靠近当前步骤，或看整个图</translation>
    </message>
    <message>
        <source>Draw on the graph, or put the pen away</source>
        <translation>在图上画，或收起笔</translation>
    </message>
    <message>
        <source>Blank screen, or the graph again</source>
        <translation>黑屏，或再显示图</translation>
    </message>
    <message>
        <source>Ring around the pointer</source>
        <translation>指针周围的圆环</translation>
    </message>
    <message>
        <source>Presenter: next step, answers, notes, clock</source>
        <translation>演讲者：下一步、答案、备注、时钟</translation>
    </message>
    <message>
        <source>Swap the screens of class and presenter</source>
        <translation>交换课堂与演讲者的屏幕</translation>
    </message>
    <message>
        <source>Projector fills the screen</source>
        <translation>投影占满屏幕</translation>
    </message>
    <message>
        <source>Edit the graph, or end that</source>
        <translation>编辑图，或结束编辑</translation>
    </message>
    <message>
        <source>Lay out the graph, or the chosen nodes</source>
        <translation>排布图，或选中的节点</translation>
    </message>
    <message>
        <source>Search and place an operation…</source>
        <translation>搜索并放置运算…</translation>
    </message>
    <message>
        <source>Choose the first operand</source>
        <translation>选中第一个操作数</translation>
    </message>
    <message>
        <source>Choose what comes after</source>
        <translation>选中后面的节点</translation>
    </message>
    <message>
        <source>Choose the node above</source>
        <translation>选中上面的节点</translation>
    </message>
    <message>
        <source>Choose the node below</source>
        <translation>选中下面的节点</translation>
    </message>
    <message>
        <source>Choose the first operand, too</source>
        <translation>再选中第一个操作数</translation>
    </message>
    <message>
        <source>Choose what comes after, too</source>
        <translation>再选中后面的节点</translation>
    </message>
    <message>
        <source>Choose the node above, too</source>
        <translation>再选中上面的节点</translation>
    </message>
    <message>
        <source>Choose the node below, too</source>
        <translation>再选中下面的节点</translation>
    </message>
    <message>
        <source>Type its value, or its name</source>
        <translation>输入它的值，或它的名称</translation>
    </message>
    <message>
        <source>Change it in the Node panel</source>
        <translation>在节点面板中修改它</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>What can be done with the node</source>
        <translation>对这个节点可以做什么</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy nodes as text</source>
        <translation>把节点复制为文本</translation>
    </message>
    <message>
        <source>Paste nodes, or code</source>
        <translation>粘贴节点或代码</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Connect to…</source>
        <translation>连接到…</translation>
    </message>
    <message>
        <source>Swap operands</source>
        <translation>交换操作数</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Make it the root</source>
        <translation>设为根节点</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>向左移</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>向右移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>向上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>向下移</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Align centres, one below the other</source>
        <translation>居中对齐，上下排列</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Align at the top</source>
        <translation>顶端对齐</translation>
    </message>
    <message>
        <source>Align middles, side by side</source>
        <translation>上下居中对齐，左右排列</translation>
    </message>
    <message>
        <source>Align at the bottom</source>
        <translation>底端对齐</translation>
    </message>
    <message>
        <source>Distribute across</source>
        <translation>横向均匀分布</translation>
    </message>
    <message>
        <source>Distribute down</source>
        <translation>纵向均匀分布</translation>
    </message>
    <message>
        <source>Choose all nodes</source>
        <translation>选中所有节点</translation>
    </message>
    <message>
        <source>Delete what is chosen</source>
        <translation>删除选中的内容</translation>
    </message>
    <message>
        <source>Step into a closed frame</source>
        <translation>进入折叠的框</translation>
    </message>
    <message>
        <source>Step out of a frame</source>
        <translation>从框中出来</translation>
    </message>
    <message>
        <source>Collapse or open a frame</source>
        <translation>折叠或展开框</translation>
    </message>
    <message>
        <source>Collapse all frames</source>
        <translation>折叠所有框</translation>
    </message>
    <message>
        <source>Open all frames</source>
        <translation>展开所有框</translation>
    </message>
    <message>
        <source>Frame the chosen nodes</source>
        <translation>给选中的节点加框</translation>
    </message>
    <message>
        <source>Take the frame away</source>
        <translation>移除框</translation>
    </message>
    <message>
        <source>Rename the frame</source>
        <translation>重命名框</translation>
    </message>
    <message>
        <source>Add to a frame…</source>
        <translation>放进一个框…</translation>
    </message>
    <message>
        <source>Leave the frame</source>
        <translation>离开框</translation>
    </message>
    <message>
        <source>Lessons and exercises…</source>
        <translation>课程与练习…</translation>
    </message>
    <message>
        <source>New graph…</source>
        <translation>新建图…</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>新建窗口</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Samples from a table…</source>
        <translation>从表格取样本…</translation>
    </message>
    <message>
        <source>Another exercise</source>
        <translation>再来一个练习</translation>
    </message>
    <message>
        <source>Edit the lesson</source>
        <translation>编辑课程</translation>
    </message>
    <message>
        <source>Save answers…</source>
        <translation>保存答案…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>编辑历史…</translation>
    </message>
    <message>
        <source>Find a node…</source>
        <translation>查找节点…</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Table of steps</source>
        <translation>步骤表</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>转到窗口的下一部分</translation>
    </message>
    <message>
        <source>To the part of the window before</source>
        <translation>转到窗口的上一部分</translation>
    </message>
    <message>
        <source>Show or hide the lesson, or the palette</source>
        <translation>显示或隐藏课程，或运算面板</translation>
    </message>
    <message>
        <source>Show or hide the panels at the right</source>
        <translation>显示或隐藏右侧面板</translation>
    </message>
    <message>
        <source>Widen the panels at the right, or back</source>
        <translation>加宽右侧面板，或恢复</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>大一号文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>小一号文字</translation>
    </message>
    <message>
        <source>Steps move</source>
        <translation>步骤带动画</translation>
    </message>
    <message>
        <source>Follow the step</source>
        <translation>跟随步骤</translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Take all breakpoints away</source>
        <translation>移除所有断点</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Search commands, lessons and the guide</source>
        <translation>搜索命令、课程和指南</translation>
    </message>
    <message>
        <source>Tour of two minutes</source>
        <translation>两分钟导览</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>用户指南</translation>
    </message>
    <message>
        <source>What is this? Then click</source>
        <translation>这是什么？然后单击</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Show the folder of the log and the reports</source>
        <translation>显示日志和报告所在的文件夹</translation>
    </message>
    <message>
        <source>About Backprop Tutor</source>
        <translation>关于 Backprop Tutor</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>connecting</name>
    <message>
        <source>{name} · {op} · its operand</source>
        <translation>{name} · {op} · 它的操作数</translation>
    </message>
    <message>
        <source>{name} · {op} · instead of {operand}</source>
        <translation>{name} · {op} · 代替 {operand}</translation>
    </message>
    <message>
        <source>{name} · {op} · operand {number}</source>
        <translation>{name} · {op} · 操作数 {number}</translation>
    </message>
    <message>
        <source>{name} · {op} · operand {number}, instead of {operand}</source>
        <translation>{name} · {op} · 操作数 {number}，代替 {operand}</translation>
    </message>
</context>
<context>
    <name>data_panel</name>
    <message>
        <source>Type one number.</source>
        <translation>请输入一个数。</translation>
    </message>
    <message>
        <source>Type a number, or rows of numbers.</source>
        <translation>请输入一个数，或若干行数。</translation>
    </message>
</context>
<context>
    <name>datasets</name>
    <message>
        <source>The lecture&apos;s, y = 2x</source>
        <translation>课上的数据，y = 2x</translation>
    </message>
    <message>
        <source>Parabola, y = x²</source>
        <translation>抛物线，y = x²</translation>
    </message>
    <message>
        <source>Noisy line</source>
        <translation>带噪声的直线</translation>
    </message>
    <message>
        <source>Noisy sine</source>
        <translation>带噪声的正弦</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Two circles</source>
        <translation>双圆</translation>
    </message>
    <message>
        <source>Spirals</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>Gauss blobs</source>
        <translation>高斯团</translation>
    </message>
    <message>
        <source>x = 1, 2, 3, … and y = 2x.</source>
        <translation>x = 1, 2, 3, …，y = 2x。</translation>
    </message>
    <message>
        <source>x from −2 to 2, evenly, and y = x².</source>
        <translation>x 从 −2 到 2 均匀取值，y = x²。</translation>
    </message>
    <message>
        <source>x from −1 to 1, and y = 2x + 1.</source>
        <translation>x 从 −1 到 1，y = 2x + 1。</translation>
    </message>
    <message>
        <source>x from −3 to 3, and y = sin x.</source>
        <translation>x 从 −3 到 3，y = sin x。</translation>
    </message>
    <message>
        <source>Points at four corners; class 1 where exactly one coordinate is 1.</source>
        <translation>四个角上的点；恰有一个坐标为 1 的是类别 1。</translation>
    </message>
    <message>
        <source>Two half circles, one in the other.</source>
        <translation>两个半圆，互相扣着。</translation>
    </message>
    <message>
        <source>A circle around a smaller one.</source>
        <translation>一个圆围着一个小圆。</translation>
    </message>
    <message>
        <source>Arms that turn around each other, a class each.</source>
        <translation>互相绕转的旋臂，每条一个类别。</translation>
    </message>
    <message>
        <source>A cloud of points for each class.</source>
        <translation>每个类别一团点。</translation>
    </message>
    <message>
        <source>there is no data set {name}; there are {known}.</source>
        <translation>没有数据集 {name}；现有 {known}。</translation>
    </message>
    <message>
        <source>no data set is named; there are {known}.</source>
        <translation>没有指明数据集；现有 {known}。</translation>
    </message>
    <message>
        <source>there is no data set {name}; is {meant} meant?</source>
        <translation>没有数据集 {name}；是否指 {meant}？</translation>
    </message>
    <message>
        <source>the count of samples is to be from 1 to {most}, not {found}.</source>
        <translation>样本数应在 1 到 {most} 之间，而不是 {found}。</translation>
    </message>
    <message>
        <source>the noise is to be from 0 to 1000, not {found}.</source>
        <translation>噪声应在 0 到 1000 之间，而不是 {found}。</translation>
    </message>
    <message>
        <source>the seed is to be from 0 to {most}, not {found}.</source>
        <translation>种子应在 0 到 {most} 之间，而不是 {found}。</translation>
    </message>
    <message>
        <source>there are to be 2 to {most} classes, not {found}.</source>
        <translation>类别应有 2 到 {most} 个，而不是 {found}。</translation>
    </message>
    <message>
        <source>the turns are to be more than 0 and at most 10, not {found}.</source>
        <translation>圈数应大于 0 且不大于 10，而不是 {found}。</translation>
    </message>
    <message>
        <source>{set} has no column {column}; there are {known}.</source>
        <translation>{set} 没有 {column} 这一列；现有 {known}。</translation>
    </message>
    <message>
        <source>no input takes a column.</source>
        <translation>没有输入用到列。</translation>
    </message>
    <message>
        <source>the share for validation is to be from 0 to less than 1, not {found}.</source>
        <translation>用于验证的份额应不小于 0 且小于 1，而不是 {found}。</translation>
    </message>
    <message>
        <source>{name} has no column that could be standardised.</source>
        <translation>{name} 没有可以标准化的列。</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keys without Ctrl act while canvas, lesson or timeline has the focus: click it. While the graph is edited, the canvas has its own.</source>
        <translation>不带 Ctrl 的按键在画布、课程或时间线有焦点时起作用：单击它即可。编辑图时，画布有自己的按键。</translation>
    </message>
    <message>
        <source>About Backprop Tutor</source>
        <translation>关于 Backprop Tutor</translation>
    </message>
    <message>
        <source>Backprop Tutor {version}</source>
        <translation>Backprop Tutor {version}</translation>
    </message>
    <message>
        <source>The program&apos;s icon</source>
        <translation>程序的图标</translation>
    </message>
    <message>
        <source>See back propagation happen, one node at a time. MIT licence. No network is used.</source>
        <translation>看见反向传播怎样发生，一次一个节点。MIT 许可证。不使用网络。</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>基于</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
</context>
<context>
    <name>distance</name>
    <message>
        <source>same bits</source>
        <translation>逐位相同</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>0 and −0</source>
        <translation>0 和 −0</translation>
    </message>
    <message>
        <source>1 ULP</source>
        <translation>1 ULP</translation>
    </message>
    <message>
        <source>{count} ULPs</source>
        <translation>{count} ULP</translation>
    </message>
</context>
<context>
    <name>document</name>
    <message>
        <source>There are no lessons.</source>
        <translation>没有课程。</translation>
    </message>
    <message>
        <source>There is no lesson and no file named {text}</source>
        <translation>没有名为 {text} 的课程或文件</translation>
    </message>
    <message>
        <source>; is {nearest} meant?</source>
        <translation>；是否指 {nearest}？</translation>
    </message>
    <message>
        <source>; the lessons are {known}.</source>
        <translation>；现有课程：{known}。</translation>
    </message>
    <message>
        <source>data.{name} has {here} samples, data.{first} has {there}; columns are to be equally long.</source>
        <translation>data.{name} 有 {here} 个样本，data.{first} 有 {there} 个；各列应等长。</translation>
    </message>
    <message>
        <source>give both the same number of samples</source>
        <translation>让两者的样本数相同</translation>
    </message>
    <message>
        <source>{name} has a column in [data], so it is to have no value in [values].</source>
        <translation>{name} 在 [data] 中有一列，所以在 [values] 中不应再有值。</translation>
    </message>
    <message>
        <source>remove one of the two</source>
        <translation>删去其中一个</translation>
    </message>
    <message>
        <source>add {name} = 1 below [values]</source>
        <translation>在 [values] 下面加上 {name} = 1</translation>
    </message>
    <message>
        <source>{key} is to be two numbers, as [440, 250], and here is {found}.</source>
        <translation>{key} 应为两个数，如 [440, 250]，而这里是 {found}。</translation>
    </message>
    <message>
        <source>write {name} = [440, 250]</source>
        <translation>写成 {name} = [440, 250]</translation>
    </message>
    <message>
        <source>put all nodes of one of the two into the other, or none</source>
        <translation>把其中一个的所有节点都放进另一个，或者都不放</translation>
    </message>
    <message>
        <source>write closed = false</source>
        <translation>写成 closed = false</translation>
    </message>
    <message>
        <source>two graphs are named {name}.</source>
        <translation>有两个图都名为 {name}。</translation>
    </message>
    <message>
        <source>give each graph a name of its own</source>
        <translation>给每个图各取一个名称</translation>
    </message>
    <message>
        <source>given has the shape {here}, and the root {name} has the shape {root}.</source>
        <translation>given 的形状是 {here}，而根节点 {name} 的形状是 {root}。</translation>
    </message>
    <message>
        <source>write a number, or rows of that shape</source>
        <translation>写一个数，或这个形状的若干行</translation>
    </message>
    <message>
        <source>{name} is a parameter: its initial value belongs into [values], not into [data].</source>
        <translation>{name} 是参数：它的初始值应写在 [values] 中，而不是 [data] 中。</translation>
    </message>
    <message>
        <source>move it into [values], as one value</source>
        <translation>把它移到 [values] 中，作为一个值</translation>
    </message>
    <message>
        <source>{key} has samples of different shapes.</source>
        <translation>{key} 的样本形状不一。</translation>
    </message>
    <message>
        <source>give each sample the same shape</source>
        <translation>让每个样本的形状相同</translation>
    </message>
    <message>
        <source>{key} is to be a list of samples, each a number or rows of numbers equally long.</source>
        <translation>{key} 应为样本的列表，每个样本是一个数，或等长的若干行数。</translation>
    </message>
    <message>
        <source>write {name} = [1, 2, 3]</source>
        <translation>写成 {name} = [1, 2, 3]</translation>
    </message>
    <message>
        <source>{key} is to be a number, or rows of numbers that are equally long, and here is {found}.</source>
        <translation>{key} 应为一个数，或等长的若干行数，而这里是 {found}。</translation>
    </message>
    <message>
        <source>write {name} = 1</source>
        <translation>写成 {name} = 1</translation>
    </message>
    <message>
        <source>{key}: the code has no such leaf; there are {known}.</source>
        <translation>{key}：代码中没有这个叶子节点；现有 {known}。</translation>
    </message>
    <message>
        <source>{key}: the code has no node named {name}.</source>
        <translation>{key}：代码中没有名为 {name} 的节点。</translation>
    </message>
    <message>
        <source>write {nearest} in its place</source>
        <translation>改写成 {nearest}</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>删去它</translation>
    </message>
    <message>
        <source>the parameter {name} has no initial value in [values].</source>
        <translation>参数 {name} 在 [values] 中没有初始值。</translation>
    </message>
    <message>
        <source>the input {name} has neither a value in [values] nor a column in [data].</source>
        <translation>输入 {name} 在 [values] 中没有值，在 [data] 中也没有列。</translation>
    </message>
    <message>
        <source>add {example}</source>
        <translation>加上 {example}</translation>
    </message>
    <message>
        <source>the name of a data set in quotes</source>
        <translation>带引号的数据集名称</translation>
    </message>
    <message>
        <source>a column in quotes, or rows of them, as [&quot;x1&quot;, &quot;x2&quot;]</source>
        <translation>带引号的列名，或若干个列名，如 [&quot;x1&quot;, &quot;x2&quot;]</translation>
    </message>
    <message>
        <source>data.{key} belongs to a data set, and there is no data.from.</source>
        <translation>data.{key} 属于数据集，而这里没有 data.from。</translation>
    </message>
    <message>
        <source>add from = &quot;moons&quot;, or remove it</source>
        <translation>加上 from = &quot;moons&quot;，或删去它</translation>
    </message>
    <message>
        <source>true, false, or a list of inputs</source>
        <translation>布尔值 true、false，或输入的列表</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>{key} is to be {what}, and here is {found}.</source>
        <translation>{key} 应为{what}，而这里是 {found}。</translation>
    </message>
    <message>
        <source>write {example}</source>
        <translation>写成 {example}</translation>
    </message>
    <message>
        <source>there is no sample {sample}: the data has {samples}.</source>
        <translation>没有第 {sample} 个样本：数据共有 {samples} 个。</translation>
    </message>
    <message>
        <source>write sample = {samples}</source>
        <translation>写成 sample = {samples}</translation>
    </message>
    <message>
        <source>{name} is a leaf: it has no operation to choose.</source>
        <translation>{name} 是叶子节点：没有可选的运算。</translation>
    </message>
    <message>
        <source>name an operation</source>
        <translation>写一个运算节点的名称</translation>
    </message>
    <message>
        <source>There is no step {anchor} yet: operands are missing in the code.</source>
        <translation>还没有步骤 {anchor}：代码中缺少操作数。</translation>
    </message>
    <message>
        <source>put an operand in the place of ... in the code</source>
        <translation>在代码中 ... 的位置写上操作数</translation>
    </message>
    <message>
        <source>a question has either at, a step, or count.</source>
        <translation>一个问题要么有 at（某一步），要么有 count。</translation>
    </message>
    <message>
        <source>write at = &quot;backward:w&quot;</source>
        <translation>写成 at = &quot;backward:w&quot;</translation>
    </message>
    <message>
        <source>no step leads to the start, so there is nothing to ask.</source>
        <translation>没有任何步骤通向开头，所以没有可问的。</translation>
    </message>
    <message>
        <source>PyTorch alone knows the number of {anchor}: nobody can be asked.</source>
        <translation>{anchor} 的数只有 PyTorch 知道：没法拿它来提问。</translation>
    </message>
    <message>
        <source>ask for another step&apos;s number</source>
        <translation>改问另一步的数</translation>
    </message>
    <message>
        <source>{operand} is no operand of {node}.</source>
        <translation>{operand} 不是 {node} 的操作数。</translation>
    </message>
    <message>
        <source>name an edge from an operand to its node, as x -&gt; y_hat</source>
        <translation>写一条从操作数到它的节点的边，如 x -&gt; y_hat</translation>
    </message>
    <message>
        <source>There is no step {anchor}: the walk updates nothing without [training] and parameters.</source>
        <translation>没有步骤 {anchor}：没有 [training] 和参数，演示就没有更新。</translation>
    </message>
    <message>
        <source>write at = &quot;{step}&quot;</source>
        <translation>写成 at = &quot;{step}&quot;</translation>
    </message>
    <message>
        <source>{key} is to be a finite number, and here is {found}.</source>
        <translation>{key} 应为有限的数，而这里是 {found}。</translation>
    </message>
    <message>
        <source>{key} is no setting of {optimiser}, which has {known}.</source>
        <translation>{key} 不是 {optimiser} 的设置，它的设置有 {known}。</translation>
    </message>
    <message>
        <source>remove it, or write {example}</source>
        <translation>删去它，或写成 {example}</translation>
    </message>
    <message>
        <source>Every sample of {name} is to have the shape {shape}.</source>
        <translation>{name} 的每个样本都应有形状 {shape}。</translation>
    </message>
    <message>
        <source>{name} is a setting of the data: rename the input of this name first.</source>
        <translation>{name} 是数据的一项设置：请先把这个名称的输入改名。</translation>
    </message>
    <message>
        <source>The document has no graph named {name}.</source>
        <translation>文档中没有名为 {name} 的图。</translation>
    </message>
    <message>
        <source>{name} has no value that could be set.</source>
        <translation>{name} 没有可以设定的值。</translation>
    </message>
    <message>
        <source>{file}, line {line}: </source>
        <translation>{file}，第 {line} 行：</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: </source>
        <translation>{file}，第 {line} 行第 {column} 列：</translation>
    </message>
    <message>
        <source>{fault}; {mend}</source>
        <translation>{fault}；{mend}</translation>
    </message>
    <message>
        <source>give the path of a .tutor file, which is text in UTF-8</source>
        <translation>给出 .tutor 文件的路径，它是 UTF-8 文本</translation>
    </message>
    <message>
        <source>write key = value, with text in quotes and lists in brackets</source>
        <translation>写成 key = value，文本加引号，列表加方括号</translation>
    </message>
    <message>
        <source>mend the code</source>
        <translation>修正代码</translation>
    </message>
    <message>
        <source>{name} is no input of the code; there are {known}</source>
        <translation>{name} 不是代码的输入；现有 {known}</translation>
    </message>
    <message>
        <source>put an operand in the place of ...</source>
        <translation>在 ... 的位置写上操作数</translation>
    </message>
    <message>
        <source>write lines such as y_hat = x * w, whose values fit together</source>
        <translation>写出像 y_hat = x * w 这样的行，并让它们的值互相匹配</translation>
    </message>
    <message>
        <source>There is nothing to compute yet: nothing in the graph is finished.</source>
        <translation>还没有可计算的：图中没有任何完整的部分。</translation>
    </message>
    <message>
        <source>There is nothing in the graph yet.</source>
        <translation>图中还什么都没有。</translation>
    </message>
    <message>
        <source>{sentence} {count} more nodes wait, too.</source>
        <translation>{sentence}另有 {count} 个节点也在等待。</translation>
    </message>
    <message>
        <source>{sentence} 1 more node waits, too.</source>
        <translation>{sentence}另有 1 个节点也在等待。</translation>
    </message>
    <message>
        <source>This graph is only looked at: its document has no training.</source>
        <translation>这个图只供观看：它的文档没有训练。</translation>
    </message>
    <message>
        <source>There is nothing to train here: the graph has no parameter.</source>
        <translation>这里没有可训练的：图中没有参数。</translation>
    </message>
    <message>
        <source>There is nothing to train yet: the graph has no parameter.</source>
        <translation>还没有可训练的：图中没有参数。</translation>
    </message>
    <message>
        <source>There is nothing to train yet: {why}</source>
        <translation>还没有可训练的：{why}</translation>
    </message>
    <message>
        <source>There are no numbers: the values do not fit together.</source>
        <translation>没有数：各个值互不匹配。</translation>
    </message>
    <message>
        <source>{name} waits for nodes before it.</source>
        <translation>{name} 在等它前面的节点。</translation>
    </message>
    <message>
        <source>the key format is missing: the first line is to be format = {format}.</source>
        <translation>缺少键 format：第一行应为 format = {format}。</translation>
    </message>
    <message>
        <source>write format = {format} in the first line</source>
        <translation>在第一行写上 format = {format}</translation>
    </message>
    <message>
        <source>this file is of format {here}, and this program reads up to {format}: a newer one is needed.</source>
        <translation>这个文件的格式是 {here}，而本程序最多读到格式 {format}：需要更新的版本。</translation>
    </message>
    <message>
        <source>open it with a newer Backprop Tutor</source>
        <translation>用更新的 Backprop Tutor 打开它</translation>
    </message>
    <message>
        <source>the key {key} is missing.</source>
        <translation>缺少键 {key}。</translation>
    </message>
    <message>
        <source>there is no key {key}</source>
        <translation>没有键 {key}</translation>
    </message>
    <message>
        <source>; known are {known}.</source>
        <translation>；已知的有 {known}。</translation>
    </message>
    <message>
        <source>{name} has no value.</source>
        <translation>{name} 没有值。</translation>
    </message>
    <message>
        <source>There is no input or parameter named {name}; there are {known}.</source>
        <translation>没有名为 {name} 的输入或参数；现有 {known}。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Page {number} asks for a number that the graph would no longer make. Keep it, or begin a new graph.</source>
        <translation>第 {number} 页要问的数，改动后的图就不会再有了。保留它，或者新建一个图。</translation>
    </message>
    <message>
        <source>My graph</source>
        <translation>我的图</translation>
    </message>
    <message>
        <source>there is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>this is a folder, and no {suffix} file.</source>
        <translation>这是文件夹，不是 {suffix} 文件。</translation>
    </message>
    <message>
        <source>the file cannot be read ({why}).</source>
        <translation>无法读取文件（{why}）。</translation>
    </message>
    <message>
        <source>the file is larger than {size} MB, which no {suffix} file is.</source>
        <translation>文件大于 {size} MB，{suffix} 文件不会这么大。</translation>
    </message>
    <message>
        <source>this is no text in UTF-8.</source>
        <translation>这不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>nested too deeply, or a number too long</source>
        <translation>嵌套太深，或者某个数太长</translation>
    </message>
    <message>
        <source>this cannot be read as TOML ({why}).</source>
        <translation>无法按 TOML 读取（{why}）。</translation>
    </message>
    <message>
        <source>in line {line}, column {column} of the code: {sentence}</source>
        <translation>代码第 {line} 行第 {column} 列：{sentence}</translation>
    </message>
    <message>
        <source>{key} is to be a call, as aten.erf(a), and here is {found}.</source>
        <translation>{key} 应为一个调用，如 aten.erf(a)，而这里是 {found}。</translation>
    </message>
    <message>
        <source>write operation = &quot;aten.erf(a)&quot;</source>
        <translation>写成 operation = &quot;aten.erf(a)&quot;</translation>
    </message>
    <message>
        <source>the operation takes {count}, and here are {here}</source>
        <translation>这个运算需要 {count} 个，而这里是 {here} 个</translation>
    </message>
    <message>
        <source>these are to be numbers, in rows that are equally long</source>
        <translation>这里应为数，各行等长</translation>
    </message>
    <message>
        <source>a number here is too large for {dtype}</source>
        <translation>这里有一个数对 {dtype} 来说太大</translation>
    </message>
    <message>
        <source>this has the shape {here} and is to have {there}</source>
        <translation>它的形状是 {here}，应为 {there}</translation>
    </message>
    <message>
        <source>remove this table of [[recorded]]: PyTorch computes it again where it can</source>
        <translation>删去这个 [[recorded]] 表：能算的话，PyTorch 会重新计算</translation>
    </message>
    <message>
        <source>What was kept at {path} cannot be read ({why}).</source>
        <translation>无法读取保留在 {path} 的内容（{why}）。</translation>
    </message>
    <message>
        <source>{key}: the document has no value of this name; is {meant} meant?</source>
        <translation>{key}：文档中没有这个名称的值；是否指 {meant}？</translation>
    </message>
    <message>
        <source>{key}: the document has no value of this name; remove it</source>
        <translation>{key}：文档中没有这个名称的值；请删去它</translation>
    </message>
    <message>
        <source>{key} is to have the shape {shape}, as in [values].</source>
        <translation>{key} 的形状应为 {shape}，与 [values] 中一样。</translation>
    </message>
    <message>
        <source>write numbers of this shape</source>
        <translation>写出这个形状的数</translation>
    </message>
    <message>
        <source>runs: {count} runs are kept, and there can be {most}.</source>
        <translation>runs：保留了 {count} 个训练过程，最多只能有 {most} 个。</translation>
    </message>
    <message>
        <source>remove some of them</source>
        <translation>删去其中几个</translation>
    </message>
    <message>
        <source>{path} cannot be saved: the text has a character that is none.</source>
        <translation>无法保存 {path}：文本中有无效的字符。</translation>
    </message>
    <message>
        <source>{path} is a folder; give a file&apos;s name.</source>
        <translation>{path} 是文件夹；请给出文件名。</translation>
    </message>
    <message>
        <source>{path} cannot be saved ({why}).</source>
        <translation>无法保存 {path}（{why}）。</translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation>它是只读的</translation>
    </message>
    <message>
        <source> Is {nearest} meant?</source>
        <translation>是否指 {nearest}？</translation>
    </message>
    <message>
        <source>written as [[runs]], a table a run</source>
        <translation>写成 [[runs]]，一个训练过程一个表</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a whole number from 0 on</source>
        <translation>不小于 0 的整数</translation>
    </message>
    <message>
        <source>&quot;float32&quot; or &quot;float64&quot;</source>
        <translation>文本 &quot;float32&quot; 或 &quot;float64&quot;</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>一个表</translation>
    </message>
    <message>
        <source>text that is not empty</source>
        <translation>非空的文本</translation>
    </message>
    <message>
        <source>a whole number from 1 on</source>
        <translation>不小于 1 的整数</translation>
    </message>
    <message>
        <source>&quot;phase&quot; or &quot;with forward&quot;</source>
        <translation>文本 &quot;phase&quot; 或 &quot;with forward&quot;</translation>
    </message>
    <message>
        <source>&quot;graph&quot; or &quot;neurons&quot;</source>
        <translation>文本 &quot;graph&quot; 或 &quot;neurons&quot;</translation>
    </message>
    <message>
        <source>TeX in quotes</source>
        <translation>带引号的 TeX</translation>
    </message>
    <message>
        <source>a whole number from 1 on, or &quot;all&quot;</source>
        <translation>不小于 1 的整数，或 &quot;all&quot;</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>布尔值 true 或 false</translation>
    </message>
    <message>
        <source>&quot;constant&quot;, &quot;step&quot; or &quot;cosine&quot;</source>
        <translation>文本 &quot;constant&quot;、&quot;step&quot; 或 &quot;cosine&quot;</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>大于 0 的数</translation>
    </message>
    <message>
        <source>written as [[graphs]], a table a graph</source>
        <translation>写成 [[graphs]]，一个图一个表</translation>
    </message>
    <message>
        <source>a list with the numbers of each operand</source>
        <translation>由每个操作数的数组成的列表</translation>
    </message>
    <message>
        <source>written as [[recorded]], a table a node of PyTorch&apos;s own</source>
        <translation>写成 [[recorded]]，PyTorch 自己的节点一个一个表</translation>
    </message>
    <message>
        <source>a list of names, as [&quot;w&quot;, &quot;b&quot;]</source>
        <translation>名称的列表，如 [&quot;w&quot;, &quot;b&quot;]</translation>
    </message>
    <message>
        <source>a number from 0 on, below 1</source>
        <translation>不小于 0 且小于 1 的数</translation>
    </message>
    <message>
        <source>a number from 0 on</source>
        <translation>不小于 0 的数</translation>
    </message>
    <message>
        <source>one of {known}</source>
        <translation>下列之一：{known}</translation>
    </message>
    <message>
        <source>written as [[{key}]], a table a frame</source>
        <translation>写成 [[{key}]]，一个框一个表</translation>
    </message>
    <message>
        <source>a list of at least one name, as [&quot;x&quot;, &quot;w&quot;]</source>
        <translation>至少含一个名称的列表，如 [&quot;x&quot;, &quot;w&quot;]</translation>
    </message>
    <message>
        <source>a list of controls, of {known}</source>
        <translation>控件的列表，可用的有 {known}</translation>
    </message>
    <message>
        <source>a list of parts of the window, of {known}</source>
        <translation>窗口各部分的列表，可用的有 {known}</translation>
    </message>
    <message>
        <source>written as [[pages]], a table a page</source>
        <translation>写成 [[pages]]，一页一个表</translation>
    </message>
    <message>
        <source>the name of one of [[graphs]]</source>
        <translation>某个 [[graphs]] 的名称</translation>
    </message>
    <message>
        <source>written as [[pages.questions]], a table a question</source>
        <translation>写成 [[pages.questions]]，一个问题一个表</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>文本的列表</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>something longer</source>
        <translation>更长的内容</translation>
    </message>
    <message>
        <source>A document needs a title.</source>
        <translation>文档需要一个标题。</translation>
    </message>
    <message>
        <source>Parts of a course count from 1.</source>
        <translation>课程的部分从 1 数起。</translation>
    </message>
    <message>
        <source>A page needs a title.</source>
        <translation>每一页需要一个标题。</translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>{count} nodes</source>
        <translation>{count} 个节点</translation>
    </message>
    <message>
        <source>Delete {nodes}</source>
        <translation>删除 {nodes}</translation>
    </message>
    <message>
        <source>Move {nodes}</source>
        <translation>移动 {nodes}</translation>
    </message>
    <message>
        <source>Connect {source} to {target}</source>
        <translation>把 {source} 连接到 {target}</translation>
    </message>
    <message>
        <source>Disconnect {source} from {target}</source>
        <translation>断开 {source} 到 {target} 的连接</translation>
    </message>
    <message>
        <source>Swap operands of {name}</source>
        <translation>交换 {name} 的操作数</translation>
    </message>
    <message>
        <source>Put {name} between {source} and {target}</source>
        <translation>把 {name} 放到 {source} 和 {target} 之间</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The value of {name} is to be a number, or rows of numbers that are equally long.</source>
        <translation>{name} 的值应为一个数，或等长的若干行数。</translation>
    </message>
    <message>
        <source>The columns are to be equally long, and there has to be one.</source>
        <translation>各列应等长，并且至少要有一列。</translation>
    </message>
    <message>
        <source>The value of {name} is empty.</source>
        <translation>{name} 的值是空的。</translation>
    </message>
    <message>
        <source>{name} is none of PyTorch&apos;s own operations: its numbers were recorded, and for other operands nobody knows them.</source>
        <translation>{name} 不是 PyTorch 自己的运算：它的数是录下来的，换了操作数就没人知道了。</translation>
    </message>
    <message>
        <source>{name} has the shape {here} here: write it as {mended}.</source>
        <translation>{name} 在这里的形状是 {here}：请写成 {mended}。</translation>
    </message>
    <message>
        <source>{name} would make {count} numbers, and up to {most} can be shown.</source>
        <translation>{name} 会产生 {count} 个数，最多只能显示 {most} 个。</translation>
    </message>
    <message>
        <source>it makes several tensors</source>
        <translation>它产生多个张量</translation>
    </message>
    <message>
        <source>PyTorch does not compute {name} here: {reason}.</source>
        <translation>PyTorch 在这里算不了 {name}：{reason}。</translation>
    </message>
    <message>
        <source>PyTorch has no operation {name} that makes a tensor of tensors.</source>
        <translation>PyTorch 没有由张量得到一个张量的运算 {name}。</translation>
    </message>
    <message>
        <source>There is no input or parameter named {name}; there are {known}.</source>
        <translation>没有名为 {name} 的输入或参数；现有 {known}。</translation>
    </message>
    <message>
        <source>{name} has no value.</source>
        <translation>{name} 没有值。</translation>
    </message>
    <message>
        <source>The given gradient has shape {here}, and the root has shape {root}.</source>
        <translation>传来的梯度形状是 {here}，而根节点的形状是 {root}。</translation>
    </message>
    <message>
        <source>This packed program comes without PyTorch; the one in the folder {folder} has it, and so has the tutor installed with pip</source>
        <translation>这个打包的程序不带 PyTorch；文件夹 {folder} 里的程序带有它，用 pip 安装的程序也有</translation>
    </message>
    <message>
        <source>PyTorch is not installed; this command installs it: {command}</source>
        <translation>没有安装 PyTorch；这条命令可以安装它：{command}</translation>
    </message>
    <message>
        <source>The PyTorch packed with this program does not start ({reason}); unpack the program anew, or install the tutor with pip</source>
        <translation>随程序打包的 PyTorch 无法启动（{reason}）；请重新解压程序，或用 pip 安装</translation>
    </message>
    <message>
        <source>PyTorch is installed but does not start ({reason}); this command mends it: {command}</source>
        <translation>PyTorch 已安装，但无法启动（{reason}）；这条命令可以修复它：{command}</translation>
    </message>
    <message>
        <source>PyTorch does not compute this: {reason}.</source>
        <translation>PyTorch 算不了这个：{reason}。</translation>
    </message>
</context>
<context>
    <name>exercise</name>
    <message>
        <source>There is no difficulty {difficulty}; there are {known}.</source>
        <translation>没有 {difficulty} 这种难度；现有 {known}。</translation>
    </message>
    <message>
        <source>There is no difficulty {difficulty}; is {meant} meant?</source>
        <translation>没有 {difficulty} 这种难度；是否指 {meant}？</translation>
    </message>
    <message>
        <source>{seed} is no seed; a seed is a whole number from 0 to {largest}, as in exercise:easy:7.</source>
        <translation>{seed} 不是种子；种子是 0 到 {largest} 之间的整数，如 exercise:easy:7。</translation>
    </message>
    <message>
        <source>easy</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>困难</translation>
    </message>
    <message>
        <source>matrices</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>A chain of two or three products and sums.</source>
        <translation>一条由两三个乘积与和连成的链。</translation>
    </message>
    <message>
        <source>Three to five operations with a square or a difference, and one fork.</source>
        <translation>三到五个运算，有一个平方或差，有一处分叉。</translation>
    </message>
    <message>
        <source>Up to eight operations with ReLU or max, and two forks.</source>
        <translation>最多八个运算，有 ReLU 或最大值，有两处分叉。</translation>
    </message>
    <message>
        <source>A layer or two of small matrices.</source>
        <translation>一两层小矩阵。</translation>
    </message>
    <message>
        <source>Exercise, {difficulty}, seed {seed}</source>
        <translation>练习，{difficulty}，种子 {seed}</translation>
    </message>
    <message>
        <source>{what} Find the gradient of {root} with respect to {names}.</source>
        <translation>{what}求 {root} 对 {names} 的梯度。</translation>
    </message>
    <message>
        <source>Step forward until the loss has its value, then back. The walk waits where it is about to show {partials}: find the number first, on paper or in your head.

With **Predict** (P) you are asked for every number on the way, with **Autograd** (A) for the order of the way back.</source>
        <translation>一直前进到损失有了值，然后反向。将要显示 {partials} 时，演示会停下来等你：先把这个数求出来，用纸笔或心算都行。

用**预测**（P），一路上的每个数都会问你；用 **Autograd**（A），则问你反向的顺序。</translation>
    </message>
    <message>
        <source>Find the gradients</source>
        <translation>求梯度</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} 和 {last}</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>Where `{name}` comes from</source>
        <translation>`{name}` 从哪里来</translation>
    </message>
    <message>
        <source>Not computed yet; step on.</source>
        <translation>还没有计算；请继续走。</translation>
    </message>
    <message>
        <source>No gradient is asked for here.</source>
        <translation>这里不求梯度。</translation>
    </message>
    <message>
        <source>Where `{number}` comes from</source>
        <translation>`{number}` 从哪里来</translation>
    </message>
    <message>
        <source>given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>local</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>{number}: click to see where it comes from</source>
        <translation>{number}：单击可看它从哪里来</translation>
    </message>
    <message>
        <source>Set back to zero, so that the next sample&apos;s gradient starts afresh.</source>
        <translation>清零，让下一个样本的梯度重新开始。</translation>
    </message>
    <message>
        <source>Each of its numbers says in the grid where it comes from.</source>
        <translation>网格中的每个数都会说明自己从哪里来。</translation>
    </message>
    <message>
        <source>In grad are the shares of {number} of {count} samples of the batch.</source>
        <translation>grad 中有这一批 {count} 个样本里 {number} 个的份额。</translation>
    </message>
    <message>
        <source>Left from the samples before: nobody has set the grad of {name} to zero.</source>
        <translation>之前的样本留下的：没有人把 {name} 的 grad 清零。</translation>
    </message>
    <message>
        <source>This backward pass adds to what grad had left from the samples before.</source>
        <translation>这次反向会加到 grad 里之前的样本留下的内容上。</translation>
    </message>
    <message>
        <source>grad had {left} left from the samples before; this backward pass adds to it.</source>
        <translation>grad 里有之前的样本留下的 {left}；这次反向加在它上面。</translation>
    </message>
    <message>
        <source>The given gradient: what reaches this neuron in the network.</source>
        <translation>传来的梯度：在网络中到达这个神经元的梯度。</translation>
    </message>
    <message>
        <source>The given gradient: from here backward starts.</source>
        <translation>传来的梯度：反向从这里开始。</translation>
    </message>
    <message>
        <source>You may change it at the root&apos;s box.</source>
        <translation>可以在根节点的方框里改它。</translation>
    </message>
    <message>
        <source>It stands in the code and does not change.</source>
        <translation>它写在代码里，不会变。</translation>
    </message>
    <message>
        <source>{name} is a number of the network.</source>
        <translation>{name} 是网络中的数。</translation>
    </message>
    <message>
        <source>{name} is given.</source>
        <translation>{name} 是给定的。</translation>
    </message>
    <message>
        <source>{name} is as it was at the moment that you came from.</source>
        <translation>{name} 是你离开那一刻的值。</translation>
    </message>
    <message>
        <source>{name} is given: sample {sample} of {samples}.</source>
        <translation>{name} 是给定的：第 {sample} 个样本，共 {samples} 个。</translation>
    </message>
    <message>
        <source>{name} is given: sample {sample} of {samples}, row {row} of the data.</source>
        <translation>{name} 是给定的：第 {sample} 个样本，共 {samples} 个，数据的第 {row} 行。</translation>
    </message>
    <message>
        <source>{name} is given; you may change it on its node.</source>
        <translation>{name} 是给定的；可以在它的节点上修改。</translation>
    </message>
    <message>
        <source>The initial weight; training has not moved it yet.</source>
        <translation>初始权重；训练还没有动过它。</translation>
    </message>
    <message>
        <source>What training has made of {name} up to this sample.</source>
        <translation>训练到这个样本为止得到的 {name}。</translation>
    </message>
    <message>
        <source>A step of gradient descent, against the gradient.</source>
        <translation>梯度下降的一步，逆着梯度。</translation>
    </message>
    <message>
        <source>A step of {optimiser}.</source>
        <translation>{optimiser} 的一步。</translation>
    </message>
    <message>
        <source>The number of this update, from 1.</source>
        <translation>这是第几次更新，从 1 数起。</translation>
    </message>
    <message>
        <source>A number on the way of this update; it is not kept.</source>
        <translation>这次更新途中的一个数；不保留。</translation>
    </message>
    <message>
        <source>{optimiser} remembers it from update to update; at first it is 0.</source>
        <translation>{optimiser} 在各次更新之间记住它；一开始是 0。</translation>
    </message>
    <message>
        <source>So far {here} of {all} contributions have reached {name}.</source>
        <translation>到目前为止，{all} 份贡献中有 {here} 份到达了 {name}。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>{root} does not depend on {name}, so PyTorch gives it no gradient</source>
        <translation>{root} 不依赖 {name}，所以 PyTorch 不给它梯度</translation>
    </message>
    <message>
        <source>{operation} is none of PyTorch&apos;s own operations, so a program cannot compute {name}.</source>
        <translation>{operation} 不是 PyTorch 自己的运算，所以程序算不出 {name}。</translation>
    </message>
    <message>
        <source>the loss of each sample of the batch, and their mean</source>
        <translation>这一批中每个样本的损失，以及它们的均值</translation>
    </message>
    <message>
        <source>grad is not set to zero: the next backward() adds to what is in it</source>
        <translation>grad 没有清零：下一次 backward() 会加到它原有的内容上</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: {reason}.</source>
        <translation>无法写出文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>A {suffix} file is no text to be printed; give -o a file&apos;s name.</source>
        <translation>{suffix} 文件不是文本，无法打印；请用 -o 给出文件名。</translation>
    </message>
    <message>
        <source>{option} goes with --to {kinds}, and not with {kind}</source>
        <translation>{option} 用于 --to {kinds}，不能用于 {kind}</translation>
    </message>
    <message>
        <source>An MP4 is made by ffmpeg, which is not installed; a GIF needs nothing more.</source>
        <translation>MP4 由 ffmpeg 制作，而它没有安装；GIF 不需要别的东西。</translation>
    </message>
    <message>
        <source>ffmpeg has not made the MP4 ({why}); a GIF needs nothing more.</source>
        <translation>ffmpeg 没有做出 MP4（{why}）；GIF 不需要别的东西。</translation>
    </message>
    <message>
        <source>-o is to be a file that ends in {suffix}, or -, and here is {path}.</source>
        <translation>-o 应为以 {suffix} 结尾的文件，或 -，而这里是 {path}。</translation>
    </message>
    <message>
        <source>-o is to be a file that ends in {suffix}, and here is {path}.</source>
        <translation>-o 应为以 {suffix} 结尾的文件，而这里是 {path}。</translation>
    </message>
    <message>
        <source>Training: for each batch the loss forward, the gradients backward, and the update of the parameters.</source>
        <translation>训练：对每一批，前向算出损失，反向算出梯度，再更新参数。</translation>
    </message>
    <message>
        <source>The program needs PyTorch alone.</source>
        <translation>这个程序只需要 PyTorch。</translation>
    </message>
    <message>
        <source>What is given: data, inputs and parameters.</source>
        <translation>给定的东西：数据、输入和参数。</translation>
    </message>
    <message>
        <source>Forward: each node computes its value.</source>
        <translation>前向：每个节点计算自己的值。</translation>
    </message>
    <message>
        <source>Backward: autograd goes back from the root, and leaves each gradient in `.grad`.</source>
        <translation>反向：autograd 从根节点往回走，把每个梯度留在 `.grad` 里。</translation>
    </message>
    <message>
        <source>What the trained model predicts.</source>
        <translation>训练好的模型的预测。</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Slide {number} of {count}</source>
        <translation>第 {number} 张幻灯片，共 {count} 张</translation>
    </message>
    <message>
        <source>Arrow keys, Space, Home and End go from step to step.</source>
        <translation>用方向键、空格、Home 和 End 在各步之间切换。</translation>
    </message>
    <message>
        <source>The computation graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>Nothing is given but constants.</source>
        <translation>除了常量，没有给定任何值。</translation>
    </message>
    <message>
        <source>Given: {values}.</source>
        <translation>给定：{values}。</translation>
    </message>
    <message>
        <source>The walk has {count} steps, and {first} to {last} is not a part of 1 to {count}.</source>
        <translation>这次演示有 {count} 步，{first} 到 {last} 不在 1 到 {count} 之内。</translation>
    </message>
    <message>
        <source>These are {count} steps, and at most {most} are exported at once: choose them, as in steps {first}:{end}.</source>
        <translation>这里有 {count} 步，一次最多导出 {most} 步：请选一部分，如步骤 {first}:{end}。</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>A sheet of answers goes with blanks: without these the steps say all.</source>
        <translation>答案页要与留空搭配：不留空时，各步已经都说出来了。</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>姓名：</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>The pictures of an animation have at most {most} pixels a side.</source>
        <translation>动画图片每边最多 {most} 像素。</translation>
    </message>
</context>
<context>
    <name>exporting</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The graph at the moment shown, sharp at every size.</source>
        <translation>当前时刻的图，放大到任何尺寸都清晰。</translation>
    </message>
    <message>
        <source>Handout</source>
        <translation>讲义</translation>
    </message>
    <message>
        <source>The steps on paper, as told or with blanks to fill in.</source>
        <translation>印在纸上的各步，写明结果，或留空填写。</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>One HTML file for a browser: arrow keys step, no network is needed.</source>
        <translation>单个 HTML 文件，用浏览器打开：方向键换步，不需要网络。</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>The steps one after the other, for a page or a chat.</source>
        <translation>各步依次播放，用于网页或聊天。</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>The model in PyTorch, which prints the same numbers.</source>
        <translation>PyTorch 写的模型，打印出同样的数。</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>The graph at the moment shown as TikZ, for a paper.</source>
        <translation>当前时刻的图，写成 TikZ，用于论文。</translation>
    </message>
    <message>
        <source>Training as a table</source>
        <translation>训练表格</translation>
    </message>
    <message>
        <source>Every iteration so far: loss, gradients, parameters, all digits.</source>
        <translation>到目前为止的每次迭代：损失、梯度、参数，全部数位。</translation>
    </message>
    <message>
        <source>The graph is too large for a quick look ahead.</source>
        <translation>图太大，无法快速预览。</translation>
    </message>
    <message>
        <source>A question waits before the first step: answer it, skip it, or watch.</source>
        <translation>第一步之前有一个问题在等你：先回答、跳过，或者只看演示。</translation>
    </message>
    <message>
        <source>A question waits: what comes after step {known} is exported once it is answered.</source>
        <translation>有一个问题在等你：第 {known} 步之后的内容，回答后才会导出。</translation>
    </message>
    <message>
        <source>The numbers of the training would give the answer away.</source>
        <translation>训练得到的数会泄露答案。</translation>
    </message>
    <message>
        <source>Nothing is trained yet: press T on the canvas, then export.</source>
        <translation>还没有训练：在画布上按 T，然后再导出。</translation>
    </message>
    <message>
        <source>The values do not fit the graph, so there are no numbers.</source>
        <translation>这些值与图不匹配，所以没有数。</translation>
    </message>
</context>
<context>
    <name>given_text</name>
    <message>
        <source>Type a number.</source>
        <translation>请输入一个数。</translation>
    </message>
    <message>
        <source>Type a finite number, not {text}.</source>
        <translation>请输入有限的数，而不是 {text}。</translation>
    </message>
    <message>
        <source>Close each bracket, put commas between: [[1, 2], [3, 4]].</source>
        <translation>每个方括号都要闭合，中间用逗号隔开：[[1, 2], [3, 4]]。</translation>
    </message>
    <message>
        <source>Write the decimals of {text} with a point.</source>
        <translation>{text} 的小数请用小数点。</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>“{text}”不是数。</translation>
    </message>
    <message>
        <source>Type finite numbers only.</source>
        <translation>只能输入有限的数。</translation>
    </message>
    <message>
        <source>An array needs at least one number.</source>
        <translation>数组至少要有一个数。</translation>
    </message>
    <message>
        <source>Every row needs as many numbers as the first.</source>
        <translation>每一行的数都要与第一行一样多。</translation>
    </message>
</context>
<context>
    <name>graph</name>
    <message>
        <source>There is a node named {name} already.</source>
        <translation>已经有一个名为 {name} 的节点。</translation>
    </message>
    <message>
        <source>There is no leaf named {name}.</source>
        <translation>没有名为 {name} 的叶子节点。</translation>
    </message>
    <message>
        <source>{name} has no value that could be set.</source>
        <translation>{name} 没有可以设定的值。</translation>
    </message>
    <message>
        <source>There is nothing to copy; choose nodes first.</source>
        <translation>没有可复制的；先选中节点。</translation>
    </message>
    <message>
        <source>Nodes of a graph: copy this text and paste it onto the canvas.</source>
        <translation>图的节点：复制这段文本，再粘贴到画布上。</translation>
    </message>
    <message>
        <source>This text is too long to be nodes of a graph.</source>
        <translation>这段文本太长，不可能是图的节点。</translation>
    </message>
    <message>
        <source>These are no nodes of a graph: {why}</source>
        <translation>这不是图的节点：{why}</translation>
    </message>
    <message>
        <source>There are no nodes in this text.</source>
        <translation>这段文本中没有节点。</translation>
    </message>
    <message>
        <source>A frame stands around nodes of the graph; choose some.</source>
        <translation>框要围住图的节点；请选中几个。</translation>
    </message>
    <message>
        <source>None of these nodes is in a frame.</source>
        <translation>这些节点都不在框里。</translation>
    </message>
    <message>
        <source>A frame needs a title.</source>
        <translation>框需要一个标题。</translation>
    </message>
    <message>
        <source>Frames lie apart or one inside the other; this one would lie across the frame {title}.</source>
        <translation>框与框要么分开，要么一个在另一个里面；这个框会与框 {title} 交叉。</translation>
    </message>
    <message>
        <source>The frame {title} cannot be drawn as one node: a way leaves it, goes through {node} and comes back. Put {node} into the frame, too.</source>
        <translation>框 {title} 不能画成一个节点：有一条路从它出去，经过 {node} 又回来。请把 {node} 也放进框里。</translation>
    </message>
    <message>
        <source>There is no node named {name}.</source>
        <translation>没有名为 {name} 的节点。</translation>
    </message>
    <message>
        <source>A symbol has a few letters; this text is too long for one.</source>
        <translation>符号只有几个字母；这段文本太长了。</translation>
    </message>
    <message>
        <source>There is no edge from {source} to {target}.</source>
        <translation>没有从 {source} 到 {target} 的边。</translation>
    </message>
    <message>
        <source>{name} computes nothing, so it takes no operand.</source>
        <translation>{name} 不做计算，所以不需要操作数。</translation>
    </message>
    <message>
        <source>{name} has all its operands: {op} takes {count}.</source>
        <translation>{name} 的操作数已经齐了：{op} 需要 {count} 个。</translation>
    </message>
    <message>
        <source>{name} has no operand {place}: {op} takes {count}.</source>
        <translation>{name} 没有第 {place} 个操作数：{op} 需要 {count} 个。</translation>
    </message>
    <message>
        <source>There is no operation named {name}.</source>
        <translation>没有名为 {name} 的运算。</translation>
    </message>
    <message>
        <source>There is no kind of leaf named {kind}.</source>
        <translation>没有名为 {kind} 的叶子节点种类。</translation>
    </message>
    <message>
        <source>{name} cannot be made {kind}: only a leaf can, input, parameter or constant.</source>
        <translation>无法把 {name} 变成{kind}：只有叶子节点可以，即输入、参数或常量。</translation>
    </message>
    <message>
        <source>The constant {name} has no value.</source>
        <translation>常量 {name} 没有值。</translation>
    </message>
    <message>
        <source>{name} is no name: it begins with a letter, and has letters, digits and _.</source>
        <translation>{name} 不能作为名称：名称以字母开头，由字母、数字和 _ 组成。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: </source>
        <translation>第 {line} 行第 {column} 列：</translation>
    </message>
    <message>
        <source>· is part of the name {name} here; times is written *.</source>
        <translation>这里的 · 是名称 {name} 的一部分；乘号写作 *。</translation>
    </message>
    <message>
        <source>the rows of a list are to be numbers, all rows equally long.</source>
        <translation>列表的各行应为数，各行等长。</translation>
    </message>
    <message>
        <source>this number is too large.</source>
        <translation>这个数太大。</translation>
    </message>
    <message>
        <source>{what} is none of numbers, names, + - * / ** @ .T and calls of the known operations.</source>
        <translation>{what} 不在可用之列：数、名称、+ - * / ** @ .T 和已知运算的调用。</translation>
    </message>
    <message>
        <source>opaque takes what PyTorch calls an operation, and its operands, as in opaque(&quot;aten.erf&quot;, h).</source>
        <translation>opaque 需要 PyTorch 对运算的称呼和它的操作数，如 opaque(&quot;aten.erf&quot;, h)。</translation>
    </message>
    <message>
        <source>there is no operation named {name}</source>
        <translation>没有名为 {name} 的运算</translation>
    </message>
    <message>
        <source>; is {nearest} meant?</source>
        <translation>；是否指 {nearest}？</translation>
    </message>
    <message>
        <source>{op} has no argument named {name}.</source>
        <translation>{op} 没有名为 {name} 的参数。</translation>
    </message>
    <message>
        <source>{name} of {op} is given twice.</source>
        <translation>{op} 的 {name} 给出了两次。</translation>
    </message>
    <message>
        <source>{name} of {op} is to be a number.</source>
        <translation>{op} 的 {name} 应为一个数。</translation>
    </message>
    <message>
        <source>There are two nodes named {name}.</source>
        <translation>有两个节点都名为 {name}。</translation>
    </message>
    <message>
        <source>There is no root: no node is named {name}.</source>
        <translation>没有根节点：没有名为 {name} 的节点。</translation>
    </message>
    <message>
        <source>{name} cannot be a parameter: the graph&apos;s inputs are {known}.</source>
        <translation>{name} 不能作为参数：图的输入有 {known}。</translation>
    </message>
    <message>
        <source>{op} in {node} needs a value for {name}.</source>
        <translation>{node} 中的 {op} 需要给出 {name} 的值。</translation>
    </message>
    <message>
        <source>{node} needs {operand}, and there is no such node.</source>
        <translation>{node} 需要 {operand}，而没有这个节点。</translation>
    </message>
    <message>
        <source>{op} takes 1 operand, here are {here}.</source>
        <translation>{op} 需要 1 个操作数，这里有 {here} 个。</translation>
    </message>
    <message>
        <source>{op} takes {takes} operands, here are {here}.</source>
        <translation>{op} 需要 {takes} 个操作数，这里有 {here} 个。</translation>
    </message>
    <message>
        <source>This would make a cycle: {names}.</source>
        <translation>这样会形成环：{names}。</translation>
    </message>
    <message>
        <source>{name} has no operation that could be changed.</source>
        <translation>{name} 没有可以更换的运算。</translation>
    </message>
    <message>
        <source>there is no root: write at least one line such as loss = (x*w - y)**2.</source>
        <translation>没有根节点：至少写一行，如 loss = (x*w - y)**2。</translation>
    </message>
    <message>
        <source>{name} is given twice, first in line {line}; give this one another name.</source>
        <translation>{name} 给出了两次，第一次在第 {line} 行；请给这一个另取名称。</translation>
    </message>
    <message>
        <source>each line is to read name = expression.</source>
        <translation>每一行应写成 name = expression。</translation>
    </message>
    <message>
        <source>this would make a cycle: {names}.</source>
        <translation>这样会形成环：{names}。</translation>
    </message>
    <message>
        <source>an operand is missing here, where ... stands.</source>
        <translation>这里 ... 的位置缺少操作数。</translation>
    </message>
    <message>
        <source>it takes vectors of one length, a number for each class (one_hot makes one of an index)</source>
        <translation>它需要等长的向量，每个类别一个数（one_hot 可以由类别编号得到）</translation>
    </message>
    <message>
        <source>both must have the same shape</source>
        <translation>两者的形状必须相同</translation>
    </message>
    <message>
        <source>each axis, from the last, must have one length or be 1 long</source>
        <translation>从最后一个轴数起，每个轴的长度要么相同，要么为 1</translation>
    </message>
    <message>
        <source>what is added to a product must have its shape or fit into it</source>
        <translation>加到乘积上的东西，形状要与乘积相同，或者能广播过去</translation>
    </message>
    <message>
        <source>@ takes matrices or vectors</source>
        <translation>@ 需要矩阵或向量</translation>
    </message>
    <message>
        <source>the columns of the first ({columns}) must be as many as the rows of the second ({rows})</source>
        <translation>第一个的列数（{columns}）必须等于第二个的行数（{rows}）</translation>
    </message>
    <message>
        <source>only a matrix can be transposed</source>
        <translation>只有矩阵能转置</translation>
    </message>
    <message>
        <source>a single number has no axis</source>
        <translation>单个数没有轴</translation>
    </message>
    <message>
        <source>there is no axis {axis}; the axes count from 0 to {last}, or back from -1</source>
        <translation>没有轴 {axis}；轴从 0 数到 {last}，或从 -1 往回数</translation>
    </message>
    <message>
        <source>its {size} elements do not fill {wished}</source>
        <translation>它的 {size} 个元素填不满 {wished}</translation>
    </message>
    <message>
        <source>all axes but the one along which they are joined must be equally long</source>
        <translation>除了拼接所沿的轴，其余各轴必须等长</translation>
    </message>
    <message>
        <source>{start} to {stop} is no part of an axis of {length}</source>
        <translation>{start} 到 {stop} 超出了长度为 {length} 的轴</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>{named} does not fit in {node}: {why}.</source>
        <translation>{named} 不能用在 {node} 中：{why}。</translation>
    </message>
    <message>
        <source>{named} do not fit together in {node}: {why}.</source>
        <translation>{named} 在 {node} 中互不匹配：{why}。</translation>
    </message>
    <message>
        <source>{name} (a single number)</source>
        <translation>{name}（单个数）</translation>
    </message>
    <message>
        <source>{name} (a vector of {length})</source>
        <translation>{name}（长度为 {length} 的向量）</translation>
    </message>
    <message>
        <source>this cannot be read as an expression ({why}).</source>
        <translation>这不能读作表达式（{why}）。</translation>
    </message>
    <message>
        <source>this is nested too deeply; give parts of it names of their own.</source>
        <translation>这里嵌套太深；请给其中一些部分各取名称。</translation>
    </message>
    <message>
        <source>this has characters that no code has.</source>
        <translation>这里有代码中不会出现的字符。</translation>
    </message>
    <message>
        <source>{name} waits for its operand.</source>
        <translation>{name} 在等它的操作数。</translation>
    </message>
    <message>
        <source>{name} waits for operand {place} of {arity}.</source>
        <translation>{name} 在等第 {place} 个操作数，共 {arity} 个。</translation>
    </message>
    <message>
        <source>{name} waits for operands {places}.</source>
        <translation>{name} 在等第 {places} 个操作数。</translation>
    </message>
    <message>
        <source>{name} of {op} is to be whole numbers, as in reshape(x, 2, 3).</source>
        <translation>{op} 的 {name} 应为整数，如 reshape(x, 2, 3)。</translation>
    </message>
    <message>
        <source>{name} of {op} is to be a whole number.</source>
        <translation>{op} 的 {name} 应为整数。</translation>
    </message>
    <message>
        <source>{name} of {op} is to be {least} or more.</source>
        <translation>{op} 的 {name} 应不小于 {least}。</translation>
    </message>
    <message>
        <source>{name} of {op} is to be from 0 to less than 1.</source>
        <translation>{op} 的 {name} 应不小于 0 且小于 1。</translation>
    </message>
    <message>
        <source>{name} of {op} is to be 0 or more.</source>
        <translation>{op} 的 {name} 应不小于 0。</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Open “{title}”</source>
        <translation>打开“{title}”</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Read about “{title}”</source>
        <translation>阅读“{title}”</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>icons</name>
    <message>
        <source>The icon “{name}” is missing.</source>
        <translation>缺少图标“{name}”。</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>Language of the system</source>
        <translation>跟随系统的语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>lesson editor</name>
    <message>
        <source>Predict and Autograd</source>
        <translation>预测和 Autograd</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Values and the graph</source>
        <translation>值和图</translation>
    </message>
    <message>
        <source>Given gradient</source>
        <translation>传来的梯度</translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished">播放</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished">时间线</translation>
    </message>
    <message>
        <source>Node panel</source>
        <translation>节点面板</translation>
    </message>
    <message>
        <source>Code panel</source>
        <translation>代码面板</translation>
    </message>
    <message>
        <source>Training panel</source>
        <translation>训练面板</translation>
    </message>
    <message>
        <source>Data panel</source>
        <translation>数据面板</translation>
    </message>
    <message>
        <source>Start, before the first step</source>
        <translation>开头，第一步之前</translation>
    </message>
    <message>
        <source>End, after the last step</source>
        <translation>末尾，最后一步之后</translation>
    </message>
</context>
<context>
    <name>looks</name>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统的主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>普通文字</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>大号文字</translation>
    </message>
    <message>
        <source>Largest text</source>
        <translation>最大文字</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Steps move</source>
        <translation>步骤带动画</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>一切静止</translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>In front of a class</source>
        <translation>课堂演示</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
</context>
<context>
    <name>mishaps</name>
    <message>
        <source>No report could be written to {folder} ({why}).</source>
        <translation>无法把报告写到 {folder}（{why}）。</translation>
    </message>
    <message>
        <source>Nothing has been logged yet; the log will lie in {folder}.</source>
        <translation>还没有任何日志；日志将放在 {folder}。</translation>
    </message>
    <message>
        <source>No file manager opens here; the log lies in {folder}.</source>
        <translation>这里打不开文件管理器；日志在 {folder}。</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>Operands are still missing in it.</source>
        <translation>其中还缺少操作数。</translation>
    </message>
    <message>
        <source>Columns of {widest} neurons in {layers} layers could not be read.</source>
        <translation>每列 {widest} 个神经元、共 {layers} 层，画出来看不清。</translation>
    </message>
    <message>
        <source>No node multiplies an input by a matrix of weights (W @ X, or X @ W).</source>
        <translation>没有节点把输入与权重矩阵相乘（W @ X，或 X @ W）。</translation>
    </message>
    <message>
        <source>The first layer, {node}, takes no input.</source>
        <translation>第一层 {node} 没有用到输入。</translation>
    </message>
    <message>
        <source>{node} goes to several nodes, not only to the next layer.</source>
        <translation>{node} 通向好几个节点，而不只是下一层。</translation>
    </message>
    <message>
        <source>{node} multiplies the other way round than the first layer.</source>
        <translation>{node} 相乘的次序与第一层相反。</translation>
    </message>
    <message>
        <source>{weight} is no matrix: its shape is {shape}.</source>
        <translation>{weight} 不是矩阵：它的形状是 {shape}。</translation>
    </message>
    <message>
        <source>{bias} is not one number for each of {neurons} neurons: its shape is {shape}.</source>
        <translation>{bias} 不是 {neurons} 个神经元每个一个数：它的形状是 {shape}。</translation>
    </message>
    <message>
        <source>{parameter} belongs to no layer of the chain.</source>
        <translation>{parameter} 不属于这一串层中的任何一层。</translation>
    </message>
    <message>
        <source>{parameter} is used more than once.</source>
        <translation>{parameter} 用了不止一次。</translation>
    </message>
</context>
<context>
    <name>neuron</name>
    <message>
        <source>Layer {layer}, neuron {number}</source>
        <translation>第 {layer} 层，神经元 {number}</translation>
    </message>
    <message>
        <source>Its inputs $x$ are the network&apos;s own.</source>
        <translation>它的输入 $x$ 就是网络的输入。</translation>
    </message>
    <message>
        <source>Its inputs $h$ are what the neurons of layer {layer} have made.</source>
        <translation>它的输入 $h$ 是第 {layer} 层的神经元算出来的。</translation>
    </message>
    <message>
        <source>The weights and the bias are those of this moment. Behind it stands the gradient that reaches this neuron in the network.</source>
        <translation>权重和偏置是此刻的值。它后面是在网络中到达这个神经元的梯度。</translation>
    </message>
    <message>
        <source>It sees the first of {samples} samples; in the network the gradients of all add up.</source>
        <translation>它看到的是 {samples} 个样本中的第一个；在网络中，所有样本的梯度会加起来。</translation>
    </message>
</context>
<context>
    <name>neurons</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>{numbers} numbers to learn, and no formula written by hand for any of them</source>
        <translation>要学习 {numbers} 个数，没有一个要手写公式</translation>
    </message>
    <message>
        <source>the first of {samples} samples is shown</source>
        <translation>显示的是 {samples} 个样本中的第一个</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>输入 {number}</translation>
    </message>
    <message>
        <source>Layer {layer}, neuron {number}</source>
        <translation>第 {layer} 层，神经元 {number}</translation>
    </message>
    <message>
        <source>value in {symbol}: {number}</source>
        <translation>{symbol} 中的值：{number}</translation>
    </message>
    <message>
        <source>gradient: {number}</source>
        <translation>梯度：{number}</translation>
    </message>
    <message>
        <source>{weights} weights and a bias</source>
        <translation>{weights} 个权重和一个偏置</translation>
    </message>
    <message>
        <source>{weights} weights</source>
        <translation>{weights} 个权重</translation>
    </message>
    <message>
        <source>Enter or a double-click opens it</source>
        <translation>按 Enter 或双击打开</translation>
    </message>
</context>
<context>
    <name>node</name>
    <message>
        <source>parameter · Tensor, requires grad</source>
        <translation>参数 · Tensor，需要梯度</translation>
    </message>
    <message>
        <source>input · a column of the data</source>
        <translation>输入 · 数据的一列</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>operation {symbol} · {said}</source>
        <translation>运算 {symbol} · {said}</translation>
    </message>
    <message>
        <source>{what} · shape {shape}</source>
        <translation>{what} · 形状 {shape}</translation>
    </message>
    <message>
        <source>the given gradient: what the successors hand over, summed</source>
        <translation>传来的梯度：后继节点交来的，加起来</translation>
    </message>
    <message>
        <source>local {partial}</source>
        <translation>局部 {partial}</translation>
    </message>
    <message>
        <source>back to {operand}</source>
        <translation>传回 {operand}</translation>
    </message>
    <message>
        <source>the contribution along this edge: given × local gradient</source>
        <translation>沿这条边的贡献：传来的梯度 × 局部梯度</translation>
    </message>
    <message>
        <source>what {optimiser} remembers of {name}, from update to update</source>
        <translation>{optimiser} 在各次更新之间为 {name} 记住的数</translation>
    </message>
    <message>
        <source>what {optimiser} computes on its way; it is not kept</source>
        <translation>{optimiser} 途中算出的数；不保留</translation>
    </message>
    <message>
        <source>the number of this update, from 1</source>
        <translation>这是第几次更新，从 1 数起</translation>
    </message>
    <message>
        <source>of this sample</source>
        <translation>这个样本的</translation>
    </message>
    <message>
        <source>what this backward pass has added</source>
        <translation>这次反向加上的</translation>
    </message>
    <message>
        <source>data</source>
        <translation>data</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>grad</source>
        <translation>grad</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>numeric check</source>
        <translation>数值检验</translation>
    </message>
    <message>
        <source>Finite differences, without any rule: nudge the node&apos;s value up and down, and see the root move.</source>
        <translation>有限差分，不用任何规则：把节点的值向上、向下各微调一点，看根节点怎样动。</translation>
    </message>
    <message>
        <source>There are too many numbers for finite differences, or a node was only recorded.</source>
        <translation>数太多，不便做有限差分；或者有节点只是录下来的。</translation>
    </message>
    <message>
        <source>In the program {name} is one of Python&apos;s own numbers, and no Tensor.</source>
        <translation>在程序中，{name} 是 Python 自己的数，不是 Tensor。</translation>
    </message>
    <message>
        <source>PyTorch keeps grad at leaves only, and lets that of {name} go.</source>
        <translation>PyTorch 只在叶子节点保留 grad，{name} 的会丢掉。</translation>
    </message>
    <message>
        <source>No gradient is asked for behind {name}, so nothing is noted: a leaf, too.</source>
        <translation>{name} 前面不求任何梯度，所以什么也不记：也是叶子节点。</translation>
    </message>
    <message>
        <source>Nobody has asked for a gradient here: the flag is off.</source>
        <translation>这里没有人要梯度：标志是关的。</translation>
    </message>
</context>
<context>
    <name>node_changes</name>
    <message>
        <source>Rename {name} to {new}</source>
        <translation>把 {name} 重命名为 {new}</translation>
    </message>
    <message>
        <source>Set the symbol of {name}</source>
        <translation>设置 {name} 的符号</translation>
    </message>
    <message>
        <source>Make {name} an input</source>
        <translation>把 {name} 变成输入</translation>
    </message>
    <message>
        <source>Make {name} a parameter</source>
        <translation>把 {name} 变成参数</translation>
    </message>
    <message>
        <source>Make {name} a constant</source>
        <translation>把 {name} 变成常量</translation>
    </message>
    <message>
        <source>Make {count} leaves inputs</source>
        <translation>把 {count} 个叶子节点变成输入</translation>
    </message>
    <message>
        <source>Make {count} leaves parameters</source>
        <translation>把 {count} 个叶子节点变成参数</translation>
    </message>
    <message>
        <source>Make {count} leaves constants</source>
        <translation>把 {count} 个叶子节点变成常量</translation>
    </message>
    <message>
        <source>Set the shape of {name}</source>
        <translation>设置 {name} 的形状</translation>
    </message>
    <message>
        <source>Draw the numbers of {name}</source>
        <translation>为 {name} 抽取数</translation>
    </message>
    <message>
        <source>Draw the numbers of {count} parameters</source>
        <translation>为 {count} 个参数抽取数</translation>
    </message>
    <message>
        <source>Set {constant} of {name}</source>
        <translation>设置 {name} 的{constant}</translation>
    </message>
    <message>
        <source>Make {name} the root</source>
        <translation>把 {name} 设为根节点</translation>
    </message>
</context>
<context>
    <name>nudge</name>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
</context>
<context>
    <name>operations</name>
    <message>
        <source>add</source>
        <translation>加</translation>
    </message>
    <message>
        <source>square</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>transpose</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>合页损失</translation>
    </message>
    <message>
        <source>reshape</source>
        <translation>改变形状</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>log softmax</source>
        <translation>对数 softmax</translation>
    </message>
    <message>
        <source>one hot</source>
        <translation>独热编码</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>减</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>乘</translation>
    </message>
    <message>
        <source>divide</source>
        <translation>除</translation>
    </message>
    <message>
        <source>negate</source>
        <translation>取负</translation>
    </message>
    <message>
        <source>power</source>
        <translation>乘方</translation>
    </message>
    <message>
        <source>to a power</source>
        <translation>几次方</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>logarithm</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>root</source>
        <translation>开方</translation>
    </message>
    <message>
        <source>absolute</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>absolute error</source>
        <translation>绝对误差</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>binary CE</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>BCE, logits</source>
        <translation>带 logits 的 BCE</translation>
    </message>
    <message>
        <source>concatenate</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>Make {name} {formula}</source>
        <translation>把 {name} 变成 {formula}</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算术</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>All elements to one number</source>
        <translation>所有元素合成一个数</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>{sentence} (see {program} --help)</source>
        <translation>{sentence}（见 {program} --help）</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>位置参数</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>显示这段帮助后退出</translation>
    </message>
    <message>
        <source>the language (default: the system&apos;s)</source>
        <translation>语言（默认：系统的语言）</translation>
    </message>
    <message>
        <source>SOURCE is the id of a lesson, a .tutor file, a PyTorch script FILE.py (which is read, never run), exercise:easy:7 (or medium, hard, matrices, and any seed), template:neuron (or quadratic, two-layer-network, softmax-classifier, mazur, mlp:2-16-16-1), or --code &quot;r = x*w - y; loss = r**2&quot;. VALUE is a number, or a JSON array (a nested list is a matrix). In code, a name that no line gives is an input, or a parameter if --param gives it; the last line is the root. Operations: + - * / ** @ .T, {operations}.</source>
        <translation>SOURCE 是课程的 id、.tutor 文件、PyTorch 脚本 FILE.py（只读取，从不运行）、exercise:easy:7（或 medium、hard、matrices，以及任意种子）、template:neuron（或 quadratic、two-layer-network、softmax-classifier、mazur、mlp:2-16-16-1），或者 --code &quot;r = x*w - y; loss = r**2&quot;。VALUE 是一个数，或者一个 JSON 数组（嵌套列表就是矩阵）。代码中没有任何一行给出的名称是输入；若用 --param 给出，则是参数。最后一行是根节点。运算：+ - * / ** @ .T，{operations}。</translation>
    </message>
    <message>
        <source>a lesson, a .tutor file or a .py script</source>
        <translation>课程、.tutor 文件或 .py 脚本</translation>
    </message>
    <message>
        <source>lines name = expression, in the place of SOURCE</source>
        <translation>若干行 name = expression，代替 SOURCE</translation>
    </message>
    <message>
        <source>the value of an input (may be repeated)</source>
        <translation>一个输入的值（可以重复使用）</translation>
    </message>
    <message>
        <source>the value of a parameter: its gradient is wanted (may be repeated)</source>
        <translation>一个参数的值：会求它的梯度（可以重复使用）</translation>
    </message>
    <message>
        <source>the given gradient at the root (default: 1)</source>
        <translation>根节点处传来的梯度（默认：1）</translation>
    </message>
    <message>
        <source>the type of all numbers (default: float32)</source>
        <translation>所有数的类型（默认：float32）</translation>
    </message>
    <message>
        <source>after N steps; 0 is before the first (default: {default})</source>
        <translation>走完 N 步之后；0 表示第一步之前（默认：{default}）</translation>
    </message>
    <message>
        <source>print JSON, numbers exact</source>
        <translation>输出 JSON，数值精确</translation>
    </message>
    <message>
        <source>is to be {what}, and here is {found}</source>
        <translation>应为{what}，而这里是 {found}</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number from {least} on</source>
        <translation>不小于 {least} 的整数</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限的数</translation>
    </message>
    <message>
        <source>a whole number from 1 on, or all</source>
        <translation>不小于 1 的整数，或 all</translation>
    </message>
    <message>
        <source>one of {known}</source>
        <translation>下列之一：{known}</translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT in pixels, each from 100 to {most}, as 1600x1000</source>
        <translation>以像素为单位的 WIDTHxHEIGHT，各在 100 到 {most} 之间，如 1600x1000</translation>
    </message>
    <message>
        <source>FROM:TO, steps counted from 1, as 3:7</source>
        <translation>步骤范围 FROM:TO，从 1 数起，如 3:7</translation>
    </message>
    <message>
        <source>a number of seconds from 0.05 to 60</source>
        <translation>介于 0.05 到 60 的秒数</translation>
    </message>
    <message>
        <source>the following arguments are required: {what}</source>
        <translation>缺少必需的参数：{what}</translation>
    </message>
    <message>
        <source>unrecognized arguments: {what}</source>
        <translation>无法识别的参数：{what}</translation>
    </message>
    <message>
        <source>argument {which}: expected one argument</source>
        <translation>参数 {which}：应有一个值</translation>
    </message>
    <message>
        <source>argument {which}: expected at least one argument</source>
        <translation>参数 {which}：至少应有一个值</translation>
    </message>
    <message>
        <source>argument {which}: invalid choice: {found} (choose from {known})</source>
        <translation>参数 {which}：没有 {found} 这个选择（可选：{known}）</translation>
    </message>
    <message>
        <source>argument {which}: not allowed with argument {other}</source>
        <translation>参数 {which}：不能与参数 {other} 同时使用</translation>
    </message>
    <message>
        <source>argument {which}: ignored explicit argument {found}</source>
        <translation>参数 {which}：多余的值 {found}</translation>
    </message>
    <message>
        <source>{last} {said}</source>
        <translation>{last} {said}</translation>
    </message>
    <message>
        <source>The lessons: id, part of the course, title and summary.</source>
        <translation>所有课程：id、属于课程的第几部分、标题和摘要。</translation>
    </message>
    <message>
        <source>One pass forward and backward, with every number. A lesson is traced at its first sample.</source>
        <translation>前向和反向各一遍，给出每一个数。课程在它的第一个样本处追踪。</translation>
    </message>
    <message>
        <source>What is right in learners&apos; answers to an assignment. Every answer is computed anew, from the assignment&apos;s own numbers. A file that cannot be graded is one line on stderr, and the others are graded; the exit status is 2 if there is any.</source>
        <translation>学习者对一份作业的答案有哪些是对的。每个答案都用作业自己的数重新计算。无法评分的文件在 stderr 上占一行，其余文件照常评分；只要有这样的文件，退出状态就是 2。</translation>
    </message>
    <message>
        <source>
example: </source>
        <translation>
例如：</translation>
    </message>
    <message>
        <source>the .tutor file that asks (or a lesson)</source>
        <translation>提出问题的 .tutor 文件（或课程）</translation>
    </message>
    <message>
        <source>files of answers, or folders of *.answers.toml</source>
        <translation>答案文件，或者含有 *.answers.toml 的文件夹</translation>
    </message>
    <message>
        <source>print a row a learner, with a header</source>
        <translation>每个学习者输出一行，并带表头</translation>
    </message>
    <message>
        <source>what is right in learners&apos; answers</source>
        <translation>学习者的答案有哪些是对的</translation>
    </message>
    <message>
        <source>whose numbers (default: own)</source>
        <translation>用谁算出的数（默认：own）</translation>
    </message>
    <message>
        <source>Every step of the walk in words, for a terminal or a screen reader.</source>
        <translation>用文字说出每一步，供终端或屏幕阅读器使用。</translation>
    </message>
    <message>
        <source>only one phase: {known}</source>
        <translation>只看一个阶段：{known}</translation>
    </message>
    <message>
        <source>Whether .tutor files are right. Every fault is said with its line, its key and what would mend it; the exit status is 2 if there is any.</source>
        <translation>.tutor 文件是否正确。每个错误都会给出所在行、键以及改法；只要有错误，退出状态就是 2。</translation>
    </message>
    <message>
        <source>a .tutor file</source>
        <translation>一个 .tutor 文件</translation>
    </message>
    <message>
        <source>which lessons there are</source>
        <translation>有哪些课程</translation>
    </message>
    <message>
        <source>every value, local gradient, contribution and gradient of one pass</source>
        <translation>一遍中的每个值、局部梯度、贡献和梯度</translation>
    </message>
    <message>
        <source>every step in words, for a terminal or a screen reader</source>
        <translation>用文字说出每一步，供终端或屏幕阅读器使用</translation>
    </message>
    <message>
        <source>whether .tutor files are right: each fault, and what would mend it</source>
        <translation>.tutor 文件是否正确：每个错误，以及怎样改正</translation>
    </message>
    <message>
        <source>Train by gradient descent. What the source says of training is the default of the options.</source>
        <translation>用梯度下降训练。选项的默认值就是源文件中关于训练的设置。</translation>
    </message>
    <message>
        <source>Here a list given to an input is its column of samples; a single number is the same for all.</source>
        <translation>在这里，给输入的列表是它那一列样本；单独一个数则对所有样本都相同。</translation>
    </message>
    <message>
        <source>how often to go through all samples</source>
        <translation>把所有样本过多少遍</translation>
    </message>
    <message>
        <source>the learning rate α</source>
        <translation>学习率 α</translation>
    </message>
    <message>
        <source>samples an iteration takes (default: 1)</source>
        <translation>一次迭代用多少样本（默认：1）</translation>
    </message>
    <message>
        <source>set the gradients to zero after each update, or let them pile up (default: as the source says)</source>
        <translation>每次更新后把梯度清零，或者任其累积（默认：按源文件）</translation>
    </message>
    <message>
        <source>who trains (default: own)</source>
        <translation>由谁训练（默认：own）</translation>
    </message>
    <message>
        <source>go on after a number that is nan or inf; by default training stops there and says why</source>
        <translation>出现 nan 或 inf 之后继续；默认会停在那里并说明原因</translation>
    </message>
    <message>
        <source>print every iteration, not only every epoch</source>
        <translation>输出每次迭代，而不只是每一轮</translation>
    </message>
    <message>
        <source>print a row an iteration, with a header</source>
        <translation>每次迭代输出一行，并带表头</translation>
    </message>
    <message>
        <source>what makes steps of the gradients</source>
        <translation>怎样由梯度得到每一步的更新</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任何一种</translation>
    </message>
    <message>
        <source>{optimisers}: as in torch.optim (default: {default})</source>
        <translation>{optimisers}：与 torch.optim 中相同（默认：{default}）</translation>
    </message>
    <message>
        <source>how the learning rate goes on: as it is, times gamma now and then, or to 0 as a cosine</source>
        <translation>学习率怎样变化：保持不变，隔一段时间乘以 gamma，或者沿余弦降到 0</translation>
    </message>
    <message>
        <source>step: epochs of one rate</source>
        <translation>step：同一个学习率用多少轮</translation>
    </message>
    <message>
        <source>step: factor to the next rate</source>
        <translation>step：到下一个学习率的倍数</translation>
    </message>
    <message>
        <source>take the samples in another order each epoch, or as they lie</source>
        <translation>每一轮把样本重新打乱顺序，或者按原来的顺序</translation>
    </message>
    <message>
        <source>determines the order of each epoch</source>
        <translation>决定每一轮的顺序</translation>
    </message>
    <message>
        <source>train it, and print the losses and the parameters</source>
        <translation>训练它，并输出损失和参数</translation>
    </message>
    <message>
        <source>See back propagation happen. Without a subcommand the window opens.</source>
        <translation>看见反向传播怎样发生。不带子命令时打开窗口。</translation>
    </message>
    <message>
        <source>subcommands:</source>
        <translation>子命令：</translation>
    </message>
    <message>
        <source>{command} explains a subcommand.</source>
        <translation>{command} 会解释某个子命令。</translation>
    </message>
    <message>
        <source>what to open (default: the first lesson)</source>
        <translation>要打开什么（默认：第一课）</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>the look of the window (default: the one used last)</source>
        <translation>窗口的外观（默认：上次使用的）</translation>
    </message>
    <message>
        <source>whose numbers are shown</source>
        <translation>显示谁算出的数</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>显示版本后退出</translation>
    </message>
    <message>
        <source>The graph at a step as a picture. Needs no display.</source>
        <translation>把某一步的图画成图片。不需要显示器。</translation>
    </message>
    <message>
        <source>the end of backward</source>
        <translation>反向结束时</translation>
    </message>
    <message>
        <source>the look (default: light)</source>
        <translation>外观（默认：light）</translation>
    </message>
    <message>
        <source>what lies behind it (default: the ground of the theme)</source>
        <translation>背景（默认：主题的底色）</translation>
    </message>
    <message>
        <source>in pixels (default: 1600x1000)</source>
        <translation>以像素为单位（默认：1600x1000）</translation>
    </message>
    <message>
        <source>a .png, .svg or .pdf file to write</source>
        <translation>要写出的 .png、.svg 或 .pdf 文件</translation>
    </message>
    <message>
        <source>The source in a form for others: for paper, for a screen, for a program. Needs no display.</source>
        <translation>把源文件变成别的形式：用于纸面、屏幕或程序。不需要显示器。</translation>
    </message>
    <message>
        <source>examples:</source>
        <translation>例如：</translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>要写出什么</translation>
    </message>
    <message>
        <source>the file to write; - prints what is text</source>
        <translation>要写出的文件；- 表示直接输出文本</translation>
    </message>
    <message>
        <source>the picture alone, for a document of your own</source>
        <translation>只要图本身，用在你自己的文档里</translation>
    </message>
    <message>
        <source>what --to writes, and the options that go with it:
  handout   a PDF, a page a step: --steps --per-page --paper --blanks --answers --theme
  slides    one HTML file, offline: --steps --theme
  gif       an animation: --steps --seconds-per-step --size --theme
  mp4       the same, made by ffmpeg: --steps --seconds-per-step --size --theme
  tikz      the graph, for LaTeX: --step --alone
  pytorch   the program that computes the same
  notebook  the same for Jupyter
  csv       what training makes, a row an iteration, as train --csv: --epochs --engine

</source>
        <translation>--to 写出什么，以及与之搭配的选项：
  handout   PDF，一页一步：--steps --per-page --paper --blanks --answers --theme
  slides    单个 HTML 文件，可离线使用：--steps --theme
  gif       动画：--steps --seconds-per-step --size --theme
  mp4       同样的动画，由 ffmpeg 制作：--steps --seconds-per-step --size --theme
  tikz      计算图，用于 LaTeX：--step --alone
  pytorch   算出同样结果的程序
  notebook  同样的程序，用于 Jupyter
  csv       训练得到的数，每次迭代一行，与 train --csv 相同：--epochs --engine

</translation>
    </message>
    <message>
        <source>only these steps, counted from 1</source>
        <translation>只要这些步骤，从 1 数起</translation>
    </message>
    <message>
        <source>in pixels (default: 1280x800)</source>
        <translation>以像素为单位（默认：1280x800）</translation>
    </message>
    <message>
        <source>how long a step stays (default: 2)</source>
        <translation>一步停留多久（默认：2）</translation>
    </message>
    <message>
        <source>steps on a page (default: 1)</source>
        <translation>一页放几步（默认：1）</translation>
    </message>
    <message>
        <source>the size of a page (default: a4)</source>
        <translation>纸张大小（默认：a4）</translation>
    </message>
    <message>
        <source>leave what each step makes to be filled in</source>
        <translation>把每一步算出的东西留空，供填写</translation>
    </message>
    <message>
        <source>with a sheet of the answers</source>
        <translation>附一页答案</translation>
    </message>
    <message>
        <source>a handout, slides, an animation, LaTeX, the PyTorch program, a notebook, a table</source>
        <translation>讲义、幻灯片、动画、LaTeX、PyTorch 程序、笔记本、表格</translation>
    </message>
    <message>
        <source>the graph at a step as a picture</source>
        <translation>把某一步的图画成图片</translation>
    </message>
</context>
<context>
    <name>outside</name>
    <message>
        <source>The inputs and parameters have {count} numbers, and the window takes up to {most}; tutor.trace takes all.</source>
        <translation>输入和参数共有 {count} 个数，窗口最多容纳 {most} 个；tutor.trace 没有这个限制。</translation>
    </message>
    <message>
        <source>The nodes that only PyTorch computes have {count} numbers, and a file takes up to {most}; tutor.trace takes all.</source>
        <translation>只由 PyTorch 计算的节点共有 {count} 个数，文件最多容纳 {most} 个；tutor.trace 没有这个限制。</translation>
    </message>
    <message>
        <source>All numbers are to be float32, or all float64; here are {found}.</source>
        <translation>所有的数应都是 float32，或都是 float64；这里有 {found}。</translation>
    </message>
    <message>
        <source>{name} is drawn at random from several tensors, whose gradients cannot be told apart: compute it once, before the record, or switch the drawing off with model.eval().</source>
        <translation>{name} 由几个张量随机抽取而来，它们的梯度无法分开：请在记录之前先算一次，或用 model.eval() 关闭随机抽取。</translation>
    </message>
    <message>
        <source>A number that a gradient needs was overwritten in place: write h = h * 2 instead of h.mul_(2) or h *= 2.</source>
        <translation>某个梯度要用到的数被就地覆盖了：请写 h = h * 2，而不是 h.mul_(2) 或 h *= 2。</translation>
    </message>
    <message>
        <source>backward() has let go of the graph: call tutor before it, or backward(retain_graph=True).</source>
        <translation>backward() 已经释放了图：请在它之前调用 tutor，或用 backward(retain_graph=True)。</translation>
    </message>
    <message>
        <source>More than {most} operations were recorded, which no one can step.</source>
        <translation>记录了超过 {most} 个运算，没有人能一步步走完。</translation>
    </message>
    <message>
        <source>This tensor was not recorded: compute it inside `with tutor.record():`, or hand over the function or module that computes it with its inputs.</source>
        <translation>这个张量没有被记录：请在 `with tutor.record():` 里面计算它，或者把计算它的函数或模块连同输入一起交过来。</translation>
    </message>
    <message>
        <source>{name} was changed in place after it was used, and a node has one value: make a new tensor, or show it before the update.</source>
        <translation>{name} 在用过之后又被就地修改，而一个节点只有一个值：请新建一个张量，或在更新之前显示它。</translation>
    </message>
    <message>
        <source>{called} takes {count} tensors, or makes more numbers than can be shown.</source>
        <translation>{called} 需要 {count} 个张量，或者产生的数多到无法显示。</translation>
    </message>
    <message>
        <source>The window needs PySide6, which is not installed.</source>
        <translation>窗口需要 PySide6，而它没有安装。</translation>
    </message>
    <message>
        <source>A tensor is handed over alone; inputs go with a function or module.</source>
        <translation>张量要单独交过来；输入只能与函数或模块一起给。</translation>
    </message>
    <message>
        <source>My PyTorch graph</source>
        <translation>我的 PyTorch 图</translation>
    </message>
    <message>
        <source>Hand over a tensor, or a function or module with its inputs.</source>
        <translation>请交过来一个张量，或者一个函数或模块连同它的输入。</translation>
    </message>
    <message>
        <source>{called} cannot be called with as many inputs as are handed over: {count}.</source>
        <translation>{called} 不能用所给的这么多个输入来调用：{count} 个。</translation>
    </message>
    <message>
        <source>The last input goes to the loss, which takes two.</source>
        <translation>最后一个输入交给损失，损失需要两个。</translation>
    </message>
    <message>
        <source>{module} was read by {way}.</source>
        <translation>{module} 已用{way}读取。</translation>
    </message>
    <message>
        <source>What is called is to return one tensor.</source>
        <translation>被调用的东西应返回一个张量。</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>✓ {question} Right.</source>
        <translation>✓ {question} 正确。</translation>
    </message>
    <message>
        <source>✗ {question} Not at once.</source>
        <translation>✗ {question} 不是一次答对。</translation>
    </message>
    <message>
        <source>– {question} Skipped.</source>
        <translation>– {question} 已跳过。</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Leaves</source>
        <translation>叶子节点</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>There is a node named {name} already.</source>
        <translation>已经有一个名为 {name} 的节点。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>parameter {name}</source>
        <translation>参数 {name}</translation>
    </message>
    <message>
        <source>input {name}</source>
        <translation>输入 {name}</translation>
    </message>
    <message>
        <source>A leaf whose value is given: a number of the sample, or a target.</source>
        <translation>值是给定的叶子节点：样本中的一个数，或目标值。</translation>
    </message>
    <message>
        <source>A leaf that training changes: its gradient is wanted.</source>
        <translation>训练会改变的叶子节点：要求它的梯度。</translation>
    </message>
    <message>
        <source>A leaf whose value stays as it is.</source>
        <translation>值保持不变的叶子节点。</translation>
    </message>
    <message>
        <source>1 operand: a</source>
        <translation>1 个操作数：a</translation>
    </message>
    <message>
        <source>{count} operands: {letters}</source>
        <translation>{count} 个操作数：{letters}</translation>
    </message>
    <message>
        <source>passes back to {letter}: {maths}</source>
        <translation>传回给 {letter}：{maths}</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>the button of the lessons</source>
        <translation>课程按钮</translation>
    </message>
    <message>
        <source>Watch, Predict and Autograd</source>
        <translation>观看、预测和 Autograd</translation>
    </message>
    <message>
        <source>the choice of engine</source>
        <translation>引擎的选择</translation>
    </message>
    <message>
        <source>Edit graph</source>
        <translation type="unfinished">编辑图</translation>
    </message>
    <message>
        <source>the menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished">播放</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>the tab Node</source>
        <translation>“节点”标签页</translation>
    </message>
    <message>
        <source>the tab Code</source>
        <translation>“代码”标签页</translation>
    </message>
    <message>
        <source>the tab Training</source>
        <translation>“训练”标签页</translation>
    </message>
    <message>
        <source>the tab Data</source>
        <translation>“数据”标签页</translation>
    </message>
</context>
<context>
    <name>picture</name>
    <message>
        <source>A picture cannot be {width} × {height} pixels large.</source>
        <translation>图片不能有 {width} × {height} 像素那么大。</translation>
    </message>
    <message>
        <source>A computation graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>The picture {path} cannot be written: {reason}.</source>
        <translation>无法写出图片 {path}：{reason}。</translation>
    </message>
    <message>
        <source>A dark theme cannot be read on white; take another theme.</source>
        <translation>深色主题在白底上看不清；请换一个主题。</translation>
    </message>
    <message>
        <source>{phase} · {position} of {count}</source>
        <translation>{phase} · 第 {position} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>A picture ends in {suffixes}, and {path} does not.</source>
        <translation>图片应以 {suffixes} 结尾，而 {path} 不是。</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of this size.</source>
        <translation>内存不够，画不出这么大的图片。</translation>
    </message>
</context>
<context>
    <name>placing</name>
    <message>
        <source>Add {what}</source>
        <translation>添加：{what}</translation>
    </message>
    <message>
        <source>input {name}</source>
        <translation>输入 {name}</translation>
    </message>
    <message>
        <source>parameter {name}</source>
        <translation>参数 {name}</translation>
    </message>
    <message>
        <source>constant {name}</source>
        <translation>常量 {name}</translation>
    </message>
    <message>
        <source>Add {what} between {source} and {target}</source>
        <translation>在 {source} 和 {target} 之间添加：{what}</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>Add {what} behind {others}</source>
        <translation>在 {others} 之后添加：{what}</translation>
    </message>
    <message>
        <source>Add {what} before {target}</source>
        <translation>在 {target} 之前添加：{what}</translation>
    </message>
</context>
<context>
    <name>plots</name>
    <message>
        <source>Parameters over time</source>
        <translation>参数的变化</translation>
    </message>
    <message>
        <source>Gradients over time</source>
        <translation>梯度的变化</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>实线</translation>
    </message>
    <message>
        <source>dash-dotted</source>
        <translation>点划线</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>点线</translation>
    </message>
    <message>
        <source>dashed</source>
        <translation>虚线</translation>
    </message>
    <message>
        <source>{name}: {line} line</source>
        <translation>{name}：{line}</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>图</translation>
    </message>
    <message>
        <source>{norm}, the length of all of it</source>
        <translation>{norm}，全部元素的长度</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… 另有 {count} 个</translation>
    </message>
    <message>
        <source>{row}, …</source>
        <translation>{row}, …</translation>
    </message>
    <message>
        <source>Gradient size by layer</source>
        <translation>各层梯度的大小</translation>
    </message>
    <message>
        <source>Histogram of gradients</source>
        <translation>梯度的直方图</translation>
    </message>
    <message>
        <source>Loss landscape</source>
        <translation>损失曲面</translation>
    </message>
    <message>
        <source>These parameters are no finite numbers any more: go to an earlier moment.</source>
        <translation>这些参数已不是有限的数：请到更早的时刻。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>square</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>diamond</source>
        <translation>菱形</translation>
    </message>
    <message>
        <source>star</source>
        <translation>星形</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <source>triangle on its tip</source>
        <translation>倒三角形</translation>
    </message>
    <message>
        <source>slanted cross</source>
        <translation>斜十字</translation>
    </message>
    <message>
        <source>filled {shape}</source>
        <translation>实心{shape}</translation>
    </message>
    <message>
        <source>hollow {shape}</source>
        <translation>空心{shape}</translation>
    </message>
    <message>
        <source>A picture of a plot ends in .png or .svg, and {path} does not.</source>
        <translation>图的图片应以 .png 或 .svg 结尾，而 {path} 不是。</translation>
    </message>
    <message>
        <source>Fitted curve</source>
        <translation>拟合曲线</translation>
    </message>
    <message>
        <source>Decision regions</source>
        <translation>决策区域</translation>
    </message>
    <message>
        <source>Fitted surface</source>
        <translation>拟合曲面</translation>
    </message>
</context>
<context>
    <name>predict</name>
    <message>
        <source>{count} right</source>
        <translation>答对 {count}</translation>
    </message>
    <message>
        <source>{count} wrong</source>
        <translation>答错 {count}</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>跳过 {count}</translation>
    </message>
    <message>
        <source>{count} to go</source>
        <translation>还剩 {count}</translation>
    </message>
    <message>
        <source>{name} is not known yet: use what is on the canvas.</source>
        <translation>{name} 还不知道：请用画布上已有的。</translation>
    </message>
    <message>
        <source>There is no {name} here; there are {known}.</source>
        <translation>这里没有 {name}；现有 {known}。</translation>
    </message>
    <message>
        <source>There is no {name} here; is {meant} meant?</source>
        <translation>这里没有 {name}；是否指 {meant}？</translation>
    </message>
    <message>
        <source>This is nested too deeply for an answer.</source>
        <translation>作为答案，这里嵌套太深。</translation>
    </message>
    <message>
        <source>Asked is a rule, with g for the given gradient: write it as a formula.</source>
        <translation>问的是规则，用 g 表示传来的梯度：请写成公式。</translation>
    </message>
    <message>
        <source>That is close: give three significant digits or more, or a formula.</source>
        <translation>很接近：请给出至少三位有效数字，或给出公式。</translation>
    </message>
    <message>
        <source>With the present numbers this comes out right, but only by accident: for other values of the names it does not.</source>
        <translation>用当前的数算出来碰巧是对的；换成别的值就不对了。</translation>
    </message>
    <message>
        <source>This is {here}, but {name} is {there}.</source>
        <translation>这是{here}，而 {name} 是{there}。</translation>
    </message>
    <message>
        <source>That is not it.</source>
        <translation>不是这个。</translation>
    </message>
    <message>
        <source> Every row has brackets of its own.</source>
        <translation>每一行都有自己的方括号。</translation>
    </message>
    <message>
        <source>Type a number or a formula first.</source>
        <translation>请先输入一个数或公式。</translation>
    </message>
    <message>
        <source>This is too long for an answer.</source>
        <translation>作为答案，这太长了。</translation>
    </message>
    <message>
        <source>Write the sign of a product, too: 2*a instead of 2a.</source>
        <translation>乘积也要写出乘号：写 2*a，而不是 2a。</translation>
    </message>
    <message>
        <source>{text} cannot be read: give a number, rows of numbers such as [[1, 2]], or a formula.</source>
        <translation>无法读取 {text}：请给出一个数、若干行数（如 [[1, 2]]）或公式。</translation>
    </message>
    <message>
        <source>An answer has numbers, names, + - * / ** @ .T and known operations only, not {what}.</source>
        <translation>答案中只能有数、名称、+ - * / ** @ .T 和已知的运算，不能有 {what}。</translation>
    </message>
    <message>
        <source>There is no operation named {name}.</source>
        <translation>没有名为 {name} 的运算。</translation>
    </message>
    <message>
        <source>{name} takes {arity} operands, here are {count}.</source>
        <translation>{name} 需要 {arity} 个操作数，这里有 {count} 个。</translation>
    </message>
    <message>
        <source>The rows are to be equally long, and none is empty.</source>
        <translation>各行应等长，并且不能为空。</translation>
    </message>
    <message>
        <source>{left} is {here} and {right} is {there}: these do not fit together.</source>
        <translation>{left} 是{here}，{right} 是{there}：两者不匹配。</translation>
    </message>
    <message>
        <source>a row of {count} numbers</source>
        <translation>一行 {count} 个数</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>单个数</translation>
    </message>
    <message>
        <source>What is {name}?</source>
        <translation>{name} 是多少？</translation>
    </message>
    <message>
        <source>What is {local}?</source>
        <translation>{local} 是多少？</translation>
    </message>
    <message>
        <source>How does g go back to {operand}?</source>
        <translation>g 怎样传回给 {operand}？</translation>
    </message>
    <message>
        <source>What does backward start with?</source>
        <translation>反向从什么开始？</translation>
    </message>
    <message>
        <source>What reaches {name}?</source>
        <translation>传到 {name} 的是什么？</translation>
    </message>
    <message>
        <source>What adds up at {name}?</source>
        <translation>{name} 处加起来是多少？</translation>
    </message>
    <message>
        <source>What is {state} now?</source>
        <translation>{state} 现在是多少？</translation>
    </message>
    <message>
        <source>Where does {name} move?</source>
        <translation>{name} 移到哪里？</translation>
    </message>
    <message>
        <source>What is left in {gradient}?</source>
        <translation>{gradient} 还剩多少？</translation>
    </message>
    <message>
        <source>The node computes {operation}. Give its value.</source>
        <translation>节点计算 {operation}。给出它的值。</translation>
    </message>
    <message>
        <source>The node is {operation}. How many times as much does {target} change as {operand}?</source>
        <translation>节点是 {operation}。{target} 的变化是 {operand} 的变化的多少倍？</translation>
    </message>
    <message>
        <source>The node is {operation} and will be handed a gradient g. What does it pass back to {operand}?</source>
        <translation>节点是 {operation}，会有一个梯度 g 传来。它传回给 {operand} 的是什么？</translation>
    </message>
    <message>
        <source>The node {operation} has been handed g = {given}. Give {share}.</source>
        <translation>节点 {operation} 得到传来的 g = {given}。求 {share}。</translation>
    </message>
    <message>
        <source>Nobody has emptied {gradient}: {before} is in it. Now {operation} has been handed g = {given}, and its share is added. Give {share}.</source>
        <translation>没有人清空 {gradient}：里面有 {before}。现在 {operation} 得到传来的 g = {given}，它的一份要加上去。求 {share}。</translation>
    </message>
    <message>
        <source>{before} has reached {name} already. Now {operation} has been handed g = {given}, and its share arrives. Give {share}.</source>
        <translation>已有 {before} 到达 {name}。现在 {operation} 得到传来的 g = {given}，它的一份也到了。求 {share}。</translation>
    </message>
    <message>
        <source>{name} is {value}, g = {gradient} is {slope}, and α is {rate}. Give {name} after the update.</source>
        <translation>{name} 是 {value}，g = {gradient} 是 {slope}，α 是 {rate}。求更新后的 {name}。</translation>
    </message>
    <message>
        <source>The update is done, and the next sample starts afresh. Give {gradient} after this step.</source>
        <translation>更新已完成，下一个样本重新开始。求这一步之后的 {gradient}。</translation>
    </message>
    <message>
        <source>what has reached {name} then</source>
        <translation>到那时为止到达 {name} 的总和</translation>
    </message>
    <message>
        <source>Backward starts at the root. Give {gradient}, how much the root changes with itself.</source>
        <translation>反向从根节点开始。求 {gradient}：根节点随自身怎样变化。</translation>
    </message>
    <message>
        <source>What comes after {name} hands over {given}. Give {gradient}.</source>
        <translation>{name} 后面的部分交来 {given}。求 {gradient}。</translation>
    </message>
    <message>
        <source>A formula in the names on the canvas and g.</source>
        <translation>写成公式，用画布上的名称和 g。</translation>
    </message>
    <message>
        <source>As rows of numbers such as [[1, 2]], or as a formula in the names on the canvas.</source>
        <translation>写成若干行数，如 [[1, 2]]，或用画布上的名称写成公式。</translation>
    </message>
    <message>
        <source>As a number, or as a formula in the names on the canvas.</source>
        <translation>写成一个数，或用画布上的名称写成公式。</translation>
    </message>
    <message>
        <source>When {operand} grows a little, by how much does {target} grow?</source>
        <translation>当 {operand} 增大一点时，{target} 增大多少？</translation>
    </message>
    <message>
        <source>Put the numbers on the edges into {operation}.</source>
        <translation>把边上的数代入 {operation}。</translation>
    </message>
    <message>
        <source>Differentiate {operation} with respect to {operand}, and take everything else for constant.</source>
        <translation>把 {operation} 对 {operand} 求导，其余的都当作常数。</translation>
    </message>
    <message>
        <source>The result has the shape of {operand}. Which way can g and the other operand be multiplied so that it comes out?</source>
        <translation>结果的形状与 {operand} 相同。g 和另一个操作数怎样相乘才能得到它？</translation>
    </message>
    <message>
        <source>When {name} grows a little, by how much does {name} grow?</source>
        <translation>当 {name} 增大一点时，{name} 增大多少？</translation>
    </message>
    <message>
        <source>The chain rule: what was given, times what the node knows itself.</source>
        <translation>链式法则：传来的，乘以节点自己知道的。</translation>
    </message>
    <message>
        <source>First find what this edge alone brings; then remember what is there already.</source>
        <translation>先求这条边单独带来的；再想想那里已经有什么。</translation>
    </message>
    <message>
        <source>Think of w.grad.zero_() in PyTorch.</source>
        <translation>想想 PyTorch 中的 w.grad.zero_()。</translation>
    </message>
    <message>
        <source>Along this edge comes {product}.</source>
        <translation>沿这条边传来 {product}。</translation>
    </message>
    <message>
        <source>{rule}.</source>
        <translation>{rule}。</translation>
    </message>
    <message>
        <source>Nothing comes after the root unless the lesson says so: it changes exactly as much as itself.</source>
        <translation>根节点后面什么都没有，除非课程另有说明：它随自身的变化就是同样多。</translation>
    </message>
    <message>
        <source>Zero grad empties grad: nothing is left of it.</source>
        <translation>梯度清零把 grad 清空：什么都不剩。</translation>
    </message>
    <message>
        <source>Here {numbers}.</source>
        <translation>这里 {numbers}。</translation>
    </message>
    <message>
        <source>In a product, what one factor changes is multiplied by the other factor.</source>
        <translation>在乘积中，一个因子的变化要乘以另一个因子。</translation>
    </message>
    <message>
        <source>In a sum or a difference each operand passes its change on as it is, with its own sign.</source>
        <translation>在和或差中，每个操作数把自己的变化原样传下去，带上自己的符号。</translation>
    </message>
    <message>
        <source>A quotient is a product with 1/b: its slope in a is 1/b, its slope in b is −a/b².</source>
        <translation>商就是与 1/b 的乘积：对 a 的斜率是 1/b，对 b 的斜率是 −a/b²。</translation>
    </message>
    <message>
        <source>The power rule: the exponent comes down in front, and the power falls by one.</source>
        <translation>幂法则：指数提到前面，次数减一。</translation>
    </message>
    <message>
        <source>As a function of a, aᵇ follows the power rule: b·aᵇ⁻¹. As a function of b its slope is itself times ln(a).</source>
        <translation>作为 a 的函数，aᵇ 服从幂法则：b·aᵇ⁻¹。作为 b 的函数，它的斜率是自身乘以 ln(a)。</translation>
    </message>
    <message>
        <source>Such a node lets a change through or holds it back: which is it, with the present operand?</source>
        <translation>这种节点要么让变化通过，要么把它挡住：以当前的操作数，是哪一种？</translation>
    </message>
    <message>
        <source>The slope of such a curve can be written with its own output {target}: σ&apos; = σ·(1 − σ), tanh&apos; = 1 − tanh².</source>
        <translation>这种曲线的斜率可以用它自己的输出 {target} 写出：σ&apos; = σ·(1 − σ)，tanh&apos; = 1 − tanh²。</translation>
    </message>
    <message>
        <source>It is g and the other operand transposed, on the side on which the other operand stands in {operation}.</source>
        <translation>是 g 与另一个操作数的转置相乘，放在另一个操作数在 {operation} 中所在的那一边。</translation>
    </message>
    <message>
        <source>A sum after a product: the sum passes g on as it is, the product multiplies it by its other operand transposed, on the side on which that stands in {operation}.</source>
        <translation>先乘积、后求和：和把 g 原样传下去，乘积再乘以另一个操作数的转置，放在它在 {operation} 中所在的那一边。</translation>
    </message>
    <message>
        <source>What was exchanged on the way there is exchanged again on the way back.</source>
        <translation>去的时候交换了什么，回来的时候再交换一次。</translation>
    </message>
    <message>
        <source>The elements of {target} share one sum: when one gains, the others lose. So each hears of what is given to all.</source>
        <translation>{target} 的各元素共用一个和：一个增大，其余就减小。所以每个元素都会听到传给所有元素的梯度。</translation>
    </message>
    <message>
        <source>Such a node computes nothing: each number of g goes back to the place it came from.</source>
        <translation>这种节点什么也不计算：g 的每个数回到它来的地方。</translation>
    </message>
    <message>
        <source>What was dropped gets nothing back; what was kept was divided by 1 − p, and so is its slope.</source>
        <translation>丢弃的什么也得不到；保留的曾除以 1 − p，它的斜率也一样。</translation>
    </message>
    <message>
        <source>In the logits it is what the model says minus what is true: softmax − target.</source>
        <translation>对 logits 来说，它就是模型所说的减去真实的：softmax − 目标值。</translation>
    </message>
    <message>
        <source>The loss is a mean over n elements: differentiate one of them, and divide by n.</source>
        <translation>损失是 n 个元素的均值：对其中一个求导，再除以 n。</translation>
    </message>
    <message>
        <source>Look the derivative of {operation} up in your memory: it hangs on {operand} alone.</source>
        <translation>回想一下 {operation} 的导数：它只取决于 {operand}。</translation>
    </message>
    <message>
        <source>{optimiser} updates {name}, and here is {numbers}. Give {made}.</source>
        <translation>{optimiser} 更新 {name}，这里 {numbers}。求 {made}。</translation>
    </message>
    <message>
        <source>Against the gradient, by the learning rate.</source>
        <translation>逆着梯度，按学习率。</translation>
    </message>
    <message>
        <source>Weight decay adds the share λ of the parameter to its gradient.</source>
        <translation>权重衰减把参数的 λ 倍加到它的梯度上。</translation>
    </message>
    <message>
        <source>{state} keeps a part of what it was, and takes the new gradient in.</source>
        <translation>{state} 保留原来的一部分，并把新的梯度并进来。</translation>
    </message>
    <message>
        <source>It makes up for the 0 that {optimiser} began with.</source>
        <translation>它弥补了 {optimiser} 从 0 开始造成的偏差。</translation>
    </message>
    <message>
        <source>As gradient descent, with what {optimiser} makes of the gradient.</source>
        <translation>与梯度下降相同，只是用 {optimiser} 由梯度得到的量。</translation>
    </message>
    <message>
        <source>The operands are in the wrong order: it is {operation}, from left to right.</source>
        <translation>操作数的顺序反了：应为 {operation}，从左到右。</translation>
    </message>
    <message>
        <source>That is the result transposed: rows and columns are exchanged.</source>
        <translation>这是结果的转置：行和列互换了。</translation>
    </message>
    <message>
        <source>A square multiplies a number by itself; that is twice the number. {operation}?</source>
        <translation>平方是一个数乘以它自己；这是它的两倍。{operation} 呢？</translation>
    </message>
    <message>
        <source>That is the value of {target}. Asked is how much it changes when {operand} grows a little.</source>
        <translation>这是 {target} 的值。问的是当 {operand} 增大一点时，它变化多少。</translation>
    </message>
    <message>
        <source>That is multiplied by the given gradient already. The local gradient {local} is the node&apos;s own: nothing of what comes after it.</source>
        <translation>这已经乘上了传来的梯度。局部梯度 {local} 只属于节点自己：与它后面的一切无关。</translation>
    </message>
    <message>
        <source>That is the value of {name}. Asked is how it changes with itself.</source>
        <translation>这是 {name} 的值。问的是它随自身怎样变化。</translation>
    </message>
    <message>
        <source>That is what backward left in {gradient}. This step empties it, or the next sample&apos;s would be added to it.</source>
        <translation>这是反向留在 {gradient} 里的。这一步把它清空，否则下一个样本的梯度会加在上面。</translation>
    </message>
    <message>
        <source>That is the value of {name}, which stays as it is. Asked is its gradient.</source>
        <translation>这是 {name} 的值，它保持不变。问的是它的梯度。</translation>
    </message>
    <message>
        <source>That is the value of {operand}. Asked is a gradient: how much {top} changes with it.</source>
        <translation>这是 {operand} 的值。问的是梯度：{top} 随它变化多少。</translation>
    </message>
    <message>
        <source>That is the local gradient {local} alone. The given gradient {given} comes in as a factor as well.</source>
        <translation>这只是局部梯度 {local}。还要乘上传来的梯度 {given}。</translation>
    </message>
    <message>
        <source>That is the given gradient {given}, passed on as it came. It is to be multiplied by the local gradient {local}.</source>
        <translation>这是原样传下去的传来的梯度 {given}。它还要乘以局部梯度 {local}。</translation>
    </message>
    <message>
        <source>Given gradient and local gradient are multiplied along an edge, and not added.</source>
        <translation>沿一条边，传来的梯度与局部梯度是相乘，不是相加。</translation>
    </message>
    <message>
        <source>That is the given gradient as it came. Here it meets the other operand of {operation}, too.</source>
        <translation>这只是传来的梯度本身。在这里它还要遇到 {operation} 的另一个操作数。</translation>
    </message>
    <message>
        <source>A sum passes on what it is given, and that is {given}, not 1 for everyone.</source>
        <translation>和把传来的原样传下去，传来的是 {given}，不是给每个都传 1。</translation>
    </message>
    <message>
        <source>That is {other} without the given gradient. What is {given}, and on which side does it stand?</source>
        <translation>这是没有传来的梯度的 {other}。{given} 是多少？它该放在哪一边？</translation>
    </message>
    <message>
        <source>That is what goes back to {other}. Asked is what reaches {operand}.</source>
        <translation>这是传回给 {other} 的。问的是到达 {operand} 的。</translation>
    </message>
    <message>
        <source>The gradient of {operand} has the shape of {operand}: exchange rows and columns.</source>
        <translation>{operand} 的梯度与 {operand} 形状相同：请交换行和列。</translation>
    </message>
    <message>
        <source>The gradient of {operand} has the shape of {operand}.</source>
        <translation>{operand} 的梯度与 {operand} 形状相同。</translation>
    </message>
    <message>
        <source>That is the given gradient as it came. Every element of {target} hangs on all of {operand}.</source>
        <translation>这只是传来的梯度本身。{target} 的每个元素都取决于整个 {operand}。</translation>
    </message>
    <message>
        <source>That still has the gradient of the sample before in it: grad was set to zero, so this one starts afresh.</source>
        <translation>这里面还有上一个样本的梯度：grad 已经清零，所以这一次重新开始。</translation>
    </message>
    <message>
        <source>That is what this pass brings. Nobody has set {gradient} to zero: it comes on top of what is in it.</source>
        <translation>这是这一遍带来的。没有人把 {gradient} 清零：它要加在原有的内容上。</translation>
    </message>
    <message>
        <source>That is only what this edge brings. {name} is used in more than one place: what has arrived before stays, and this is added (+=, not =).</source>
        <translation>这只是这条边带来的。{name} 用在不止一处：之前到达的留着，再加上这一份（+=，而不是 =）。</translation>
    </message>
    <message>
        <source>That is what had arrived before. What comes along this edge, from {target}, adds to it.</source>
        <translation>这是之前已经到达的。沿这条边从 {target} 传来的还要加上去。</translation>
    </message>
    <message>
        <source>The sum is right, one share in it is not. {why}</source>
        <translation>求和是对的，其中一份不对。{why}</translation>
    </message>
    <message>
        <source>The shares add up, each with its own sign: look at the sign of this one.</source>
        <translation>各份相加时带着自己的符号：看看这一份的符号。</translation>
    </message>
    <message>
        <source>That is the value of {name}. Asked is its gradient.</source>
        <translation>这是 {name} 的值。问的是它的梯度。</translation>
    </message>
    <message>
        <source>The size is right, the sign is not: look for a minus on the way.</source>
        <translation>大小对了，符号不对：找找途中的负号。</translation>
    </message>
    <message>
        <source>Nearly: the local gradient {local} has a constant factor, too. What does {operation} have in front of it once it is differentiated?</source>
        <translation>快对了：局部梯度 {local} 还有一个常数因子。{operation} 求导之后，前面是什么？</translation>
    </message>
    <message>
        <source>That is the local gradient with respect to the other operand, {other}. Asked is what a little more of {operand} does to {operation}.</source>
        <translation>这是对另一个操作数 {other} 的局部梯度。问的是 {operand} 增大一点时 {operation} 怎样变化。</translation>
    </message>
    <message>
        <source>That takes {operand} itself. In the product {operation}, what does a little more of {operand} get multiplied by?</source>
        <translation>这里用的是 {operand} 自己。在乘积 {operation} 中，{operand} 增加的那一点要乘以什么？</translation>
    </message>
    <message>
        <source>The gradient says which way the loss grows, so {name} moves against it: − and not +.</source>
        <translation>梯度指向损失增大的方向，所以 {name} 要逆着它走：用 − 而不是 +。</translation>
    </message>
    <message>
        <source>The step is too long: the gradient is multiplied by the learning rate α first.</source>
        <translation>步子太大：梯度要先乘以学习率 α。</translation>
    </message>
    <message>
        <source>That moves by the gradient of the sample before as well: grad was set to zero after it.</source>
        <translation>这里连上一个样本的梯度也算进去了：在那之后 grad 已经清零。</translation>
    </message>
    <message>
        <source>That moves by the gradient of this sample alone: {gradient} holds what was left as well.</source>
        <translation>这里只用了这个样本的梯度：{gradient} 里还有之前剩下的。</translation>
    </message>
    <message>
        <source>That is how far {name} moves. Asked is where it stands afterwards.</source>
        <translation>这是 {name} 移动了多少。问的是它之后在哪里。</translation>
    </message>
    <message>
        <source>That is {name} before the update. Its gradient {gradient} moves it.</source>
        <translation>这是更新之前的 {name}。它的梯度 {gradient} 会移动它。</translation>
    </message>
    <message>
        <source>{name} starts from where it stands, and goes against the gradient from there.</source>
        <translation>{name} 从它现在的位置出发，再逆着梯度走。</translation>
    </message>
    <message>
        <source>What {state} was before counts as well: it is not forgotten, but made less.</source>
        <translation>{state} 原来的值也要算进去：它没有被忘掉，只是变小了。</translation>
    </message>
    <message>
        <source>That is what {state} was before. The new gradient comes into it.</source>
        <translation>这是 {state} 原来的值。还要并入新的梯度。</translation>
    </message>
    <message>
        <source>That is the gradient alone, and {state} is a mixture.</source>
        <translation>这只是梯度本身，而 {state} 是混合起来的。</translation>
    </message>
    <message>
        <source>The updates are counted from 1: this one is t = {count}.</source>
        <translation>更新从 1 数起：这一次是 t = {count}。</translation>
    </message>
    <message>
        <source>The step goes against the gradient, so it is taken from {name}: − and not +.</source>
        <translation>这一步要逆着梯度，所以要从 {name} 中减去：用 − 而不是 +。</translation>
    </message>
    <message>
        <source>The step is too long: it is multiplied by the learning rate α first.</source>
        <translation>步子太大：它要先乘以学习率 α。</translation>
    </message>
    <message>
        <source>That is a step of plain gradient descent, and here {optimiser} moves {name}.</source>
        <translation>这是普通梯度下降的一步，而这里是 {optimiser} 移动 {name}。</translation>
    </message>
    <message>
        <source>That is {name} before the update.</source>
        <translation>这是更新之前的 {name}。</translation>
    </message>
    <message>
        <source>How many numbers are to be learned?</source>
        <translation>要学习多少个数？</translation>
    </message>
    <message>
        <source>Count the numbers in all parameters. A product or a sum such as 2*3 + 4 will do.</source>
        <translation>数出所有参数中的数。可以写成乘积或和，如 2*3 + 4。</translation>
    </message>
    <message>
        <source>A matrix of r rows and c columns holds r · c numbers, and a bias one for each neuron of its layer.</source>
        <translation>r 行 c 列的矩阵有 r · c 个数，偏置则是所在层每个神经元一个。</translation>
    </message>
    <message>
        <source>Count each of these: {shapes}.</source>
        <translation>把这些都数进去：{shapes}。</translation>
    </message>
    <message>
        <source>Asked is a whole number: write no names in it.</source>
        <translation>问的是整数：不要写名称。</translation>
    </message>
    <message>
        <source>Asked is a whole number.</source>
        <translation>问的是整数。</translation>
    </message>
    <message>
        <source>The biases are forgotten.</source>
        <translation>忘了偏置。</translation>
    </message>
    <message>
        <source>That is how many biases there are, one for each neuron. The weights are missing.</source>
        <translation>这是偏置的个数，每个神经元一个。还缺权重。</translation>
    </message>
    <message>
        <source>{name} is missing: it holds {shape}.</source>
        <translation>缺了 {name}：它有 {shape}。</translation>
    </message>
    <message>
        <source>A layer is missing: {weight} with {bias}.</source>
        <translation>缺了一层：{weight} 连同 {bias}。</translation>
    </message>
    <message>
        <source>At {name} rows and columns are to be multiplied, and not added: it is {shape}.</source>
        <translation>{name} 处的行数和列数要相乘，而不是相加：是 {shape}。</translation>
    </message>
    <message>
        <source>The rows and columns of a matrix are to be multiplied.</source>
        <translation>矩阵的行数和列数要相乘。</translation>
    </message>
    <message>
        <source>That counts neurons. Count what lies between them: a weight for each edge.</source>
        <translation>这数的是神经元。要数的是它们之间的：每条边一个权重。</translation>
    </message>
    <message>
        <source>That counts the parameters. Each of them holds many numbers: count these.</source>
        <translation>这数的是参数。每个参数里有许多数：要数这些数。</translation>
    </message>
    <message>
        <source>There are more. Is every matrix counted, and every bias?</source>
        <translation>还有更多。每个矩阵、每个偏置都数进去了吗？</translation>
    </message>
    <message>
        <source>There are fewer. Inputs are given and not learned: leave them out.</source>
        <translation>没有这么多。输入是给定的，不用学习：不要数它们。</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>{count} 个数</translation>
    </message>
    <message>
        <source>The operands are in the wrong order. On which side does {other} stand in {operation}?</source>
        <translation>操作数的顺序反了。{other} 在 {operation} 中位于哪一边？</translation>
    </message>
    <message>
        <source>The sides are right, but one matrix stands the wrong way round: rows for columns (ᵀ).</source>
        <translation>左右对了，但有一个矩阵放反了：要行列互换（ᵀ）。</translation>
    </message>
    <message>
        <source>Order and transpose have both gone astray: the result is to have the shape of {operand}.</source>
        <translation>顺序和转置都弄错了：结果的形状应与 {operand} 相同。</translation>
    </message>
    <message>
        <source>That is the gradient transposed: it is to have the shape of {operand}.</source>
        <translation>这是梯度的转置：它的形状应与 {operand} 相同。</translation>
    </message>
</context>
<context>
    <name>presenter</name>
    <message>
        <source>Start</source>
        <translation type="unfinished">开头</translation>
    </message>
    <message>
        <source>There are no numbers yet.</source>
        <translation>还没有数。</translation>
    </message>
    <message>
        <source>Ready now: {nodes}</source>
        <translation>现在已就绪：{nodes}</translation>
    </message>
    <message>
        <source>This page has no notes.</source>
        <translation>这一页没有备注。</translation>
    </message>
    <message>
        <source>{phase} · step {step} of {steps}</source>
        <translation type="unfinished">{phase} · 第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>The walk ends here.</source>
        <translation>演示到此结束。</translation>
    </message>
    <message>
        <source>The next sample begins, with nothing computed.</source>
        <translation>下一个样本开始，还没有计算任何东西。</translation>
    </message>
    <message>
        <source>The sample ends here.</source>
        <translation>这个样本到此结束。</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Your progress at {path} cannot be read ({why}); it is not kept now.</source>
        <translation>无法读取位于 {path} 的学习进度（{why}）；目前不会保存进度。</translation>
    </message>
    <message>
        <source>Your progress was written by another version; it is set aside as {name}.</source>
        <translation>学习进度由另一个版本写出；它已另存为 {name}。</translation>
    </message>
    <message>
        <source>Your progress cannot be read; what there is is set aside as {name}.</source>
        <translation>无法读取学习进度；原有的内容已另存为 {name}。</translation>
    </message>
    <message>
        <source>Your progress at {path} can be neither read nor set aside ({why}).</source>
        <translation>位于 {path} 的学习进度既无法读取，也无法另存（{why}）。</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>&amp;Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save your edits of “{title}”?</source>
        <translation>保存对“{title}”的修改吗？</translation>
    </message>
    <message>
        <source>If you discard them they cannot be brought back.</source>
        <translation>不保存的话，这些修改就找不回来了。</translation>
    </message>
    <message>
        <source>{name} has been changed by another program.</source>
        <translation>{name} 已被另一个程序修改。</translation>
    </message>
    <message>
        <source>Saving now puts your version in the place of that one.</source>
        <translation>现在保存，就会用你的版本替换那一个。</translation>
    </message>
    <message>
        <source>&amp;Save all the same</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Tutor files (*.tutor)</source>
        <translation>Tutor 文件 (*.tutor)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Backprop Tutor</source>
        <translation>Backprop Tutor</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>this is no text in UTF-8</source>
        <translation>这不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>a file&apos;s name has no such character</source>
        <translation>文件名不能有这样的字符</translation>
    </message>
    <message>
        <source>the system says: {said}</source>
        <translation>系统的原话：{said}</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许这样操作</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>路径中有一段不是文件夹</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写出错</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数太多</translation>
    </message>
    <message>
        <source>“{0}” was never closed</source>
        <translation>“{0}”没有配对的右括号</translation>
    </message>
    <message>
        <source>“{0}” closes nothing</source>
        <translation>“{0}”没有对应的左括号</translation>
    </message>
    <message>
        <source>“{0}” does not close “{1}”</source>
        <translation>“{0}”与“{1}”不配对</translation>
    </message>
    <message>
        <source>a string without its closing quotation mark</source>
        <translation>字符串缺少右引号</translation>
    </message>
    <message>
        <source>“{0}” cannot stand in code</source>
        <translation>代码里不能有“{0}”</translation>
    </message>
    <message>
        <source>this is no number, and no name begins with a digit</source>
        <translation>这不是数，而名称不能以数字开头</translation>
    </message>
    <message>
        <source>a comma or an operator may be missing</source>
        <translation>可能缺少逗号或运算符</translation>
    </message>
    <message>
        <source>on the left of = stands no name</source>
        <translation>“=”的左边不是名称</translation>
    </message>
    <message>
        <source>wrong indentation</source>
        <translation>缩进不对</translation>
    </message>
    <message>
        <source>“{0}” is expected here</source>
        <translation>这里应为“{0}”</translation>
    </message>
    <message>
        <source>nothing may follow a backslash on its line</source>
        <translation>反斜杠后面同一行不能再有内容</translation>
    </message>
    <message>
        <source>it is against the grammar</source>
        <translation>语法不对</translation>
    </message>
    <message>
        <source>a list without its closing bracket</source>
        <translation>列表缺少右方括号</translation>
    </message>
    <message>
        <source>a table without its closing brace</source>
        <translation>表缺少右花括号</translation>
    </message>
    <message>
        <source>after a key “=” is expected</source>
        <translation>键的后面应为“=”</translation>
    </message>
    <message>
        <source>something stands behind the value</source>
        <translation>值的后面还有多余的内容</translation>
    </message>
    <message>
        <source>the heading of a table ends with “{0}”</source>
        <translation>表头应以“{0}”结尾</translation>
    </message>
    <message>
        <source>a key stands there twice</source>
        <translation>同一个键出现了两次</translation>
    </message>
    <message>
        <source>a backslash in a string must be doubled</source>
        <translation>字符串里的反斜杠要写两个</translation>
    </message>
    <message>
        <source>the character {0} cannot stand here</source>
        <translation>这里不能有字符 {0}</translation>
    </message>
    <message>
        <source>this is no date</source>
        <translation>这不是日期</translation>
    </message>
    <message>
        <source>a key is missing here</source>
        <translation>这里缺少一个键</translation>
    </message>
    <message>
        <source>a value is missing here, or is none</source>
        <translation>这里缺少值，或者写的不是值</translation>
    </message>
</context>
<context>
    <name>recent</name>
    <message>
        <source>Open recent</source>
        <translation>打开最近的文件</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>{optimiser} α {rate}</source>
        <translation>{optimiser} α {rate}</translation>
    </message>
    <message>
        <source>all samples at once</source>
        <translation>所有样本一起</translation>
    </message>
    <message>
        <source>batch {size}</source>
        <translation>批大小 {size}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>shuffled, seed {seed}</source>
        <translation>打乱顺序，种子 {seed}</translation>
    </message>
    <message>
        <source>without zeroing</source>
        <translation>不清零</translation>
    </message>
    <message>
        <source>{most} runs are kept: take one away first.</source>
        <translation>已保留 {most} 个训练过程：请先移除一个。</translation>
    </message>
</context>
<context>
    <name>script</name>
    <message>
        <source>the functions become more than {most} operations when written out.</source>
        <translation>展开后，这些函数的运算超过 {most} 个。</translation>
    </message>
    <message>
        <source>this is no number and no tensor.</source>
        <translation>这既不是数，也不是张量。</translation>
    </message>
    <message>
        <source>{function} takes {takes} arguments, one value each.</source>
        <translation>{function} 需要 {takes} 个参数，每个一个值。</translation>
    </message>
    <message>
        <source>a function is to take plain names, without defaults and stars.</source>
        <translation>函数只能用普通的参数名，不能有默认值和星号。</translation>
    </message>
    <message>
        <source>{function} calls itself, and a graph has no cycle.</source>
        <translation>{function} 调用了它自己，而图中不能有环。</translation>
    </message>
    <message>
        <source>the function {function} returns nothing.</source>
        <translation>函数 {function} 什么也不返回。</translation>
    </message>
    <message>
        <source>this changes a tensor in place; give the result a name of its own.</source>
        <translation>这里就地修改了张量；请给结果另取一个名称。</translation>
    </message>
    <message>
        <source>{what} is not read: a script has assignments, functions that end in return, and one loop.</source>
        <translation>不读取{what}：脚本由赋值、以 return 结尾的函数和一个循环组成。</translation>
    </message>
    <message>
        <source>this</source>
        <translation>这一行</translation>
    </message>
    <message>
        <source>there is one training loop, and nothing learns before it.</source>
        <translation>只能有一个训练循环，循环之前不进行学习。</translation>
    </message>
    <message>
        <source>the loop never calls backward(), so nothing is learned in it.</source>
        <translation>循环从不调用 backward()，所以其中没有学习。</translation>
    </message>
    <message>
        <source>the loop of epochs is to read for epoch in range(100).</source>
        <translation>遍历各轮的循环应写成 for epoch in range(100)。</translation>
    </message>
    <message>
        <source>{name} is kept from one iteration to the next, and no part of the graph.</source>
        <translation>{name} 从一次迭代留到下一次，不属于图。</translation>
    </message>
    <message>
        <source>the loop of samples is to read for x, y in zip(x_data, y_data).</source>
        <translation>遍历样本的循环应写成 for x, y in zip(x_data, y_data)。</translation>
    </message>
    <message>
        <source>each sample is to have a plain name here.</source>
        <translation>这里每个样本应有一个普通的名称。</translation>
    </message>
    <message>
        <source>this is no list of samples that the file writes out.</source>
        <translation>这不是文件中写明的样本列表。</translation>
    </message>
    <message>
        <source>the columns of samples are to be equally long.</source>
        <translation>各列样本应等长。</translation>
    </message>
    <message>
        <source>the gradient of {name} is set to zero before the update uses it.</source>
        <translation>{name} 的梯度在更新用到它之前就被清零了。</translation>
    </message>
    <message>
        <source>after backward(), the update of {name} is to read {name}.data = {name}.data - 0.01 * {name}.grad.data, once.</source>
        <translation>在 backward() 之后，{name} 的更新应写成 {name}.data = {name}.data - 0.01 * {name}.grad.data，并且只写一次。</translation>
    </message>
    <message>
        <source>nothing is computed here.</source>
        <translation>这里什么都没有计算。</translation>
    </message>
    <message>
        <source>the loss is no single number, so backward() has no gradient to begin with.</source>
        <translation>损失不是单个数，backward() 没有起始梯度。</translation>
    </message>
    <message>
        <source>the loop does not update {name}, whose gradient it computes.</source>
        <translation>循环求出了 {name} 的梯度，却没有更新它。</translation>
    </message>
    <message>
        <source>all parameters are to be updated, with one learning rate.</source>
        <translation>所有参数都应更新，并用同一个学习率。</translation>
    </message>
    <message>
        <source>the gradients are to be set to zero of all parameters, or of none.</source>
        <translation>要么把所有参数的梯度清零，要么都不清零。</translation>
    </message>
    <message>
        <source>an optimizer is to read torch.optim.{kind}([w, b], lr=0.01).</source>
        <translation>优化器应写成 torch.optim.{kind}([w, b], lr=0.01)。</translation>
    </message>
    <message>
        <source>{keyword} of torch.optim.{kind} cannot be read; known are {known}.</source>
        <translation>无法读取 torch.optim.{kind} 的 {keyword}；已知的有 {known}。</translation>
    </message>
    <message>
        <source>nothing before this line gives {name} a value.</source>
        <translation>在这一行之前，没有给 {name} 赋值。</translation>
    </message>
    <message>
        <source>{name} is a list of Python&apos;s; torch.tensor makes a tensor of it.</source>
        <translation>{name} 是 Python 的列表；torch.tensor 可以把它变成张量。</translation>
    </message>
    <message>
        <source>a graph has one root, and backward() is called once, on a tensor.</source>
        <translation>图只有一个根节点，backward() 只在一个张量上调用一次。</translation>
    </message>
    <message>
        <source>the given gradient is to be numbers.</source>
        <translation>传来的梯度应为数。</translation>
    </message>
    <message>
        <source>the file is larger than {size} MB, which no script of the lecture is.</source>
        <translation>文件大于 {size} MB，课上的脚本不会这么大。</translation>
    </message>
    <message>
        <source>this is nested too deeply; give parts of it names of their own.</source>
        <translation>这里嵌套太深；请给其中一些部分各取名称。</translation>
    </message>
    <message>
        <source>nothing is computed here: there is no line such as loss = (x*w - y)**2.</source>
        <translation>这里什么都没有计算：没有像 loss = (x*w - y)**2 这样的行。</translation>
    </message>
    <message>
        <source>nothing calls loss, and there is no list {name}_data to take {name} from.</source>
        <translation>没有调用 loss，也没有列表 {name}_data 供 {name} 取值。</translation>
    </message>
    <message>
        <source>the numbers of {called} are not in the file; write them as numbers in torch.tensor.</source>
        <translation>{called} 的数不在文件中；请用 torch.tensor 把它们写成数。</translation>
    </message>
    <message>
        <source>requires_grad is to be True or False.</source>
        <translation>requires_grad 应为 True 或 False。</translation>
    </message>
    <message>
        <source>the shape is to be whole numbers of 1 or more, and not too large.</source>
        <translation>形状应为不小于 1 的整数，且不能太大。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>Line {line}: {column} is missing.</source>
        <translation>第 {line} 行：缺少 {column}。</translation>
    </message>
    <message>
        <source>Line {line}: {column} has “{cell}”, which is no number.</source>
        <translation>第 {line} 行：{column} 的内容是“{cell}”，这不是数。</translation>
    </message>
    <message>
        <source>No row has a number in every column that is used.</source>
        <translation>没有一行在所有用到的列中都有数。</translation>
    </message>
    <message>
        <source>{name} has the shape {shape} and takes {size} columns; {count} are chosen for it.</source>
        <translation>{name} 的形状是 {shape}，需要 {size} 列；为它选了 {count} 列。</translation>
    </message>
    <message>
        <source>{name} is one number and takes one column; {count} are chosen.</source>
        <translation>{name} 是一个数，需要一列；选了 {count} 列。</translation>
    </message>
    <message>
        <source>There is no row in this table.</source>
        <translation>这个表格中没有行。</translation>
    </message>
    <message>
        <source>This table has a header, and no row below it.</source>
        <translation>这个表格有表头，但下面没有行。</translation>
    </message>
    <message>
        <source>The row that begins in line {line} has a quotation mark that does not fit its cell.</source>
        <translation>从第 {line} 行开始的这一行，引号与单元格不相配。</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>第 {number} 列</translation>
    </message>
    <message>
        <source>These samples take {size} MB, and a .tutor file holds {most} MB: use fewer rows.</source>
        <translation>这些样本占 {size} MB，而 .tutor 文件最多容纳 {most} MB：请减少行数。</translation>
    </message>
    <message>
        <source>{path} is larger than {most} MB: take a part of it.</source>
        <translation>{path} 大于 {most} MB：请取其中一部分。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}.</source>
        <translation>无法读取 {path}：{why}。</translation>
    </message>
    <message>
        <source>Choose a file with a table (CSV), or copy one in a spreadsheet and paste it.</source>
        <translation>选一个含有表格的文件（CSV），或在电子表格中复制一个再粘贴。</translation>
    </message>
    <message>
        <source>{name}: {rows} rows, {columns} columns.</source>
        <translation>{name}：{rows} 行，{columns} 列。</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴的内容</translation>
    </message>
    <message>
        <source>Left out, since it has more or fewer cells: line {lines}.</source>
        <translation>已略去单元格数目不符的行：第 {lines} 行。</translation>
    </message>
    <message>
        <source>Left out, since they have more or fewer cells: lines {lines}.</source>
        <translation>已略去单元格数目不符的行：第 {lines} 行。</translation>
    </message>
    <message>
        <source>{input} gets no column, and keeps its value.</source>
        <translation>{input} 没有分到列，保持原值。</translation>
    </message>
    <message>
        <source>{input} ← {columns}</source>
        <translation>{input} ← {columns}</translation>
    </message>
    <message>
        <source>{input} takes {size} numbers ← {columns}</source>
        <translation>{input} 需要 {size} 个数 ← {columns}</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>另有 {count} 处。</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>{0} times {1}</source>
        <translation>{0} 乘以 {1}</translation>
    </message>
    <message>
        <source>{0} matrix-times {1}</source>
        <translation>{0} 矩阵乘 {1}</translation>
    </message>
    <message>
        <source>{0} divided by {1}</source>
        <translation>{0} 除以 {1}</translation>
    </message>
    <message>
        <source>{0} plus {1}</source>
        <translation>{0} 加 {1}</translation>
    </message>
    <message>
        <source>{0} minus {1}</source>
        <translation>{0} 减 {1}</translation>
    </message>
    <message>
        <source>minus {0}</source>
        <translation>负 {0}</translation>
    </message>
    <message>
        <source>{0} to the power {1}</source>
        <translation>{0} 的 {1} 次方</translation>
    </message>
    <message>
        <source>{0} squared</source>
        <translation>{0} 的平方</translation>
    </message>
    <message>
        <source>{0} transposed</source>
        <translation>{0} 的转置</translation>
    </message>
    <message>
        <source>{1} if {0}, else {2}</source>
        <translation>若 {0} 则为 {1}，否则为 {2}</translation>
    </message>
    <message>
        <source>{0} is greater than {1}</source>
        <translation>{0} 大于 {1}</translation>
    </message>
    <message>
        <source>{0} is less than {1}</source>
        <translation>{0} 小于 {1}</translation>
    </message>
    <message>
        <source>{0} is at least {1}</source>
        <translation>{0} 不小于 {1}</translation>
    </message>
    <message>
        <source>{0} is at most {1}</source>
        <translation>{0} 不大于 {1}</translation>
    </message>
    <message>
        <source>{0} equals {1}</source>
        <translation>{0} 等于 {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1} 的 {0}</translation>
    </message>
    <message>
        <source>e to the power {0}</source>
        <translation>e 的 {0} 次方</translation>
    </message>
    <message>
        <source>the natural logarithm of {0}</source>
        <translation>{0} 的自然对数</translation>
    </message>
    <message>
        <source>the square root of {0}</source>
        <translation>{0} 的平方根</translation>
    </message>
    <message>
        <source>the absolute value of {0}</source>
        <translation>{0} 的绝对值</translation>
    </message>
    <message>
        <source>the sum of {0}</source>
        <translation>{0} 的和</translation>
    </message>
    <message>
        <source>the number of elements of {0}</source>
        <translation>{0} 的元素个数</translation>
    </message>
    <message>
        <source>the larger of {0} and {1}</source>
        <translation>{0} 和 {1} 中较大的</translation>
    </message>
    <message>
        <source>the smaller of {0} and {1}</source>
        <translation>{0} 和 {1} 中较小的</translation>
    </message>
    <message>
        <source>e to the power {0}, divided by the sum of such powers</source>
        <translation>e 的 {0} 次方，除以这些乘方之和</translation>
    </message>
    <message>
        <source>the logarithm of the sum of e to the power {0}</source>
        <translation>e 的 {0} 次方之和的对数</translation>
    </message>
    <message>
        <source>the mean of {0}</source>
        <translation>{0} 的均值</translation>
    </message>
    <message>
        <source>the largest element of {0}</source>
        <translation>{0} 的最大元素</translation>
    </message>
    <message>
        <source>1 where {0} is largest, else 0</source>
        <translation>{0} 最大处为 1，其余为 0</translation>
    </message>
    <message>
        <source>the mask of what is kept</source>
        <translation>保留部分的掩码</translation>
    </message>
    <message>
        <source>{0} in the shape of {1}</source>
        <translation>把 {0} 变成 {1} 的形状</translation>
    </message>
    <message>
        <source>{0} and {1} behind it</source>
        <translation>{0}，后面接上 {1}</translation>
    </message>
    <message>
        <source>the first part of {0}</source>
        <translation>{0} 的前一部分</translation>
    </message>
    <message>
        <source>the last part of {0}</source>
        <translation>{0} 的后一部分</translation>
    </message>
    <message>
        <source>the part of {0} from {1} to before {2}</source>
        <translation>{0} 从 {1} 到 {2} 之前的部分</translation>
    </message>
    <message>
        <source>{0} in its place, with zeros around it</source>
        <translation>{0} 放回原位，周围补零</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished">节点</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished">开头</translation>
    </message>
    <message>
        <source>Nothing is computed yet.</source>
        <translation>还没有计算任何东西。</translation>
    </message>
    <message>
        <source>{row}, shown now</source>
        <translation>{row}，当前显示</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>value {number}</source>
        <translation>值 {number}</translation>
    </message>
    <message>
        <source>local gradient {number}</source>
        <translation>局部梯度 {number}</translation>
    </message>
    <message>
        <source>contribution {number}</source>
        <translation>贡献 {number}</translation>
    </message>
    <message>
        <source>gradient {number}</source>
        <translation>梯度 {number}</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <source>Hidden layer</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>{sizes} are no sizes of an MLP: give 2 to {most} whole numbers from 1 to {largest}, as in {example}.</source>
        <translation>{sizes} 不能作为 MLP 的大小：请给出 2 到 {most} 个整数，各在 1 到 {largest} 之间，如 {example}。</translation>
    </message>
    <message>
        <source>Empty graph</source>
        <translation>空图</translation>
    </message>
    <message>
        <source>Nothing yet: put nodes on the canvas one by one, or type code.</source>
        <translation>还什么都没有：把节点一个个放到画布上，或者输入代码。</translation>
    </message>
    <message>
        <source>My graph</source>
        <translation>我的图</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>一个神经元</translation>
    </message>
    <message>
        <source>A sigmoid of two inputs learns when both are 1.</source>
        <translation>对两个输入取 sigmoid，学会判断两者何时都是 1。</translation>
    </message>
    <message>
        <source>Quadratic model</source>
        <translation>二次模型</translation>
    </message>
    <message>
        <source>A parabola on the three samples of an exercise.</source>
        <translation>一个练习的三个样本上的抛物线。</translation>
    </message>
    <message>
        <source>Network of two layers</source>
        <translation>两层网络</translation>
    </message>
    <message>
        <source>Two layers of matrices learn when exactly one input is 1.</source>
        <translation>两层矩阵，学会判断何时恰有一个输入是 1。</translation>
    </message>
    <message>
        <source>Softmax classifier</source>
        <translation>Softmax 分类器</translation>
    </message>
    <message>
        <source>Points in the plane, three classes, and the cross entropy.</source>
        <translation>平面上的点，三个类别，用交叉熵。</translation>
    </message>
    <message>
        <source>Mazur&apos;s 2-2-2 network</source>
        <translation>Mazur 的 2-2-2 网络</translation>
    </message>
    <message>
        <source>Each weight a node of its own, with the numbers of Matt Mazur&apos;s article.</source>
        <translation>每个权重各是一个节点，数取自 Matt Mazur 的文章。</translation>
    </message>
    <message>
        <source>MLP of chosen sizes</source>
        <translation>自定大小的 MLP</translation>
    </message>
    <message>
        <source>Dense layers with tanh, each in a frame; you choose how many neurons.</source>
        <translation>带 tanh 的全连接层，每层一个框；神经元个数由你决定。</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>There is no template {name}; there are {known}.</source>
        <translation>没有模板 {name}；现有 {known}。</translation>
    </message>
    <message>
        <source>There is no template {name}; is {meant} meant?</source>
        <translation>没有模板 {name}；是否指 {meant}？</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>第一层</translation>
    </message>
    <message>
        <source>Second layer</source>
        <translation>第二层</translation>
    </message>
</context>
<context>
    <name>theme</name>
    <message>
        <source>There is no theme “{name}”: the themes are {names}.</source>
        <translation>没有主题“{name}”：现有 {names}。</translation>
    </message>
    <message>
        <source>The theme file {file} cannot be used: {reason}.</source>
        <translation>无法使用主题文件 {file}：{reason}。</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>The gradient of {layer} is no finite number any more: it exploded.</source>
        <translation>{layer} 的梯度已不是有限的数：它爆炸了。</translation>
    </message>
    <message>
        <source>Every gradient is 0 here: nothing moves.</source>
        <translation>这里所有的梯度都是 0：什么都不动。</translation>
    </message>
    <message>
        <source>{layer} gets no gradient at all: it does not learn.</source>
        <translation>{layer} 完全得不到梯度：它学不到东西。</translation>
    </message>
    <message>
        <source>Vanishing: {layer} gets 1/{factor} of the gradient of {last}. It hardly learns.</source>
        <translation>梯度消失：{layer} 只得到 {last} 的梯度的 1/{factor}。它几乎不学习。</translation>
    </message>
    <message>
        <source>Exploding: {layer} gets {factor} times the gradient of {last}. Its steps are far too long.</source>
        <translation>梯度爆炸：{layer} 得到 {last} 的梯度的 {factor} 倍。它的步子迈得太大。</translation>
    </message>
    <message>
        <source>Exploding: the gradient of {layer} is {factor} times what it was at first. A smaller α may help.</source>
        <translation>梯度爆炸：{layer} 的梯度是最初的 {factor} 倍。调小 α 可能有用。</translation>
    </message>
    <message>
        <source>The gradient of {layer} has the size {size}.</source>
        <translation>{layer} 的梯度大小是 {size}。</translation>
    </message>
    <message>
        <source>Even: the largest gradient, of {high}, is {factor} times that of {low}.</source>
        <translation>均匀：最大的梯度在 {high}，是 {low} 的 {factor} 倍。</translation>
    </message>
    <message>
        <source>Uneven: the gradient of {high} is {factor} times that of {low}.</source>
        <translation>不均匀：{high} 的梯度是 {low} 的 {factor} 倍。</translation>
    </message>
    <message>
        <source>Xavier and Kaiming count inputs and outputs: they need a matrix.</source>
        <translation>Xavier 和 Kaiming 要数输入和输出的个数：它们需要矩阵。</translation>
    </message>
    <message>
        <source>The lower bound is to be below the upper one.</source>
        <translation>下界应小于上界。</translation>
    </message>
    <message>
        <source>The standard deviation is to be 0 or more.</source>
        <translation>标准差应不小于 0。</translation>
    </message>
    <message>
        <source>These are more numbers than a parameter here can have.</source>
        <translation>这里的参数放不下这么多数。</translation>
    </message>
    <message>
        <source>{key} is no setting of {optimiser}, which has {known}.</source>
        <translation>{key} 不是 {optimiser} 的设置，它的设置有 {known}。</translation>
    </message>
    <message>
        <source>{key} is to be a number from 0 on, below 1, and it is {number}.</source>
        <translation>{key} 应不小于 0 且小于 1，现在是 {number}。</translation>
    </message>
    <message>
        <source>{key} is to be a finite number from 0 on, and it is {number}.</source>
        <translation>{key} 应为不小于 0 的有限的数，现在是 {number}。</translation>
    </message>
    <message>
        <source>Each step goes against the gradient, and remembers nothing.</source>
        <translation>每一步都逆着梯度走，什么也不记。</translation>
    </message>
    <message>
        <source>v gathers the gradients, older ones less: the step rolls on.</source>
        <translation>v 积累梯度，越旧的占得越少：步子会接着滚下去。</translation>
    </message>
    <message>
        <source>As momentum, and the step looks ahead to where v will lead.</source>
        <translation>与动量相同，但先看 v 将要带到哪里。</translation>
    </message>
    <message>
        <source>s is the mean square of the gradients; steps are divided by √s.</source>
        <translation>s 是梯度平方的均值；每一步除以 √s。</translation>
    </message>
    <message>
        <source>m is the mean of the gradients, v that of their squares; both begin at 0, and m̂, v̂ mend that.</source>
        <translation>m 是梯度的均值，v 是梯度平方的均值；两者都从 0 开始，由 m̂、v̂ 修正。</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>There is nothing to train: the graph has no parameter.</source>
        <translation>没有可训练的：图中没有参数。</translation>
    </message>
    <message>
        <source>The loss of one sample is to be a single number, and {root} has the shape {shape}.</source>
        <translation>一个样本的损失应为单个数，而 {root} 的形状是 {shape}。</translation>
    </message>
    <message>
        <source>The learning rate is to be a finite number, and it is {rate}.</source>
        <translation>学习率应为有限的数，现在是 {rate}。</translation>
    </message>
    <message>
        <source>A batch has at least 1 sample, or all of them; here it has {batch}.</source>
        <translation>一批至少有 1 个样本，或者是全部；这里是 {batch}。</translation>
    </message>
    <message>
        <source>The number of epochs cannot be negative, and it is {epochs}.</source>
        <translation>轮数不能是负数，现在是 {epochs}。</translation>
    </message>
    <message>
        <source>A rate holds for at least 1 epoch, and step_size is {size}.</source>
        <translation>一个学习率至少用 1 轮，而 step_size 是 {size}。</translation>
    </message>
    <message>
        <source>The factor gamma is to be above 0 and finite, and it is {gamma}.</source>
        <translation>倍数 gamma 应为大于 0 的有限的数，现在是 {gamma}。</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 on, and it is {seed}.</source>
        <translation>种子是不小于 0 的整数，现在是 {seed}。</translation>
    </message>
    <message>
        <source>{name} was recorded and cannot be computed again, so the graph cannot be trained.</source>
        <translation>{name} 是录下来的，无法重新计算，所以这个图不能训练。</translation>
    </message>
    <message>
        <source>The data has a column for {name}, which is no input; the inputs are {known}.</source>
        <translation>数据中有 {name} 这一列，而它不是输入；输入有 {known}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Every input is to have the same number of samples, and they have: {lengths}.</source>
        <translation>每个输入的样本数应相同，而现在是：{lengths}。</translation>
    </message>
    <message>
        <source>α = {rate} at epoch {epoch}: {first} to begin with, times {gamma} every epoch.</source>
        <translation>第 {epoch} 轮 α = {rate}：开始时是 {first}，每一轮乘以 {gamma}。</translation>
    </message>
    <message>
        <source>α = {rate} at epoch {epoch}: {first} to begin with, times {gamma} every {size} epochs.</source>
        <translation>第 {epoch} 轮 α = {rate}：开始时是 {first}，每 {size} 轮乘以 {gamma}。</translation>
    </message>
    <message>
        <source>α = {rate} at epoch {epoch}: half a cosine takes it from {first} to 0 in {epochs} epochs.</source>
        <translation>第 {epoch} 轮 α = {rate}：沿半个余弦，在 {epochs} 轮里从 {first} 降到 0。</translation>
    </message>
    <message>
        <source>α = {rate} in every epoch.</source>
        <translation>每一轮 α = {rate}。</translation>
    </message>
    <message>
        <source>{name} is given as {number}</source>
        <translation>{name} 给定为 {number}</translation>
    </message>
    <message>
        <source>summed over the batch, {name} became {number}</source>
        <translation>对这一批求和时，{name} 变成了 {number}</translation>
    </message>
    <message>
        <source>forward, {name} became {number}</source>
        <translation>前向中，{name} 变成了 {number}</translation>
    </message>
    <message>
        <source>among the local gradients, {name} became {number}</source>
        <translation>在局部梯度中，{name} 变成了 {number}</translation>
    </message>
    <message>
        <source>backward, {name} became {number}</source>
        <translation>反向中，{name} 变成了 {number}</translation>
    </message>
    <message>
        <source>in the update, {name} became {number}</source>
        <translation>更新中，{name} 变成了 {number}</translation>
    </message>
    <message>
        <source> ({formula})</source>
        <translation>（{formula}）</translation>
    </message>
    <message>
        <source>Numbers are not finite since epoch {epoch}, sample {sample}: {what}.</source>
        <translation>从第 {epoch} 轮第 {sample} 个样本起，数不再有限：{what}。</translation>
    </message>
    <message>
        <source>Training stopped at epoch {epoch}, sample {sample}: {what}.</source>
        <translation>训练停在第 {epoch} 轮第 {sample} 个样本：{what}。</translation>
    </message>
    <message>
        <source>diverged at epoch {epoch}: {name} → {number}</source>
        <translation>在第 {epoch} 轮发散：{name} → {number}</translation>
    </message>
    <message>
        <source>Training {short}, and stopped. The Training panel leads to the step.</source>
        <translation>训练{short}，已停止。训练面板可以带你到那一步。</translation>
    </message>
    <message>
        <source>at epoch {epoch}, sample {sample}, the update of {name} is {apart}: PyTorch rounds it otherwise</source>
        <translation>第 {epoch} 轮第 {sample} 个样本，{name} 的更新{apart}：PyTorch 的舍入不同</translation>
    </message>
    <message>
        <source>at epoch {epoch}, {name} is {apart}: the samples agree, their sum is taken in another order</source>
        <translation>第 {epoch} 轮，{name} {apart}：各个样本相同，但求和的次序不同</translation>
    </message>
    <message>
        <source>at epoch {epoch}, sample {sample}, {name} is {apart}</source>
        <translation>第 {epoch} 轮第 {sample} 个样本，{name} {apart}</translation>
    </message>
    <message>
        <source>a number in one engine only</source>
        <translation>只在一个引擎中有这个数</translation>
    </message>
    <message>
        <source>0 in one engine and −0 in the other</source>
        <translation>一个引擎中是 0，另一个中是 −0</translation>
    </message>
    <message>
        <source>1 ULP apart</source>
        <translation>相差 1 ULP</translation>
    </message>
    <message>
        <source>{count} ULPs apart</source>
        <translation>相差 {count} ULP</translation>
    </message>
    <message>
        <source>Give it a finite value.</source>
        <translation>请给它一个有限的值。</translation>
    </message>
    <message>
        <source>No update had come before: look at the data and the initial values.</source>
        <translation>之前还没有更新：看看数据和初始值。</translation>
    </message>
    <message>
        <source>A smaller learning rate may help.</source>
        <translation>调小学习率可能有用。</translation>
    </message>
    <message>
        <source>The number of epochs is a whole number from 1 to {most}.</source>
        <translation>轮数应为 1 到 {most} 之间的整数。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 个样本</translation>
    </message>
    <message>
        <source>several</source>
        <translation>几个</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>This is to be a whole number from {least} on.</source>
        <translation>应为不小于 {least} 的整数。</translation>
    </message>
    <message>
        <source>The factor is to be above 0.</source>
        <translation>倍数应大于 0。</translation>
    </message>
    <message>
        <source>samples {first}–{last}</source>
        <translation>样本 {first}–{last}</translation>
    </message>
    <message>
        <source>Momentum μ</source>
        <translation>动量 μ</translation>
    </message>
    <message>
        <source>Smoothing ρ</source>
        <translation>平滑 ρ</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>权重衰减 λ</translation>
    </message>
</context>
<context>
    <name>typed_settings</name>
    <message>
        <source>Exponent</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>轴</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Share p</source>
        <translation>比例 p</translation>
    </message>
    <message>
        <source>ε</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>Type lengths such as 2 × 3, or () for a single number.</source>
        <translation>输入长度，如 2 × 3；单个数用 ()。</translation>
    </message>
    <message>
        <source>These are more numbers than a value here can have.</source>
        <translation>这里的值放不下这么多数。</translation>
    </message>
</context>
<context>
    <name>validation</name>
    <message>
        <source>Validation sample {number}</source>
        <translation>验证样本 {number}</translation>
    </message>
    <message>
        <source>Training never sees this sample: its gradients are computed as for any other, and update nothing. The parameters are those of the moment that you came from.</source>
        <translation>训练从不使用这个样本：它的梯度与其他样本一样计算，但不更新任何参数。参数取自你离开时的那一刻。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished">训练</translation>
    </message>
</context>
<context>
    <name>value_edits</name>
    <message>
        <source>Set {name}</source>
        <translation>设置 {name}</translation>
    </message>
    <message>
        <source>Set {name} = {value}</source>
        <translation>设置 {name} = {value}</translation>
    </message>
</context>
<context>
    <name>walk</name>
    <message>
        <source>Backward adds to what is in grad. So it is emptied before the next batch.</source>
        <translation>反向会加到 grad 原有的内容上。所以在下一批之前要把它清空。</translation>
    </message>
    <message>
        <source>L is the loss of the batch: the mean of {root} over its {count} samples. Each of them counts 1/{count}, and that is given to the root.</source>
        <translation>L 是这一批的损失：{root} 在它 {count} 个样本上的均值。每个样本占 1/{count}，这就是传给根节点的梯度。</translation>
    </message>
    <message>
        <source>This is sample {number} of {count} of the batch: backward adds its share to what those before have brought to grad.</source>
        <translation>这是这一批 {count} 个样本中的第 {number} 个：反向把它的一份加到前面各样本带给 grad 的上面。</translation>
    </message>
    <message>
        <source>It comes once for the batch: grad holds the mean of the gradients of its {count} samples.</source>
        <translation>每一批只有一次：grad 里是 {count} 个样本的梯度的均值。</translation>
    </message>
    <message>
        <source>The node takes the values of its operands and computes its own, {name}.</source>
        <translation>节点取操作数的值，算出自己的值 {name}。</translation>
    </message>
    <message>
        <source>Backward adds to what is in grad, and nobody has emptied it since the sample before.</source>
        <translation>反向会加到 grad 原有的内容上，而自上一个样本以来没有人清空它。</translation>
    </message>
    <message>
        <source>A step of gradient descent, against what grad holds. That stays there: nobody zeroes it.</source>
        <translation>梯度下降的一步，逆着 grad 里的内容。那些内容留在那里：没有人清零。</translation>
    </message>
    <message>
        <source>A step of gradient descent: against the gradient, by the learning rate α.</source>
        <translation>梯度下降的一步：逆着梯度，按学习率 α。</translation>
    </message>
    <message>
        <source>Backward adds to what is in grad. So it is emptied before the next sample.</source>
        <translation>反向会加到 grad 原有的内容上。所以在下一个样本之前要把它清空。</translation>
    </message>
    <message>
        <source>This operation has no single factor per element. It knows a rule instead: what it does with the gradient g that it is given.</source>
        <translation>这个运算没有逐元素的单个因子。它知道的是一条规则：怎样处理传来的梯度 g。</translation>
    </message>
    <message>
        <source>The node needs no other node for this: {effect}.</source>
        <translation>为此，节点不需要别的节点：{effect}。</translation>
    </message>
    <message>
        <source>when an element of {operand} grows a little, {name} changes by the factor at its place</source>
        <translation>当 {operand} 的某个元素增大一点时，{name} 的变化等于它乘以相应位置上的因子</translation>
    </message>
    <message>
        <source>but here the factor from {operand} to {name} is no finite number</source>
        <translation>但这里从 {operand} 到 {name} 的因子不是有限的数</translation>
    </message>
    <message>
        <source>when {operand} grows a little, {name} stays as it is</source>
        <translation>当 {operand} 增大一点时，{name} 保持不变</translation>
    </message>
    <message>
        <source>when {operand} grows a little, {name} grows as much</source>
        <translation>当 {operand} 增大一点时，{name} 增大同样多</translation>
    </message>
    <message>
        <source>when {operand} grows a little, {name} falls as much</source>
        <translation>当 {operand} 增大一点时，{name} 减小同样多</translation>
    </message>
    <message>
        <source>when {operand} grows a little, {name} grows {factor} times as much</source>
        <translation>当 {operand} 增大一点时，{name} 增大的量是它的 {factor} 倍</translation>
    </message>
    <message>
        <source>when {operand} grows a little, {name} falls {factor} times as much</source>
        <translation>当 {operand} 增大一点时，{name} 减小的量是它的 {factor} 倍</translation>
    </message>
    <message>
        <source>The gradient of the root with respect to itself is 1. From here it travels back.</source>
        <translation>根节点对自身的梯度是 1。它从这里往回传。</translation>
    </message>
    <message>
        <source>What comes after {name} hands over this gradient. From here it travels back.</source>
        <translation>{name} 后面的部分交来这个梯度。它从这里往回传。</translation>
    </message>
    <message>
        <source>{name} is used in more than one place. What comes back along each edge adds up to its gradient.</source>
        <translation>{name} 用在不止一处。沿每条边传回的贡献加起来，就是它的梯度。</translation>
    </message>
    <message>
        <source>The successor has handed over its gradient. This operation has no factor per element, but a rule for the whole of it.</source>
        <translation>后继节点已交来它的梯度。这个运算没有逐元素的因子，而是有一条针对整体的规则。</translation>
    </message>
    <message>
        <source>The chain rule multiplies what was given by what the node knows itself.</source>
        <translation>链式法则把传来的与节点自己知道的相乘。</translation>
    </message>
    <message>
        <source>The update moves {name}</source>
        <translation>更新移动 {name}</translation>
    </message>
    <message>
        <source>Weight decay is added to the gradient of {name}</source>
        <translation>权重衰减加到 {name} 的梯度上</translation>
    </message>
    <message>
        <source>The update of {name}: {state} is computed</source>
        <translation>{name} 的更新：算出 {state}</translation>
    </message>
    <message>
        <source>Update: {optimiser} moves {name}, {formula}.</source>
        <translation>更新：{optimiser} 移动 {name}，{formula}。</translation>
    </message>
    <message>
        <source>Update: weight decay adds a share of {name} to its gradient, {formula}.</source>
        <translation>更新：权重衰减把 {name} 的一份加到它的梯度上，{formula}。</translation>
    </message>
    <message>
        <source>Update: {optimiser} takes the gradient of {name} into {state}, {formula}.</source>
        <translation>更新：{optimiser} 把 {name} 的梯度并入 {state}，{formula}。</translation>
    </message>
    <message>
        <source>Update: {optimiser} needs {state} for {name}, {formula}.</source>
        <translation>更新：{optimiser} 要为 {name} 算出 {state}，{formula}。</translation>
    </message>
    <message>
        <source>This is update t = {count}.</source>
        <translation>这是更新 t = {count}。</translation>
    </message>
    <message>
        <source>What grad holds stays there: nobody zeroes it.</source>
        <translation>grad 里的内容留在那里：没有人清零。</translation>
    </message>
    <message>
        <source>A step of {optimiser}, by the learning rate α.</source>
        <translation>{optimiser} 的一步，按学习率 α。</translation>
    </message>
    <message>
        <source>Weight decay pulls every parameter towards 0, by the share λ of its value.</source>
        <translation>权重衰减把每个参数往 0 拉，拉多少是它的值的 λ 倍。</translation>
    </message>
    <message>
        <source>{optimiser} remembers {state} from update to update. Before the first it was 0.</source>
        <translation>{optimiser} 在各次更新之间记住 {state}。第一次之前它是 0。</translation>
    </message>
    <message>
        <source>A number on the way: it is not kept for the next update.</source>
        <translation>途中的一个数：不为下一次更新保留。</translation>
    </message>
    <message>
        <source>{name} is computed</source>
        <translation>计算 {name}</translation>
    </message>
    <message>
        <source>The local gradient of {name}</source>
        <translation>{name} 的局部梯度</translation>
    </message>
    <message>
        <source>Backward starts at {name}</source>
        <translation>反向从 {name} 开始</translation>
    </message>
    <message>
        <source>The gradient is added to the grad of {name}</source>
        <translation>梯度加到 {name} 的 grad 上</translation>
    </message>
    <message>
        <source>Contributions add up at {name}</source>
        <translation>贡献在 {name} 处相加</translation>
    </message>
    <message>
        <source>The gradient reaches {name}</source>
        <translation>梯度到达 {name}</translation>
    </message>
    <message>
        <source>The gradient of {name} is set to zero</source>
        <translation>{name} 的梯度清零</translation>
    </message>
    <message>
        <source>Forward: the node computes {formula}.</source>
        <translation>前向：节点计算 {formula}。</translation>
    </message>
    <message>
        <source>Backward starts at the root with the given gradient {formula}.</source>
        <translation>反向从根节点开始，传来的梯度是 {formula}。</translation>
    </message>
    <message>
        <source>Update: {name} moves against its gradient, {formula}.</source>
        <translation>更新：{name} 逆着它的梯度移动，{formula}。</translation>
    </message>
    <message>
        <source>Zero grad: the gradient of {name} is set back to 0.</source>
        <translation>梯度清零：{name} 的梯度重新设为 0。</translation>
    </message>
    <message>
        <source>Local gradient: the node knows how a given gradient g goes back to {operand}, {formula}.</source>
        <translation>局部梯度：节点知道传来的梯度 g 怎样传回给 {operand}，{formula}。</translation>
    </message>
    <message>
        <source>Local gradient: the node knows how {name} changes with {operand}, {formula}.</source>
        <translation>局部梯度：节点知道 {name} 怎样随 {operand} 变化，{formula}。</translation>
    </message>
    <message>
        <source>Backward: a share of the gradient reaches {name}, {formula}.</source>
        <translation>反向：梯度的一份到达 {name}，{formula}。</translation>
    </message>
    <message>
        <source>Backward: by the node&apos;s rule the gradient reaches {name}, {formula}.</source>
        <translation>反向：按节点的规则，梯度到达 {name}，{formula}。</translation>
    </message>
    <message>
        <source>Backward: given gradient times local gradient reaches {name}, {formula}.</source>
        <translation>反向：传来的梯度乘以局部梯度，到达 {name}，{formula}。</translation>
    </message>
    <message>
        <source> grad had {left} left; {share} comes on top: {total}.</source>
        <translation>grad 里剩有 {left}；再加上 {share}：{total}。</translation>
    </message>
    <message>
        <source> Another share is still to come.</source>
        <translation>还有一份没有到。</translation>
    </message>
    <message>
        <source> It adds to what was there: {sum}.</source>
        <translation>它加到已有的上面：{sum}。</translation>
    </message>
    <message>
        <source> It adds to what was there: {sum} so far.</source>
        <translation>它加到已有的上面：目前是 {sum}。</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>Local gradients</source>
        <translation>局部梯度</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Zero grad</source>
        <translation>梯度清零</translation>
    </message>
    <message>
        <source>Forward: PyTorch computes {formula}.</source>
        <translation>前向：PyTorch 计算 {formula}。</translation>
    </message>
    <message>
        <source>Local gradient: how {name} changes with {operand} is known to PyTorch&apos;s autograd alone.</source>
        <translation>局部梯度：{name} 怎样随 {operand} 变化，只有 PyTorch 的 autograd 知道。</translation>
    </message>
    <message>
        <source>Backward: PyTorch&apos;s autograd brings the gradient to {name}, {formula}.</source>
        <translation>反向：PyTorch 的 autograd 把梯度带到 {name}，{formula}。</translation>
    </message>
    <message>
        <source>PyTorch computed this: {value}. Its gradient will come from autograd.</source>
        <translation>这是 PyTorch 计算的：{value}。它的梯度将来自 autograd。</translation>
    </message>
    <message>
        <source>{name} is none of the operations here, so no local gradient is known of it.</source>
        <translation>{name} 不是这里的运算，所以不知道它的局部梯度。</translation>
    </message>
    <message>
        <source>PyTorch computed {name}; its gradient came from autograd.</source>
        <translation>{name} 由 PyTorch 计算；它的梯度来自 autograd。</translation>
    </message>
    <message>
        <source>PyTorch computed this, by {operation}.</source>
        <translation>这是 PyTorch 用 {operation} 计算的。</translation>
    </message>
    <message>
        <source>There is no step {anchor}; a step is start, end, or a phase and a node: backward:w.</source>
        <translation>没有步骤 {anchor}；步骤可以是 start、end，或者阶段加节点：backward:w。</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 步</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} 步</translation>
    </message>
    <message>
        <source>{through}: {steps}</source>
        <translation>{through}：{steps}</translation>
    </message>
    <message>
        <source>{steps} inside the closed frame, made at once. ← and then Alt+↓ make them one by one.</source>
        <translation>折叠的框里有 {steps}，一次走完。先按 ←，再按 Alt+↓，就可以一步一步地走。</translation>
    </message>
    <message>
        <source>Forward through {frame}</source>
        <translation>前向经过 {frame}</translation>
    </message>
    <message>
        <source>Local gradients inside {frame}</source>
        <translation>{frame} 里的局部梯度</translation>
    </message>
    <message>
        <source>Backward through {frame}</source>
        <translation>反向经过 {frame}</translation>
    </message>
    <message>
        <source>Update inside {frame}</source>
        <translation>{frame} 里的更新</translation>
    </message>
    <message>
        <source>Zero grad inside {frame}</source>
        <translation>{frame} 里的梯度清零</translation>
    </message>
</context>
<context>
    <name>walking</name>
    <message>
        <source>The walk does not come to {name} again: this is the last sample.</source>
        <translation>演示不会再到 {name}：这是最后一个样本。</translation>
    </message>
</context>
<context>
    <name>whats</name>
    <message>
        <source>What is open, who is asked (you, or nobody), and which engine computes the numbers.</source>
        <translation>打开的是什么，问的是谁（你，或者谁也不问），以及由哪个引擎计算。</translation>
    </message>
    <message>
        <source>What the lesson says at this step, page by page, with the step&apos;s formula below.</source>
        <translation>课程在这一步要说的话，一页一页，下面是这一步的公式。</translation>
    </message>
    <message>
        <source>The next number is asked for before it is shown: type a number or a formula.</source>
        <translation>下一个数显示之前先问你：输入一个数或公式。</translation>
    </message>
    <message>
        <source>You are autograd: pick the node that passes its gradient back next, and compute it.</source>
        <translation>你就是 autograd：选出接下来把梯度传回的节点，并计算它。</translation>
    </message>
    <message>
        <source>The computation graph: values in blue above the edges, local gradients in violet at the operands&apos; ends, gradients in vermilion below. Click a number to see where it comes from.</source>
        <translation>计算图：边的上方是蓝色的值，操作数一端是紫色的局部梯度，下方是朱红色的梯度。单击一个数，看它从哪里来。</translation>
    </message>
    <message>
        <source>The whole graph in small: click or drag to look elsewhere.</source>
        <translation>整个图的缩小版：单击或拖动，可以看别处。</translation>
    </message>
    <message>
        <source>Which colour and place belongs to which number.</source>
        <translation>哪种颜色、哪个位置是哪种数。</translation>
    </message>
    <message>
        <source>How near the graph is seen; F fits all of it into view.</source>
        <translation>图的远近；按 F 让整个图适应窗口。</translation>
    </message>
    <message>
        <source>Everything that can be put into the graph: click it, or drag it onto the canvas.</source>
        <translation>可以放进图里的一切：单击它，或把它拖到画布上。</translation>
    </message>
    <message>
        <source>All about the chosen node: its numbers, where each comes from, and its plots.</source>
        <translation>关于选中节点的一切：它的数、每个数从哪里来，以及它的各种图。</translation>
    </message>
    <message>
        <source>The same graph as code, which can be typed, and as a complete PyTorch program.</source>
        <translation>同一个图的代码，可以直接输入；也有完整的 PyTorch 程序。</translation>
    </message>
    <message>
        <source>Gradient descent: its settings, its course in plots, and the runs that were kept.</source>
        <translation>梯度下降：它的设置、过程的各种图，以及保留的训练。</translation>
    </message>
    <message>
        <source>The samples: where they come from, as a plot and as a table.</source>
        <translation>样本：它们从哪里来，画成图，列成表。</translation>
    </message>
    <message>
        <source>Every step of this sample, a cell a step: click one, or drag, to be at that moment.</source>
        <translation>这个样本的每一步，一格一步：单击一格或拖动，就到那个时刻。</translation>
    </message>
    <message>
        <source>The step in one sentence and its formula, for a class to read.</source>
        <translation>用一句话和公式说出这一步，给全班看。</translation>
    </message>
    <message>
        <source>What only the presenter sees: next step, answers and notes.</source>
        <translation>只有演讲者看得到的：下一步、答案和备注。</translation>
    </message>
    <message>
        <source>Panels about the chosen node, the code, the training and the data.</source>
        <translation>关于选中的节点、代码、训练和数据的面板。</translation>
    </message>
    <message>
        <source>What the program has to say; it goes when there was time to read it.</source>
        <translation>程序要说的话；够时间读完后会消失。</translation>
    </message>
    <message>
        <source>Everything that can be done; Ctrl+K finds it by its name.</source>
        <translation>可以做的一切；Ctrl+K 按名称查找。</translation>
    </message>
    <message>
        <source>A dialog: Esc closes it.</source>
        <translation>对话框：Esc 关闭。</translation>
    </message>
    <message>
        <source>The window; F1 opens the guide at the part that is in use.</source>
        <translation>窗口；F1 在正用到的那一部分打开指南。</translation>
    </message>
    <message>
        <source>Where the chosen number comes from: the formula, the formula with numbers, the result. Click a number in it to go on to where that one comes from.</source>
        <translation>选中的数从哪里来：公式、代入数的公式、结果。点击其中的一个数，就去看它又从哪里来。</translation>
    </message>
    <message>
        <source>The root against this number alone; its tangent is the gradient that backward has found.</source>
        <translation>根节点只随这一个数的变化；切线就是反向求得的梯度。</translation>
    </message>
    <message>
        <source>Nudge the number by h and see the root move: a slope that is found without any rule.</source>
        <translation>把这个数微调 h，看根节点怎样变化：不用任何求导规则也能得到斜率。</translation>
    </message>
    <message>
        <source>The node as a Tensor of PyTorch: what it holds after this step.</source>
        <translation>这个节点作为 PyTorch 的 Tensor：这一步之后它存着什么。</translation>
    </message>
    <message>
        <source>The graph as a PyTorch program that prints the same numbers: copy it, or save it and run it.</source>
        <translation>把图写成 PyTorch 程序，打印出同样的数：可以复制，也可以保存后运行。</translation>
    </message>
    <message>
        <source>Steps one after the other by themselves, at the speed chosen here.</source>
        <translation>按这里选的速度，一步接一步自动前进。</translation>
    </message>
    <message>
        <source>Which epoch and sample the steps belong to: type another to see its steps.</source>
        <translation>这些步骤属于哪一轮、哪个样本：输入另一个，就看它的步骤。</translation>
    </message>
    <message>
        <source>How training goes: α says how far an update goes, an epoch takes every sample once, and a batch is how many samples an update takes. Train begins, and pauses.</source>
        <translation>训练怎样进行：α 决定每次更新走多远，一轮把每个样本各用一次，一批是每次更新所用的样本数。“训练”开始训练，也可暂停。</translation>
    </message>
    <message>
        <source>The loss of every iteration: click, or drag its tag, to be at that moment.</source>
        <translation>每次迭代的损失：点击曲线或拖动标签，就到那一刻。</translation>
    </message>
    <message>
        <source>What the model predicts at the moment shown, with the samples.</source>
        <translation>模型在所示时刻的预测，以及各个样本。</translation>
    </message>
    <message>
        <source>The loss over one parameter or two, with the way that training has gone.</source>
        <translation>损失随一个或两个参数的变化，以及训练走过的路。</translation>
    </message>
    <message>
        <source>Runs of training that are kept, to compare them and to train them again.</source>
        <translation>保留的训练过程，用来比较，也可以再训练一次。</translation>
    </message>
    <message>
        <source>The epochs that are trained: click a row to be at that moment.</source>
        <translation>训练过的各轮：点击一行，就到那一刻。</translation>
    </message>
    <message>
        <source>The gradients of each iteration of the epoch that is shown.</source>
        <translation>所示这一轮里每次迭代的梯度。</translation>
    </message>
    <message>
        <source>How the file is to be; the look ahead below follows what is chosen.</source>
        <translation>文件要做成什么样；下面的预览随选择而变。</translation>
    </message>
    <message>
        <source>How the file will begin.</source>
        <translation>文件开头的样子。</translation>
    </message>
    <message>
        <source>Makes a file for others of what is open: its kind at the left, how it begins at the right.</source>
        <translation>把打开的内容做成给别人的文件：左边选种类，右边看它开头的样子。</translation>
    </message>
</context>
<context>
    <name>why_not</name>
    <message>
        <source>It is in no frame.</source>
        <translation>它不在任何框里。</translation>
    </message>
    <message>
        <source>There is no frame.</source>
        <translation>没有框。</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard.</source>
        <translation>剪贴板上什么都没有。</translation>
    </message>
    <message>
        <source>No node is chosen.</source>
        <translation>没有选中节点。</translation>
    </message>
    <message>
        <source>This takes {count} chosen nodes or more.</source>
        <translation>这需要选中 {count} 个或更多节点。</translation>
    </message>
    <message>
        <source>Only a node with two operands or more can have them swapped.</source>
        <translation>只有操作数不少于两个的节点才能交换操作数。</translation>
    </message>
    <message>
        <source>It is the root already.</source>
        <translation>它已经是根节点。</translation>
    </message>
    <message>
        <source>Only a leaf is an input, a parameter or a constant.</source>
        <translation>只有叶子节点才可以是输入、参数或常量。</translation>
    </message>
    <message>
        <source>Nothing is computed of this graph yet.</source>
        <translation>这个图还没有计算任何东西。</translation>
    </message>
    <message>
        <source>No edge comes to this node.</source>
        <translation>没有边通到这个节点。</translation>
    </message>
    <message>
        <source>There is no other node that takes an operand.</source>
        <translation>没有别的节点需要操作数。</translation>
    </message>
    <message>
        <source>Only inputs and parameters have a value that can be typed here.</source>
        <translation>只有输入和参数的值可以在这里输入。</translation>
    </message>
    <message>
        <source>This page of the lesson leaves the values as they are.</source>
        <translation>课程的这一页不改值。</translation>
    </message>
</context>
</TS>
