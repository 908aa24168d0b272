<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Heirloom</source>
        <translation>关于 Heirloom</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Restores old photographs on this computer. Free software under the Apache License 2.0; nothing is ever sent anywhere.</source>
        <translation>在这台电脑上修复老照片。自由软件，采用 Apache License 2.0 许可证；绝不会向任何地方发送任何内容。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <source>Licence of</source>
        <translation>许可证所属</translation>
    </message>
    <message>
        <source>All components, one line each</source>
        <translation>全部组件，每行一个</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Colours of another photo…</source>
        <translation>另一张照片的颜色…</translation>
    </message>
    <message>
        <source>About many photos…</source>
        <translation>关于多张照片…</translation>
    </message>
    <message>
        <source>caption people names date place album faces</source>
        <translation>说明 人物 姓名 日期 地点 相册 人脸</translation>
    </message>
    <message>
        <source>About this photo…</source>
        <translation>关于这张照片…</translation>
    </message>
    <message>
        <source>split album page flatbed several photos</source>
        <translation>拆分 相册 页面 多张 照片 扫描仪</translation>
    </message>
    <message>
        <source>Cut out prints of a scan…</source>
        <translation>从扫描件中裁出照片…</translation>
    </message>
    <message>
        <source>What you can say…</source>
        <translation>可以这样说…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Restore many photos…</source>
        <translation>批量修复照片…</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>保存配方…</translation>
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
        <source>Before and after</source>
        <translation>修复前后对比</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排显示</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小显示</translation>
    </message>
    <message>
        <source>Enter an instruction</source>
        <translation>输入指令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>新功能…</translation>
    </message>
    <message>
        <source>About Heirloom…</source>
        <translation>关于 Heirloom…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>增大画笔</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>减小画笔</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>切换添加与减去</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>填充选区</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>反转选区</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Similar colours</source>
        <translation>相近颜色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
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
        <source>Crop and straighten</source>
        <translation>裁剪与拉直</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Merge the two topmost layers</source>
        <translation>合并最上面的两个图层</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Heal spots</source>
        <translation>污点修复</translation>
    </message>
    <message>
        <source>Photo and layers</source>
        <translation>照片和图层</translation>
    </message>
    <message>
        <source>Check for a new version…</source>
        <translation>检查新版本…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>模型库…</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>查找损伤</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动之处</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>修复还是推测</translation>
    </message>
    <message>
        <source>Next picture of the file</source>
        <translation>文件中的下一张图片</translation>
    </message>
    <message>
        <source>Previous picture of the file</source>
        <translation>文件中的上一张图片</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>撤销：{edit}</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>重做：{edit}</translation>
    </message>
    <message>
        <source>Levels and colour</source>
        <translation>色阶与颜色</translation>
    </message>
    <message>
        <source>brightness contrast warmth tint saturation vibrance white balance histogram</source>
        <translation>亮度 对比度 色温 色调 饱和度 自然饱和度 白平衡 直方图 brightness contrast white balance</translation>
    </message>
    <message>
        <source>Paint colours</source>
        <translation>涂上颜色</translation>
    </message>
    <message>
        <source>Export before and after…</source>
        <translation>导出前后对比…</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Unchanged, copied as {name}</source>
        <translation>无改动，已复制为 {name}</translation>
    </message>
    <message>
        <source>Restored as {name}</source>
        <translation>已修复为 {name}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在修复…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Could not be restored</source>
        <translation>无法修复</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Many photos – Heirloom</source>
        <translation>批量修复 – Heirloom</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>批量修复的照片</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or click to choose</source>
        <translation>将照片或文件夹拖放到这里，或点击选择</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>批量修复的进度</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Restore all waiting photos with the options above</source>
        <translation>按上面的选项修复所有等待中的照片</translation>
    </message>
    <message>
        <source>Restore the photos that still wait</source>
        <translation>修复仍在等待的照片</translation>
    </message>
    <message>
        <source>New photos in {folders} are restored automatically</source>
        <translation>自动修复 {folders} 中的新照片</translation>
    </message>
    <message>
        <source>The originals are never changed.</source>
        <translation>原照片绝不会被改动。</translation>
    </message>
    <message>
        <source> · paused</source>
        <translation> · 已暂停</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Watch folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Choose photos to add to the list</source>
        <translation>选择要添加到列表的照片</translation>
    </message>
    <message>
        <source>Add all photos of a folder</source>
        <translation>添加文件夹中的所有照片</translation>
    </message>
    <message>
        <source>Finish the current photo, then pause</source>
        <translation>完成当前照片后暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for the start</source>
        <translation>
            <numerusform>%n 张照片等待开始</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n restored</source>
        <translation>
            <numerusform>已修复 {done} 张，共 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n could not be</source>
        <translation>
            <numerusform> · %n 张无法修复</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore new photos as they are added to a folder</source>
        <translation>照片一放入文件夹就自动修复</translation>
    </message>
    <message>
        <source>Stop restoring new photos</source>
        <translation>停止修复新照片</translation>
    </message>
    <message>
        <source>Stop at once; finished results are kept</source>
        <translation>立即停止；已完成的结果会保留</translation>
    </message>
    <message>
        <source>Retry the photos that could not be restored</source>
        <translation>重新尝试无法修复的照片</translation>
    </message>
    <message>
        <source>Remove finished photos from the list; no file is deleted</source>
        <translation>从列表中移除已完成的照片；不会删除任何文件</translation>
    </message>
    <message>
        <source>Save the result for each photo as a text file</source>
        <translation>将每张照片的结果保存为文本文件</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Restore many photos</source>
        <translation>批量修复照片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this window; the batch goes on (Esc)</source>
        <translation>关闭此窗口；批量修复会继续（Esc）</translation>
    </message>
    <message>
        <source> · {count} needed nothing</source>
        <translation> · {count} 张无需修复</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>The batch is finished.</source>
        <translation>批量修复已完成。</translation>
    </message>
    <message>
        <source>Photos that are in the list already were not added again: {count}</source>
        <translation>已在列表中、未重复添加的照片：{count}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原照片</translation>
    </message>
    <message>
        <source>One layer alone</source>
        <translation>仅一个图层</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修复前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修复后</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add what is missing</source>
        <translation>添加缺少的内容</translation>
    </message>
    <message>
        <source>Add to: {name}</source>
        <translation>添加到：{name}</translation>
    </message>
    <message>
        <source>Leave out this tag</source>
        <translation>不使用此标签</translation>
    </message>
    <message>
        <source>Use this tag again</source>
        <translation>重新使用此标签</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Something went wrong</source>
        <translation>出现问题</translation>
    </message>
    <message>
        <source>An unexpected error occurred. Your work is still open.</source>
        <translation>发生了意外错误。您的工作仍处于打开状态。</translation>
    </message>
    <message>
        <source>Save it as a project before you go on.</source>
        <translation>继续之前，请先保存为项目。</translation>
    </message>
    <message>
        <source>What happened is written in {path}. Nothing is sent.</source>
        <translation>错误详情已写入 {path}。不会发送任何内容。</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
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
    <name>CropBar</name>
    <message>
        <source>Shape</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Width to height of the crop</source>
        <translation>裁剪的宽高比</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Straighten, in degrees</source>
        <translation>拉直角度（度）</translation>
    </message>
    <message>
        <source>Upright lines</source>
        <translation>垂直线</translation>
    </message>
    <message>
        <source>Level lines</source>
        <translation>水平线</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Like the photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Swap landscape and portrait</source>
        <translation>切换横向与纵向</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Whole photo, without turning</source>
        <translation>恢复为整张照片，不旋转</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>照片保持原样（Esc）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Crop the photo (Enter)</source>
        <translation>裁剪照片（Enter）</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Arrow keys move the crop, with Shift they size it, Enter applies it.</source>
        <translation>方向键移动裁剪框，按住 Shift 调整大小，Enter 应用。</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Click to add a point, drag it, pull it out to remove it. Keys: Page Up and Page Down choose a point, arrows move it, Insert adds one, Delete removes it.</source>
        <translation>点击添加点，拖动可移动，拖出则移除。按键：Page Up 和 Page Down 选择点，方向键移动，Insert 添加，Delete 移除。</translation>
    </message>
    <message>
        <source>Point {at} of {count}: {x} becomes {y}</source>
        <translation>第 {at} 个点，共 {count} 个：{x} 变为 {y}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>All channels</source>
        <translation>所有通道</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Which channel the curve changes</source>
        <translation>曲线所改变的通道</translation>
    </message>
    <message>
        <source>Tone before</source>
        <translation>调整前的色调</translation>
    </message>
    <message>
        <source>Tone after</source>
        <translation>调整后的色调</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Make this curve straight again</source>
        <translation>将此曲线恢复为直线</translation>
    </message>
</context>
<context>
    <name>MainController</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Working on files…</source>
        <translation>正在处理文件…</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Colours of another photo</source>
        <translation>另一张照片的颜色</translation>
    </message>
    <message>
        <source>Photos and projects ({kinds})</source>
        <translation>照片和项目 ({kinds})</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Photos ({kinds})</source>
        <translation>照片 ({kinds})</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Recipes ({kinds})</source>
        <translation>配方 ({kinds})</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>打开配方</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>保存配方</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Heirloom project ({kinds})</source>
        <translation>Heirloom 项目 ({kinds})</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>“{name}” is very large: {width} x {height} pixels.</source>
        <translation>“{name}”非常大：{width} x {height} 像素。</translation>
    </message>
    <message>
        <source>Opening it takes some minutes and about {needed} of disk space; each layer needs more disk space.</source>
        <translation>打开它需要几分钟和约 {needed} 的磁盘空间；每个图层还需要更多空间。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>A very large photo</source>
        <translation>非常大的照片</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>Save the project before you leave this photo?</source>
        <translation>离开这张照片之前要保存项目吗？</translation>
    </message>
    <message>
        <source>Your layers are lost if you do not.</source>
        <translation>如果不保存，图层将会丢失。</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{name} – Heirloom</source>
        <translation>{name} – Heirloom</translation>
    </message>
    <message>
        <source>Weights ({kinds})</source>
        <translation>权重文件 ({kinds})</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Licence of {model}</source>
        <translation>{model} 的许可证</translation>
    </message>
    <message>
        <source>These weights must not be used commercially.</source>
        <translation>这些权重不得用于商业用途。</translation>
    </message>
    <message>
        <source>{licence}
Read it at {source}. You are asked once for each model.</source>
        <translation>{licence}
全文见 {source}。每个模型只询问一次。</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>用于什么？</translation>
    </message>
    <message>
        <source>{name} could serve several purposes; which one?</source>
        <translation>{name} 可用于多种用途，选择哪一种？</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} are missing and will be grey. If you have another copy of the file, try that first.</source>
        <translation>共 {height} 行，最后 {missing} 行缺失，将显示为灰色。如果您有该文件的其他副本，请先试试那一份。</translation>
    </message>
    <message>
        <source>Its fine detail is missing, so it is less sharp than it was. If you have another copy of the file, try that first.</source>
        <translation>缺少细节数据，因此不如原来清晰。如果您有该文件的其他副本，请先试试那一份。</translation>
    </message>
    <message>
        <source>“{name}” is cut off: a part of the file is missing.</source>
        <translation>“{name}”不完整：文件缺少一部分。</translation>
    </message>
    <message>
        <source>“{name}” is damaged: a part of the file is wrong.</source>
        <translation>“{name}”已损坏：文件的一部分有误。</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} cannot be read and will be grey; others may be wrong. If you have another copy of the file, try that first.</source>
        <translation>共 {height} 行，最后 {missing} 行无法读取，将显示为灰色；其他行也可能有误。如果有该文件的其他副本，请先尝试那个。</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>打开现有部分</translation>
    </message>
    <message>
        <source>An incomplete photo</source>
        <translation>不完整的照片</translation>
    </message>
    <message>
        <source>Export before and after</source>
        <translation>导出前后对比</translation>
    </message>
    <message>
        <source>Side by side ({kinds})</source>
        <translation>并排（{kinds}）</translation>
    </message>
    <message>
        <source>Moving slider ({kinds})</source>
        <translation>移动滑块（{kinds}）</translation>
    </message>
    <message>
        <source>Restored faces ({kinds})</source>
        <translation>已修复的人脸（{kinds}）</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>位深度</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Keep the time of the file</source>
        <translation>保留文件时间</translation>
    </message>
    <message>
        <source>Programs that sort by time then show the result beside the photo</source>
        <translation>按时间排序的程序会把结果显示在原照片旁边</translation>
    </message>
    <message>
        <source>Overwrite an existing file</source>
        <translation>覆盖已有文件</translation>
    </message>
    <message>
        <source>The original is never overwritten</source>
        <translation>原照片绝不会被覆盖</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>位深</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export the restored photo</source>
        <translation>导出修复后的照片</translation>
    </message>
    <message>
        <source>Keep the location</source>
        <translation>保留位置信息</translation>
    </message>
    <message>
        <source>Turn this off to remove the location from the file</source>
        <translation>关闭此项可从文件中移除位置信息</translation>
    </message>
    <message>
        <source>This photo does not tell where it was taken</source>
        <translation>这张照片没有拍摄地点信息</translation>
    </message>
    <message>
        <source>The notes of the camera's maker may hold the location; turn this off to remove them</source>
        <translation>相机厂商的附注可能含有位置信息；关闭此项可将其移除</translation>
    </message>
    <message>
        <source>Date and colour profile are kept.</source>
        <translation>日期和颜色配置文件会保留。</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>For a print</source>
        <translation>用于打印</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Zoom; click for 100 %</source>
        <translation>显示比例；点击恢复 100%</translation>
    </message>
    <message>
        <source>{width} × {height} · {bits} bit</source>
        <translation>{width} × {height} · {bits} 位</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>显卡（DirectML）</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Enlarged {factor} times from {width} × {height}</source>
        <translation>由 {width} × {height} 放大 {factor} 倍</translation>
    </message>
</context>
<context>
    <name>CropController</name>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
</context>
<context>
    <name>PreviewOverlay</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Close the settings of the layer</source>
        <translation>关闭图层设置</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>设置：{name}</translation>
    </message>
    <message>
        <source>This layer has no settings except its opacity.</source>
        <translation>此图层除不透明度外没有其他设置。</translation>
    </message>
    <message>
        <source>Takes effect when the layer is run again.</source>
        <translation>重新运行图层后生效。</translation>
    </message>
</context>
<context>
    <name>InstructionBar</name>
    <message>
        <source>What you can say</source>
        <translation>可以这样说</translation>
    </message>
    <message>
        <source>Show sentences that this program understands</source>
        <translation>显示本程序能听懂的句子</translation>
    </message>
    <message>
        <source>Say what is wrong with this photo…</source>
        <translation>说说这张照片有什么问题…</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Enter shows the plan; Up and Down recall earlier instructions</source>
        <translation>按 Enter 显示方案；按上下方向键调出以前的指令</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Show what would be done, before anything runs (Enter)</source>
        <translation>运行之前先显示将要做什么（Enter）</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Plan from the diagnosis of the photo, without an instruction</source>
        <translation>无需指令，根据照片的诊断制定方案</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Put this into the line</source>
        <translation>将此句放入输入栏</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消（Esc）</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>快捷键与鼠标</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>空格 + 拖动，中键拖动</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Zoom to the whole photo or to 100 %</source>
        <translation>在整张照片和 100% 之间切换</translation>
    </message>
    <message>
        <source>Hold \</source>
        <translation>按住 \</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>原照片</translation>
    </message>
    <message>
        <source>← → ↑ ↓</source>
        <translation>← → ↑ ↓</translation>
    </message>
    <message>
        <source>Move the divider, or the photo</source>
        <translation>移动分隔线或照片</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>按住 Alt</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>切换添加与减去</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>运行方案</translation>
    </message>
    <message>
        <source>Double click on a slider</source>
        <translation>双击滑块</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>恢复为 100%</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Enter、Backspace</translation>
    </message>
    <message>
        <source>Close a polygon, remove its last corner</source>
        <translation>闭合多边形、移除最后一个角点</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to reorder; double-click the name to rename</source>
        <translation>拖动可调整顺序；双击名称可重命名</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>隐藏或显示</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>图层名称</translation>
    </message>
    <message>
        <source>Mask: paint this layer in and out</source>
        <translation>蒙版：涂出或擦去此图层的作用范围</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove mask</source>
        <translation>移除蒙版</translation>
    </message>
    <message>
        <source>Opacity: {name}</source>
        <translation>不透明度：{name}</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>{name} 的更多操作</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在修复…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>尚未运行</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show only this layer, or all layers again</source>
        <translation>只显示此图层，或重新显示所有图层</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>Merge with the one below</source>
        <translation>与下方图层合并</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Changed since it was run</source>
        <translation>运行后有改动</translation>
    </message>
</context>
<context>
    <name>LayerController</name>
    <message>
        <source>Opacity: {name}</source>
        <translation>不透明度：{name}</translation>
    </message>
    <message>
        <source>Show: {name}</source>
        <translation>显示：{name}</translation>
    </message>
    <message>
        <source>Hide: {name}</source>
        <translation>隐藏：{name}</translation>
    </message>
    <message>
        <source>Move: {name}</source>
        <translation>移动：{name}</translation>
    </message>
    <message>
        <source>Rename: {name}</source>
        <translation>重命名：{name}</translation>
    </message>
    <message>
        <source>Delete: {name}</source>
        <translation>删除：{name}</translation>
    </message>
    <message>
        <source>Duplicate: {name}</source>
        <translation>复制：{name}</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>设置：{name}</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>人脸 {number}</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Each repair becomes a layer that you can fade, hide, reorder and undo.</source>
        <translation>每项修复都会成为一个图层，可以淡化、隐藏、调整顺序和撤销。</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>{share} or more</source>
        <translation>{share} 或更多</translation>
    </message>
    <message>
        <source>Changed by the restoration</source>
        <translation>修复所改动之处</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>修复还是推测</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>推测</translation>
    </message>
</context>
<context>
    <name>ModelLibraryController</name>
    <message>
        <source>{name} was imported.</source>
        <translation>已导入 {name}。</translation>
    </message>
    <message>
        <source>The add-on was downloaded; it is used from the next start on.</source>
        <translation>附加组件已下载，下次启动时开始使用。</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be used.</source>
        <translation>{name} 已下载，可以使用。</translation>
    </message>
    <message>
        <source>{name} was verified: all its files are intact.</source>
        <translation>{name} 已校验：所有文件完好。</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>已移除 {name}。</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Model library</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Find a model or a purpose…</source>
        <translation>查找模型或用途…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>{size} used by models of your own</source>
        <translation>您自己的模型占用 {size}</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>正在导入 {name}…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>停止并丢弃</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a file of weights; you can also drop it on this window</source>
        <translation>导入权重文件；也可以将文件拖放到此窗口</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Download, and no photo is ever sent.</source>
        <translation>在您按下“下载”之前不会下载任何内容，也绝不会发送任何照片。</translation>
    </message>
    <message>
        <source>Recommended: free for any use, quick, better</source>
        <translation>推荐：可任意使用、速度快、效果更好</translation>
    </message>
    <message>
        <source>Better faces</source>
        <translation>更好的人脸</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>更大的照片</translation>
    </message>
    <message>
        <source>Less noise, grain and JPEG blocks</source>
        <translation>减少噪点、颗粒和压缩色块</translation>
    </message>
    <message>
        <source>Sharper pictures</source>
        <translation>更清晰的照片</translation>
    </message>
    <message>
        <source>Light and colours</source>
        <translation>光线与颜色</translation>
    </message>
    <message>
        <source>Scratches and holes</source>
        <translation>划痕与破洞</translation>
    </message>
    <message>
        <source>Rebuild everything (needs a graphics card)</source>
        <translation>全部重建（需要显卡）</translation>
    </message>
    <message>
        <source>Parts that other models need</source>
        <translation>其他模型所需的部件</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Get it, and no photo is ever sent.</source>
        <translation>在您按“获取”之前不会下载任何内容，也绝不会发送照片。</translation>
    </message>
</context>
<context>
    <name>TonePanel</name>
    <message>
        <source>Black point</source>
        <translation>黑场</translation>
    </message>
    <message>
        <source>White point</source>
        <translation>白场</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>中间调</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>选取白色</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Then click something in the photo that should be white</source>
        <translation>然后点击照片中应为白色的地方</translation>
    </message>
    <message>
        <source>Reset all sliders and curves</source>
        <translation>重置所有滑块和曲线</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Edit tone curves</source>
        <translation>编辑色调曲线</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>高光</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>自然饱和度</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>色温</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>色调</translation>
    </message>
    <message>
        <source>Like saturation, but it spares what is colourful already</source>
        <translation>与饱和度类似，但会保护已经鲜艳的颜色</translation>
    </message>
    <message>
        <source>To the left cooler and bluer, to the right warmer and yellower</source>
        <translation>向左更冷、更蓝，向右更暖、更黄</translation>
    </message>
    <message>
        <source>To the left greener, to the right more magenta</source>
        <translation>向左更绿，向右更偏洋红</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>选取灰色</translation>
    </message>
    <message>
        <source>Then click something in the photo that should have no colour</source>
        <translation>然后点击照片中应为无色的地方</translation>
    </message>
</context>
<context>
    <name>MaskController</name>
    <message>
        <source>Mask: {name}</source>
        <translation>蒙版：{name}</translation>
    </message>
    <message>
        <source>Remove mask: {name}</source>
        <translation>移除蒙版：{name}</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>选择矩形</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>选择椭圆</translation>
    </message>
    <message>
        <source>Select with the lasso</source>
        <translation>用套索选择</translation>
    </message>
    <message>
        <source>Paint selection</source>
        <translation>涂抹选区</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>按颜色选择</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>反转选区</translation>
    </message>
    <message>
        <source>Soften selection</source>
        <translation>羽化选区</translation>
    </message>
    <message>
        <source>Mask of “{name}”</source>
        <translation>“{name}”的蒙版</translation>
    </message>
    <message>
        <source>The next repair acts only here</source>
        <translation>下一项修复只作用于此处</translation>
    </message>
    <message>
        <source>Draw where the next repair is to be applied</source>
        <translation>请画出下一项修复的作用范围</translation>
    </message>
    <message>
        <source>Select polygon</source>
        <translation>选择多边形</translation>
    </message>
    <message>
        <source>Paint over a spot: it is filled from its surroundings</source>
        <translation>涂抹污点：用周围的内容填充</translation>
    </message>
    <message>
        <source>Click something that should be white</source>
        <translation>请点击应为白色的地方</translation>
    </message>
    <message>
        <source>Paint where damage is, or take it away</source>
        <translation>涂抹有损伤的地方，或将其擦去</translation>
    </message>
    <message>
        <source>Paint a colour onto each thing: it spreads up to the edges</source>
        <translation>在每样东西上涂一种颜色：它会延伸到边缘</translation>
    </message>
</context>
<context>
    <name>DamageController</name>
    <message>
        <source>Correct the damage</source>
        <translation>修正损伤范围</translation>
    </message>
    <message>
        <source>Paint damage</source>
        <translation>涂抹损伤</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>损伤检测的灵敏度</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>撤销所有修正</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>non-commercial</source>
        <translation>非商业用途</translation>
    </message>
    <message>
        <source>Its licence forbids commercial use; you are asked once</source>
        <translation>其许可证禁止商业用途；只询问一次</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>许可证：{licence}</translation>
    </message>
    <message>
        <source>Also needs: {titles}</source>
        <translation>还需要：{titles}</translation>
    </message>
    <message>
        <source>For NVIDIA's graphics cards</source>
        <translation>适用于 NVIDIA 显卡</translation>
    </message>
    <message>
        <source>For a graphics card; a processor takes very long</source>
        <translation>适用于显卡；用处理器会非常慢</translation>
    </message>
    <message>
        <source>Better on a graphics card; a processor takes minutes for a photo</source>
        <translation>建议使用显卡；用处理器每张照片需要几分钟</translation>
    </message>
    <message>
        <source>Runs on any computer</source>
        <translation>可在任何电脑上运行</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Included with Heirloom</source>
        <translation>Heirloom 自带</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>正在下载…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Download the model from its publisher and install it</source>
        <translation>从发布者处下载并安装模型</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>丢弃下载</translation>
    </message>
    <message>
        <source>Delete the partial download</source>
        <translation>删除未完成的下载</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Compare the hashes of all files with the published ones</source>
        <translation>将所有文件的哈希值与公布值比对</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Delete the model and free disk space</source>
        <translation>删除模型以释放磁盘空间</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>导入您已有的文件</translation>
    </message>
    <message>
        <source>Publisher's page</source>
        <translation>发布者页面</translation>
    </message>
    <message>
        <source>Open it in your browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>停止；未完成的下载会保留，可以继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>停止并丢弃</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show licence and origin</source>
        <translation>显示许可证和来源</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>不可用于商业用途</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>可任意使用</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>Its file is converted by PyTorch: get the add-on first.</source>
        <translation>该文件由 PyTorch 转换：请先获取附加组件。</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>导航器</translation>
    </message>
    <message>
        <source>The whole photo; click to move the view</source>
        <translation>整张照片；点击可移动视图</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>You have version {version}</source>
        <translation>您的版本是 {version}</translation>
    </message>
    <message>
        <source>Heirloom will contact {server} once and fetch {address}, a line of text with the number of the newest version. Nothing about you or your photos is sent, and nothing is installed. The connection is noted in the record on this computer.</source>
        <translation>Heirloom 将只连接 {server} 一次，获取 {address}，即一行写有最新版本号的文本。不会发送有关您或照片的任何信息，也不会安装任何内容。此次连接会记录在这台电脑上。</translation>
    </message>
    <message>
        <source>Heirloom is set to stay offline, so it does not check for a new version.</source>
        <translation>Heirloom 已设为离线，因此不会检查新版本。</translation>
    </message>
    <message>
        <source>Version {version} is available at {page}</source>
        <translation>版本 {version} 可在 {page} 获取</translation>
    </message>
    <message>
        <source>There is no newer version.</source>
        <translation>没有更新的版本。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
</context>
<context>
    <name>WhatsNewDialog</name>
    <message>
        <source>What is new</source>
        <translation>新功能</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PageSelector</name>
    <message>
        <source>Picture of the file</source>
        <translation>文件中的图片</translation>
    </message>
    <message>
        <source>This file holds several pictures (Page Up, Page Down)</source>
        <translation>此文件包含多张图片（Page Up、Page Down）</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page}/{pages}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do…</source>
        <translation>输入您想做的事…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令列表</translation>
    </message>
    <message>
        <source>No command fits. Say it as an instruction instead.</source>
        <translation>没有合适的命令。请改用指令来描述。</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Restore</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Run the ticked steps (Ctrl+Enter)</source>
        <translation>运行勾选的步骤（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>关闭方案</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Not understood: {clauses}</source>
        <translation>没有听懂：{clauses}</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>没有需要修复的地方。</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, or the whole photo is changed.</source>
        <translation>{places}：指令不能选定照片的一部分。请先用左侧的工具选择，否则会改动整张照片。</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, then say what to do there.</source>
        <translation>{places}：指令不能选定照片的一部分。请先用左侧的工具选择，再说明要做什么。</translation>
    </message>
</context>
<context>
    <name>PlannedCard</name>
    <message>
        <source>Do this</source>
        <translation>执行此步骤</translation>
    </message>
    <message>
        <source>Strength: {name}</source>
        <translation>强度：{name}</translation>
    </message>
    <message>
        <source>Confidence that this is meant: {share}</source>
        <translation>确定是此意的把握：{share}</translation>
    </message>
    <message>
        <source>Earlier: {name}</source>
        <translation>提前：{name}</translation>
    </message>
    <message>
        <source>Later: {name}</source>
        <translation>推后：{name}</translation>
    </message>
    <message>
        <source>Estimated from earlier runs on this computer</source>
        <translation>根据这台电脑以往的运行估计</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>With {models}</source>
        <translation>使用 {models}</translation>
    </message>
    <message>
        <source>probably meant</source>
        <translation>很可能是此意</translation>
    </message>
    <message>
        <source>perhaps meant</source>
        <translation>也许是此意</translation>
    </message>
    <message>
        <source>{factor}×: from {old} to {new} pixels</source>
        <translation>{factor} 倍：从 {old} 到 {new} 像素</translation>
    </message>
</context>
<context>
    <name>ConnectionList</name>
    <message>
        <source>Connections ever made</source>
        <translation>曾经建立的连接</translation>
    </message>
    <message>
        <source>Loading the connection log…</source>
        <translation>正在读取连接记录…</translation>
    </message>
    <message>
        <source>None. Heirloom itself has never connected to anything.</source>
        <translation>无。Heirloom 自身从未连接过任何地方。</translation>
    </message>
    <message>
        <source>{at} · {url}
{why} · {size} · {outcome}</source>
        <translation>{at} · {url}
{why} · {size} · {outcome}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Settings: {settings}
Logs: {logs}
Temporary pixels: {scratch}
Models: {models}</source>
        <translation>设置：{settings}
日志：{logs}
临时像素数据：{scratch}
模型：{models}</translation>
    </message>
    <message>
        <source>Never connect, not even when I press Download</source>
        <translation>从不连接，即使按下“下载”</translation>
    </message>
    <message>
        <source>Delete these files</source>
        <translation>删除这些文件</translation>
    </message>
    <message>
        <source>The library ONNX Runtime keeps these files to report to its maker. An earlier version of Heirloom, or another program, let it; reports with facts about this computer, but no photos, may have been sent. Heirloom does not allow it any more.
{files}</source>
        <translation>ONNX Runtime 库保存这些文件是为了向其厂商发送报告。旧版 Heirloom 或其他程序曾允许这样做；可能已发送含有这台电脑信息的报告，但不含照片。Heirloom 现在不再允许。
{files}</translation>
    </message>
    <message>
        <source>Deleted:
{files}</source>
        <translation>已删除：
{files}</translation>
    </message>
    <message>
        <source>The system did not allow to delete:
{files}</source>
        <translation>系统不允许删除：
{files}</translation>
    </message>
    <message>
        <source>The files are gone already.</source>
        <translation>这些文件已经不存在。</translation>
    </message>
    <message>
        <source>Your photos stay on this computer. Heirloom has no account, collects no statistics and sends nothing. It connects only when you press Download in the model library, or ask for a new version.</source>
        <translation>您的照片始终留在这台电脑上。Heirloom 没有账户，不收集统计数据，也不发送任何内容。只有当您在模型库中按下“下载”或查询新版本时，它才会连接网络。</translation>
    </message>
    <message>
        <source>Your last instructions, photos, folders and names of people are remembered on this computer, in {file}.</source>
        <translation>您最近的指令、照片、文件夹和人名会记录在这台电脑的 {file} 中。</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>清除记录</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Heirloom ended.</source>
        <translation>Heirloom 结束时“{name}”尚未保存。</translation>
    </message>
    <message>
        <source>Its layers were saved for recovery, last on {when}.</source>
        <translation>其图层已保存以备恢复，最后一次是 {when}。</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>以后再问</translation>
    </message>
</context>
<context>
    <name>StartFailureDialog</name>
    <message>
        <source>A file or folder</source>
        <translation>文件或文件夹</translation>
    </message>
    <message>
        <source>{place} cannot be used ({reason}); check the disk and its permissions.</source>
        <translation>无法使用 {place}（{reason}）；请检查磁盘及其权限。</translation>
    </message>
    <message>
        <source>Heirloom cannot start.</source>
        <translation>Heirloom 无法启动。</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>画笔大小（[ 和 ]）</translation>
    </message>
    <message>
        <source>Hardness of the brush</source>
        <translation>画笔硬度</translation>
    </message>
    <message>
        <source>How different colours may be</source>
        <translation>允许的颜色差异</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Stop editing the mask (Esc)</source>
        <translation>停止编辑蒙版（Esc）</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>涂上</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Paint out</source>
        <translation>擦去</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>X or Alt swaps the two</source>
        <translation>按 X 或 Alt 切换两者</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Soften the edge</source>
        <translation>羽化边缘</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Fill the selection from its surroundings (F)</source>
        <translation>用周围的内容填充选区（F）</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
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
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours of the screen</source>
        <translation>屏幕颜色</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
    <message>
        <source>As they are (sRGB)</source>
        <translation>保持原样（sRGB）</translation>
    </message>
    <message>
        <source>A profile from a file…</source>
        <translation>来自文件的配置文件…</translation>
    </message>
    <message>
        <source>Profile of the screen</source>
        <translation>屏幕的配置文件</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>颜色配置文件 (*.icc *.icm)</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>与原照片相同</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quality is for JPEG and WebP.</source>
        <translation>质量用于 JPEG 和 WebP。</translation>
    </message>
    <message>
        <source>Best available device</source>
        <translation>可用的最佳设备</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>显卡（DirectML）</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Default of each model</source>
        <translation>各模型的默认值</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行设备</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>图块大小</translation>
    </message>
    <message>
        <source>Photos of a batch at once</source>
        <translation>批量修复时同时处理的照片数</translation>
    </message>
    <message>
        <source>Memory for networks (MB)</source>
        <translation>网络占用的内存（MB）</translation>
    </message>
    <message>
        <source>Memory of the graphics card (MB)</source>
        <translation>显卡内存（MB）</translation>
    </message>
    <message>
        <source>Memory for the view (MB)</source>
        <translation>视图占用的内存（MB）</translation>
    </message>
    <message>
        <source>Memory for undo (MB)</source>
        <translation>撤销占用的内存（MB）</translation>
    </message>
    <message>
        <source>These settings take effect at the next start. Small tiles need less memory.</source>
        <translation>这些设置将在下次启动时生效。图块越小，所需内存越少。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Restoration</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Show the damage</source>
        <translation>显示损伤</translation>
    </message>
    <message>
        <source>Find scratches and dust, check the result and repair them (Ctrl+F)</source>
        <translation>查找划痕和灰尘，检查结果并修复（Ctrl+F）</translation>
    </message>
</context>
<context>
    <name>AdjustmentController</name>
    <message>
        <source>Heal spots</source>
        <translation>污点修复</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>更改色阶</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>选取白色</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>合并图层</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>选取灰色</translation>
    </message>
</context>
<context>
    <name>BatchOptions</name>
    <message>
        <source>What each photo needs</source>
        <translation>每张照片各自所需</translation>
    </message>
    <message>
        <source>An instruction</source>
        <translation>一条指令</translation>
    </message>
    <message>
        <source>What was done to the open photo</source>
        <translation>与打开的照片相同的修复</translation>
    </message>
    <message>
        <source>A saved recipe…</source>
        <translation>已保存的配方…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>What to do to each photo</source>
        <translation>对每张照片做什么</translation>
    </message>
    <message>
        <source>Say what is wrong with these photos…</source>
        <translation>说说这些照片有什么问题…</translation>
    </message>
    <message>
        <source>Instruction for all photos</source>
        <translation>用于所有照片的指令</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>与原照片相同</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>结果的格式</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>{name} stands for the name of the original</source>
        <translation>{name} 代表原照片的名称</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>在各原照片旁边</translation>
    </message>
    <message>
        <source>Where the results go</source>
        <translation>结果的存放位置</translation>
    </message>
    <message>
        <source>The recipe “{name}”</source>
        <translation>配方“{name}”</translation>
    </message>
    <message>
        <source>There are no steps yet.</source>
        <translation>还没有步骤。</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>保存为</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open a photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Drop an old photo here</source>
        <translation>将老照片拖放到这里</translation>
    </message>
    <message>
        <source>or click to choose one · JPEG, TIFF, PNG, HEIC and more</source>
        <translation>或点击选择 · JPEG、TIFF、PNG、HEIC 等</translation>
    </message>
    <message>
        <source>Or try one of these:</source>
        <translation>也可以试试这些：</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>示例照片：{name}</translation>
    </message>
    <message>
        <source>then say what is wrong with it: “remove the scratches”</source>
        <translation>然后说说它有什么问题：“去掉划痕”</translation>
    </message>
    <message>
        <source>A folder, or several photos, are restored one by one.</source>
        <translation>文件夹或多张照片会逐张修复。</translation>
    </message>
    <message>
        <source>Opened last:</source>
        <translation>最近打开：</translation>
    </message>
</context>
<context>
    <name>Translator</name>
    <message>
        <source>Amount</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Red eyes removed: {count}.</source>
        <translation>已去除红眼：{count}。</translation>
    </message>
    <message>
        <source>remove the red eyes</source>
        <translation>去掉红眼</translation>
    </message>
    <message>
        <source>red eyes</source>
        <translation>红眼</translation>
    </message>
    <message>
        <source>Remove red eyes</source>
        <translation>去除红眼</translation>
    </message>
    <message>
        <source>more clarity</source>
        <translation>增强局部对比</translation>
    </message>
    <message>
        <source>little local contrast</source>
        <translation>局部对比不足</translation>
    </message>
    <message>
        <source>Raise clarity</source>
        <translation>增强局部对比</translation>
    </message>
    <message>
        <source>remove the vignette</source>
        <translation>去掉暗角</translation>
    </message>
    <message>
        <source>dark corners</source>
        <translation>暗角</translation>
    </message>
    <message>
        <source>Lighten dark corners</source>
        <translation>消除暗角</translation>
    </message>
    <message>
        <source>{path} is damaged, so nothing can be added to it; rename it and try again.</source>
        <translation>{path} 已损坏，无法添加内容；请将其改名后重试。</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E) and choose the size For a print.</source>
        <translation>请使用“导出”(Ctrl+E)，并选择“用于打印”的尺寸。</translation>
    </message>
    <message>
        <source>take Cut out prints of a scan (Ctrl+Shift+P).</source>
        <translation>请使用“从扫描件中裁出照片”(Ctrl+Shift+P)。</translation>
    </message>
    <message>
        <source>Invert the negative</source>
        <translation>将底片转为正片</translation>
    </message>
    <message>
        <source>colour negative</source>
        <translation>彩色底片</translation>
    </message>
    <message>
        <source>turn this negative into a positive</source>
        <translation>把这张底片转成正片</translation>
    </message>
    <message>
        <source>this looks like a colour negative</source>
        <translation>看起来像彩色底片</translation>
    </message>
    <message>
        <source>Film base (#rrggbb)</source>
        <translation>片基颜色（#rrggbb）</translation>
    </message>
    <message>
        <source>Exposure (stops)</source>
        <translation>曝光（档）</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>色温</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>色调</translation>
    </message>
    <message>
        <source>Remove printed dots</source>
        <translation>去除印刷网点</translation>
    </message>
    <message>
        <source>printed dots</source>
        <translation>印刷网点</translation>
    </message>
    <message>
        <source>remove the printed dots</source>
        <translation>去掉印刷网点</translation>
    </message>
    <message>
        <source>a grid of dots every {dot_distance:.1f} pixels</source>
        <translation>每 {dot_distance:.1f} 像素一个网点</translation>
    </message>
    <message>
        <source>make the faces clearer</source>
        <translation>让脸部更清晰</translation>
    </message>
    <message>
        <source>her dress was dark green</source>
        <translation>她的裙子是深绿色的</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损伤</translation>
    </message>
    <message>
        <source>remove the scratches and the dust</source>
        <translation>去掉划痕和灰尘</translation>
    </message>
    <message>
        <source>fill in the missing corner</source>
        <translation>补全缺失的一角</translation>
    </message>
    <message>
        <source>remove the JPEG blocks</source>
        <translation>去掉JPEG压缩色块</translation>
    </message>
    <message>
        <source>remove the rain</source>
        <translation>去掉雨丝</translation>
    </message>
    <message>
        <source>Noise and sharpness</source>
        <translation>噪点与清晰度</translation>
    </message>
    <message>
        <source>remove the noise</source>
        <translation>去除噪点</translation>
    </message>
    <message>
        <source>make it sharper</source>
        <translation>变清晰一点</translation>
    </message>
    <message>
        <source>less grain, a bit sharper</source>
        <translation>减少颗粒，稍微锐化一下</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>太暗了</translation>
    </message>
    <message>
        <source>brighten it a little</source>
        <translation>稍微调亮一点</translation>
    </message>
    <message>
        <source>bring back the faded colours</source>
        <translation>恢复褪色的颜色</translation>
    </message>
    <message>
        <source>remove the yellow cast</source>
        <translation>去掉泛黄</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>增加对比度</translation>
    </message>
    <message>
        <source>clear the haze</source>
        <translation>去掉雾气</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>整张照片</translation>
    </message>
    <message>
        <source>restore this old photo</source>
        <translation>修复这张老照片</translation>
    </message>
    <message>
        <source>everything except the colours</source>
        <translation>除了颜色，其他都修复</translation>
    </message>
    <message>
        <source>Parts of the photo</source>
        <translation>照片的局部</translation>
    </message>
    <message>
        <source>brighten the faces</source>
        <translation>把脸部调亮</translation>
    </message>
    <message>
        <source>remove the noise, only in the background</source>
        <translation>只去除背景的噪点</translation>
    </message>
    <message>
        <source>remove the scratches in the upper left corner</source>
        <translation>去掉左上角的划痕</translation>
    </message>
    <message>
        <source>sharpen everything but the faces</source>
        <translation>除了脸部都锐化</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>twice as large</source>
        <translation>放大两倍</translation>
    </message>
    <message>
        <source>enlarge it 1.5 times</source>
        <translation>放大到1.5倍</translation>
    </message>
    <message>
        <source>4000 pixels wide</source>
        <translation>宽4000像素</translation>
    </message>
    <message>
        <source>20 x 30 cm at 300 dpi</source>
        <translation>20x30厘米，300dpi</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>reduce the noise by half</source>
        <translation>噪点减少一半</translation>
    </message>
    <message>
        <source>sharpen it by 30 %</source>
        <translation>锐化30%</translation>
    </message>
    <message>
        <source>What stays as it is</source>
        <translation>保持不变的内容</translation>
    </message>
    <message>
        <source>remove the noise but keep the film grain</source>
        <translation>去除噪点，但保留胶片颗粒</translation>
    </message>
    <message>
        <source>remove the scratches, do not change the colours</source>
        <translation>去掉划痕，不要改变颜色</translation>
    </message>
    <message>
        <source>less yellow, but keep the sepia tone</source>
        <translation>减少黄色，但保留棕褐色调</translation>
    </message>
    <message>
        <source>Several wishes</source>
        <translation>多个要求</translation>
    </message>
    <message>
        <source>it is blurry and too dark</source>
        <translation>又模糊又太暗</translation>
    </message>
    <message>
        <source>remove the dust, brighten it, twice as large</source>
        <translation>去掉灰尘，调亮，放大两倍</translation>
    </message>
    <message>
        <source>select it with a tool on the left, then press Fill (key F).</source>
        <translation>请用左侧的工具选择它，然后按“填充”（F 键）。</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>左半部分</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>右半部分</translation>
    </message>
    <message>
        <source>upper half</source>
        <translation>上半部分</translation>
    </message>
    <message>
        <source>lower half</source>
        <translation>下半部分</translation>
    </message>
    <message>
        <source>upper left corner</source>
        <translation>左上角</translation>
    </message>
    <message>
        <source>upper right corner</source>
        <translation>右上角</translation>
    </message>
    <message>
        <source>lower left corner</source>
        <translation>左下角</translation>
    </message>
    <message>
        <source>lower right corner</source>
        <translation>右下角</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>border</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>“{clause}” (only: {place})</source>
        <translation>“{clause}”（仅：{place}）</translation>
    </message>
    <message>
        <source>“{clause}” (all but: {place})</source>
        <translation>“{clause}”（除外：{place}）</translation>
    </message>
    <message>
        <source>“{clause}”: this stays as it is.</source>
        <translation>“{clause}”：保持原样。</translation>
    </message>
    <message>
        <source>“{clause}”: nothing is wrong there, so nothing is done about it.</source>
        <translation>“{clause}”：没有问题，因此不做处理。</translation>
    </message>
    <message>
        <source>“{clause}”: this is the opposite of a repair; it stays as it is.</source>
        <translation>“{clause}”：这与修复相反，因此保持原样。</translation>
    </message>
    <message>
        <source>“{clause}”: {answer}</source>
        <translation>“{clause}”：{answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not possible here: {answer}</source>
        <translation>“{clause}”在这里无法做到：{answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not about the photo. Say what is wrong with it.</source>
        <translation>“{clause}”与照片无关。请说说照片有什么问题。</translation>
    </message>
    <message>
        <source>“{clause}” asks for {factor} times the size. The networks enlarge 2 or 4 times; the exported file is resampled to the size asked for.</source>
        <translation>“{clause}”要求 {factor} 倍的尺寸。网络只能放大 2 倍或 4 倍；导出的文件会重新采样为所要求的尺寸。</translation>
    </message>
    <message>
        <source>“{clause}”: the photo is that large already, so it is not enlarged.</source>
        <translation>“{clause}”：照片已经有这么大，因此不放大。</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L).</source>
        <translation>请使用色阶（Ctrl+Shift+L）。</translation>
    </message>
    <message>
        <source>take Crop and straighten (key C).</source>
        <translation>请使用裁剪与拉直（C 键）。</translation>
    </message>
    <message>
        <source>this program repairs what is in the photo and does not change what it shows.</source>
        <translation>本程序修复照片中已有的内容，不会改变画面内容。</translation>
    </message>
    <message>
        <source>this program has no tool for it yet.</source>
        <translation>本程序还没有用于此的工具。</translation>
    </message>
    <message>
        <source>no network for it comes with the program yet.</source>
        <translation>本程序还没有自带用于此的网络。</translation>
    </message>
    <message>
        <source>take Turn left (Ctrl+[) or Turn right (Ctrl+]).</source>
        <translation>请使用向左旋转（Ctrl+[）或向右旋转（Ctrl+]）。</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L) or Curves (Ctrl+Shift+U).</source>
        <translation>请使用色阶（Ctrl+Shift+L）或曲线（Ctrl+Shift+U）。</translation>
    </message>
    <message>
        <source>take Heal spots (key J).</source>
        <translation>请使用污点修复（J 键）。</translation>
    </message>
    <message>
        <source>press Ctrl+Z.</source>
        <translation>请按 Ctrl+Z。</translation>
    </message>
    <message>
        <source>press Ctrl+Shift+Z.</source>
        <translation>请按 Ctrl+Shift+Z。</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E).</source>
        <translation>请使用导出（Ctrl+E）。</translation>
    </message>
    <message>
        <source>take Before and after (key Y).</source>
        <translation>请使用修复前后对比（Y 键）。</translation>
    </message>
    <message>
        <source>press Ctrl+Z until the history is at its beginning.</source>
        <translation>请按 Ctrl+Z，直到历史记录回到开头。</translation>
    </message>
    <message>
        <source>this program restores photos and does not recognise what they show.</source>
        <translation>本程序只修复照片，不识别照片里有什么。</translation>
    </message>
    <message>
        <source>Repair scratches</source>
        <translation>修复划痕</translation>
    </message>
    <message>
        <source>Fill holes and missing parts</source>
        <translation>填补破洞和缺失部分</translation>
    </message>
    <message>
        <source>missing parts</source>
        <translation>缺失部分</translation>
    </message>
    <message>
        <source>Remove rain</source>
        <translation>去雨</translation>
    </message>
    <message>
        <source>Remove JPEG blocks</source>
        <translation>去除压缩色块</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>降噪</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Clear haze</source>
        <translation>去雾</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>调亮</translation>
    </message>
    <message>
        <source>Restore faded colours</source>
        <translation>恢复褪色</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>整体增强</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Rebuild detail</source>
        <translation>重建细节</translation>
    </message>
    <message>
        <source>scratches</source>
        <translation>划痕</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>雨</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>The device {device} could not do this, so the processor does it; it takes longer.</source>
        <translation>设备 {device} 无法完成，改由处理器执行，需要更长时间。</translation>
    </message>
    <message>
        <source>There was not enough memory, so the photo is processed in tiles of {side} pixels.</source>
        <translation>内存不足，因此照片分成 {side} 像素的图块处理。</translation>
    </message>
    <message>
        <source>A part of the photo could not be restored ({fault}) and was left as it was.</source>
        <translation>照片的一部分无法修复（{fault}），保持原样。</translation>
    </message>
    <message>
        <source>This is not a recipe that can be used (look at {detail}).</source>
        <translation>这不是可用的配方（请查看 {detail}）。</translation>
    </message>
    <message>
        <source>{path} holds {pages} pictures, of which number {page} was opened.</source>
        <translation>{path} 含有 {pages} 张图片，已打开第 {page} 张。</translation>
    </message>
    <message>
        <source>The {space} colours of {path} became sRGB, and results will be sRGB too.</source>
        <translation>{path} 的 {space} 颜色已转换为 sRGB，结果也将是 sRGB。</translation>
    </message>
    <message>
        <source>{path} has more channels than colours ({count} more), such as infrared; they are not used, and results do not have them.</source>
        <translation>{path} 除颜色外还有其他通道（{count} 个），例如红外；它们不会被使用，结果中也没有。</translation>
    </message>
    <message>
        <source>The metadata of {path} (date, camera, location) could not be read, so results will not contain it.</source>
        <translation>无法读取 {path} 的元数据（日期、相机、位置），因此结果中不会包含。</translation>
    </message>
    <message>
        <source>A {format} file cannot hold everything, so {path} lacks: {lost}.</source>
        <translation>{format} 文件无法保存全部内容，因此 {path} 缺少：{lost}。</translation>
    </message>
    <message>
        <source>There is not enough memory on {device}; close other programs and try again, or use smaller tiles (--tile 128).</source>
        <translation>{device} 上的内存不足；请关闭其他程序后重试，或使用更小的图块（--tile 128）。</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; your work is safe, run the step again.</source>
        <translation>引擎意外停止；您的工作没有丢失，请重新运行该步骤。</translation>
    </message>
    <message>
        <source>The model {model} is not installed; see `heirloom models list`.</source>
        <translation>模型 {model} 未安装；请查看 `heirloom models list`。</translation>
    </message>
    <message>
        <source>{title} is not installed. Get {source}; then import the files with `heirloom models import`. Licence: {licence}.</source>
        <translation>{title} 未安装。请获取 {source}，然后用 `heirloom models import` 导入文件。许可证：{licence}。</translation>
    </message>
    <message>
        <source>This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.</source>
        <translation>在 {device} 上约需 {minutes} 分钟和 {gigabytes} GB 内存。</translation>
    </message>
    <message>
        <source>The photo seems to show: {tags}.</source>
        <translation>照片里似乎有：{tags}。</translation>
    </message>
    <message>
        <source>Faces found: {count}; each is rebuilt by itself.</source>
        <translation>找到的人脸：{count}；每张脸单独重建。</translation>
    </message>
    <message>
        <source>There was not enough memory, so parts of the network are loaded one after another; it takes longer.</source>
        <translation>内存不足，因此网络分部分依次加载，需要更长时间。</translation>
    </message>
    <message>
        <source>Damage was certain on {share:.2%} of the area only; a --mask can show where more is.</source>
        <translation>只有 {share:.2%} 的面积能确定有损伤；可以用 --mask 指明其他位置。</translation>
    </message>
    <message>
        <source>{share:.1%} of the area was invented rather than restored; --save-evidence shows where.</source>
        <translation>{share:.1%} 的面积是推测生成的，而非修复所得；--save-evidence 可显示位置。</translation>
    </message>
    <message>
        <source>The model {model} cannot be used ({reason}); install it again.</source>
        <translation>模型 {model} 无法使用（{reason}）；请重新安装。</translation>
    </message>
    <message>
        <source>This computer cannot use the device {device}; choose auto or cpu.</source>
        <translation>这台电脑无法使用设备 {device}；请选择 auto 或 cpu。</translation>
    </message>
    <message>
        <source>The engine could not do this ({reason}); try it again, or with another step.</source>
        <translation>引擎无法完成（{reason}）；请重试，或尝试其他步骤。</translation>
    </message>
    <message>
        <source>The model {model} failed ({reason}); try another device.</source>
        <translation>模型 {model} 运行失败（{reason}）；请尝试其他设备。</translation>
    </message>
    <message>
        <source>{path} holds {danger} and was not opened; get the weights from their publisher.</source>
        <translation>{path} 含有 {danger}，因此没有打开；请从发布者处获取权重。</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); download it again.</source>
        <translation>{path} 已损坏（{detail}）；请重新下载。</translation>
    </message>
    <message>
        <source>{path} holds no network that is known here ({detail}); see `heirloom models list`.</source>
        <translation>{path} 中没有本程序认识的网络（{detail}）；请查看 `heirloom models list`。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {detail}.</source>
        <translation>无法使用 {path}：{detail}。</translation>
    </message>
    <message>
        <source>{path} is not the published file (its sha256 is {found}); download it again.</source>
        <translation>{path} 不是发布的文件（其 sha256 为 {found}）；请重新下载。</translation>
    </message>
    <message>
        <source>{path} holds a network that could serve several wishes; say which, for instance with `--for noise`.</source>
        <translation>{path} 中的网络可用于多种用途；请指明用途，例如 `--for noise`。</translation>
    </message>
    <message>
        <source>Reading {path} stopped unexpectedly; nothing was installed. Get the file again from its publisher.</source>
        <translation>读取 {path} 时意外停止；没有安装任何内容。请从发布者处重新获取该文件。</translation>
    </message>
    <message>
        <source>{path} needs packages that are not installed; get them with `heirloom addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.</source>
        <translation>{path} 所需的软件包未安装；请用 `heirloom addon install` 获取（在源代码目录中用 `pip install heirloom[{extra}]`），或使用 ONNX 文件。</translation>
    </message>
    <message>
        <source>The model {model} is part of the program and cannot be removed.</source>
        <translation>模型 {model} 是程序的一部分，无法移除。</translation>
    </message>
    <message>
        <source>The licence of {model} ({licence}) forbids commercial use; read it at {source} and, if you agree, repeat this with --accept-licence.</source>
        <translation>{model} 的许可证（{licence}）禁止商业用途；请在 {source} 阅读，如果同意，请加上 --accept-licence 重新运行。</translation>
    </message>
    <message>
        <source>{url} could not be downloaded ({reason}); try again later: what was already downloaded is kept.</source>
        <translation>无法下载 {url}（{reason}）；请稍后重试：已下载的部分会保留。</translation>
    </message>
    <message>
        <source>The model {model} cannot be downloaded by this program; get its file at {source}, then use `heirloom models import FILE`.</source>
        <translation>本程序无法下载模型 {model}；请在 {source} 获取其文件，然后使用 `heirloom models import FILE`。</translation>
    </message>
    <message>
        <source>Downloads are switched off (offline in the settings); switch them on, or use `heirloom models import FILE`.</source>
        <translation>下载已关闭（设置中为离线）；请将其打开，或使用 `heirloom models import FILE`。</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed}.</source>
        <translation>{path} 所在的磁盘已满；请腾出 {needed}。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the disk and its permissions.</source>
        <translation>无法写入 {path}（{reason}）；请检查磁盘及其权限。</translation>
    </message>
    <message>
        <source>The model {model} could not be converted faithfully (it differs by {deviation}); please report it.</source>
        <translation>模型 {model} 无法准确转换（偏差 {deviation}）；请反馈此问题。</translation>
    </message>
    <message>
        <source>There is no add-on for {system} on {machine} with Python {python}; everything else works without it.</source>
        <translation>没有适用于 {machine} 上的 {system} 和 Python {python} 的附加组件；其他功能不受影响。</translation>
    </message>
    <message>
        <source>This copy of Heirloom names no source for the add-on; give a package index with --index.</source>
        <translation>此份 Heirloom 没有附加组件的来源；请用 --index 指定软件包索引。</translation>
    </message>
    <message>
        <source>There is no picture {page} in {path} (pictures: {pages}); choose another.</source>
        <translation>{path} 中没有第 {page} 张图片（共 {pages} 张）；请选择其他图片。</translation>
    </message>
    <message>
        <source>The package index does not have {file}; try another index.</source>
        <translation>软件包索引中没有 {file}；请尝试其他索引。</translation>
    </message>
    <message>
        <source>{file} is not the expected file and was removed; try again.</source>
        <translation>{file} 不是预期的文件，已被移除；请重试。</translation>
    </message>
    <message>
        <source>The add-on is damaged: {file} is missing or was changed (affected files: {count}); remove the add-on and download it again.</source>
        <translation>附加组件已损坏：{file} 缺失或被更改（受影响的文件：{count}）；请移除附加组件后重新下载。</translation>
    </message>
    <message>
        <source>This copy of Heirloom does not say where new versions are announced; look where you got it.</source>
        <translation>此份 Heirloom 没有说明在哪里公布新版本；请到您获取它的地方查看。</translation>
    </message>
    <message>
        <source>{server} did not return the newest version ({reason}); try again later.</source>
        <translation>{server} 没有返回最新版本（{reason}）；请稍后重试。</translation>
    </message>
    <message>
        <source>Nothing was understood of “{sentence}”, so no file was written; say what is wrong with the photo, such as “remove the scratches”.</source>
        <translation>未能理解“{sentence}”，因此没有写入任何文件；请说明照片有什么问题，例如“去掉划痕”。</translation>
    </message>
    <message>
        <source>Files that look like pictures were left out of folders, since their kind or the ending of their name is not read: {count} ({names}).</source>
        <translation>文件夹中看起来像图片的文件已被略过，因为其类型或扩展名无法读取：{count} 个（{names}）。</translation>
    </message>
    <message>
        <source>The levels of {path} are floating-point numbers from {least} to {most}; those outside of 0 to 1 ({percent} % or less) are cut, so that parts may be white or black.</source>
        <translation>{path} 的像素值是从 {least} 到 {most} 的浮点数；超出 0 到 1 的值（不超过 {percent}%）会被截断，因此部分区域可能变成白色或黑色。</translation>
    </message>
    <message>
        <source>The name {path} is too long for the disk; choose a shorter one.</source>
        <translation>名称 {path} 对磁盘来说太长；请选择较短的名称。</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, where there is no file; choose the file itself.</source>
        <translation>{path} 是指向 {target} 的链接，但那里没有文件；请选择文件本身。</translation>
    </message>
    <message>
        <source>{path} is a file and not a folder; check the name.</source>
        <translation>{path} 是文件而不是文件夹；请检查名称。</translation>
    </message>
    <message>
        <source>{path} is a folder, pipe, socket or device and not a file; choose a file.</source>
        <translation>{path} 是文件夹、管道、套接字或设备，而不是文件；请选择文件。</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came from.</source>
        <translation>{path} 是空文件（0 字节）；请从原处重新复制。</translation>
    </message>
    <message>
        <source>The disk or the system allows no file of {needed} in {path}; choose another folder.</source>
        <translation>磁盘或系统不允许在 {path} 中写入 {needed} 的文件；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Your share of the disk of {path} is used up; free {needed} or choose another folder.</source>
        <translation>您在 {path} 所在磁盘上的配额已用完；请释放 {needed} 或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be opened, since too many files are open; close other programs and try again.</source>
        <translation>打开的文件过多，无法打开 {path}；请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The disk does not allow the name {path}; choose another one.</source>
        <translation>磁盘不允许使用名称 {path}；请选择其他名称。</translation>
    </message>
    <message>
        <source>The disk of {path} can only be read; choose another folder.</source>
        <translation>{path} 所在的磁盘是只读的；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} has data of other programs that are not known here ({names}); results do not have them.</source>
        <translation>{path} 含有此处未知的其他程序的数据（{names}）；结果中不包含这些数据。</translation>
    </message>
    <message>
        <source>{sidecar} differs from what EXIF or IPTC of the photo say ({names}); results have both: that of the file beside the photo in XMP.</source>
        <translation>{sidecar} 与照片的 EXIF 或 IPTC 内容不同（{names}）；结果中两者都有：照片旁文件的内容在 XMP 中。</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} 不存在；请检查名称。</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its permissions and the disk.</source>
        <translation>无法读取 {path}；请检查其权限和磁盘。</translation>
    </message>
    <message>
        <source>{path} is not a photo; choose another file.</source>
        <translation>{path} 不是照片；请选择其他文件。</translation>
    </message>
    <message>
        <source>{path} has the format {format}, which cannot be used here; save it as PNG, JPEG, TIFF or WebP.</source>
        <translation>{path} 是 {format} 文件，在这里无法使用；请将其保存为 PNG、JPEG、TIFF 或 WebP。</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); try to copy or scan it again.</source>
        <translation>{path} 已损坏（{detail}）；请尝试重新复制或扫描。</translation>
    </message>
    <message>
        <source>{path} is too large: {width} x {height} pixels, where {most} is the most; make it smaller first.</source>
        <translation>{path} 太大：{width} x {height} 像素，上限为 {most}；请先将其缩小。</translation>
    </message>
    <message>
        <source>{path} is very large: {width} x {height} pixels, which take about {needed} of disk; open it alone in the window, or allow it with --large.</source>
        <translation>{path} 非常大：{width} x {height} 像素，约需 {needed} 的磁盘空间；请在窗口中单独打开，或用 --large 允许。</translation>
    </message>
    <message>
        <source>{path} made the photo decoder crash and was skipped; copy or scan it again.</source>
        <translation>{path} 使照片解码器崩溃，已跳过；请重新复制或扫描。</translation>
    </message>
    <message>
        <source>{photo} was skipped, since its worker ended each time ({times} times); try it alone.</source>
        <translation>{photo} 的处理进程每次都异常结束（{times} 次），因此已跳过；请单独尝试。</translation>
    </message>
    <message>
        <source>{url} does not exist; check the address.</source>
        <translation>{url} 不存在；请检查地址。</translation>
    </message>
    <message>
        <source>{url} cannot be used ({reason}); check the connection and the permissions.</source>
        <translation>无法使用 {url}（{reason}）；请检查连接和权限。</translation>
    </message>
    <message>
        <source>Opening {path} was stopped after {seconds} seconds without progress; copy or scan it again.</source>
        <translation>打开 {path} 时 {seconds} 秒没有进展，已停止；请重新复制或扫描。</translation>
    </message>
    <message>
        <source>{path} needs more memory to open than there is; save it as TIFF or PNG, or make it smaller.</source>
        <translation>打开 {path} 所需的内存超出现有内存；请将其保存为 TIFF 或 PNG，或将其缩小。</translation>
    </message>
    <message>
        <source>{path} is no colour profile of a screen; choose another in the settings.</source>
        <translation>{path} 不是屏幕的颜色配置文件；请在设置中选择其他文件。</translation>
    </message>
    <message>
        <source>{path} is open in another window of Heirloom; close it there first.</source>
        <translation>{path} 已在另一个 Heirloom 窗口中打开；请先在那里关闭。</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting.</source>
        <translation>{path} 已存在；请选择其他名称或允许覆盖。</translation>
    </message>
    <message>
        <source>{path} is the original, which is never written over; choose another name.</source>
        <translation>{path} 是原照片，绝不会被覆盖；请选择其他名称。</translation>
    </message>
    <message>
        <source>{path} is a photo, mask or recipe that is being used, which is never written over; choose another name.</source>
        <translation>{path} 是正在使用的照片、蒙版或配方，绝不会被覆盖；请选择其他名称。</translation>
    </message>
    <message>
        <source>Two results would be written to {path}; choose different names.</source>
        <translation>有两个结果会写入 {path}；请选择不同的名称。</translation>
    </message>
    <message>
        <source>{path} exists and is no earlier file of this kind by Heirloom, so it is not overwritten; choose another name.</source>
        <translation>{path} 已存在，且不是 Heirloom 以前生成的同类文件，因此不会被覆盖；请选择其他名称。</translation>
    </message>
    <message>
        <source>{path} would be {width} x {height} pixels, and a side of a {format} file has at most {most}; choose PNG or TIFF.</source>
        <translation>{path} 将为 {width} x {height} 像素，而 {format} 文件的边长最多为 {most}；请选择 PNG 或 TIFF。</translation>
    </message>
    <message>
        <source>{path} lacks the notes of the camera's maker (MakerNote), since they may tell the place.</source>
        <translation>{path} 不含相机厂商的附注（MakerNote），因为其中可能有拍摄地点。</translation>
    </message>
    <message>
        <source>The project {path} keeps the original with its place.</source>
        <translation>项目 {path} 保留了带有拍摄地点的原始照片。</translation>
    </message>
    <message>
        <source>The {space} colours of {path} are taken for sRGB and may look different; results have the same colours.</source>
        <translation>{path} 的 {space} 颜色被当作 sRGB，看起来可能不同；结果的颜色与之相同。</translation>
    </message>
    <message>
        <source>The result is {path}, because {wanted} is another photo or result.</source>
        <translation>结果保存为 {path}，因为 {wanted} 是另一张照片或结果。</translation>
    </message>
    <message>
        <source>{path} has changed or gone since it was opened; open it again.</source>
        <translation>{path} 在打开后被更改或已不存在；请重新打开。</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another folder.</source>
        <translation>无法写入 {path}；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed} or choose another folder.</source>
        <translation>{path} 所在的磁盘已满；请腾出 {needed} 或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} is not a project that can be opened (look at {detail}).</source>
        <translation>{path} 不是可以打开的项目（请查看 {detail}）。</translation>
    </message>
    <message>
        <source>{path} was saved by a newer Heirloom; update this one to open it.</source>
        <translation>{path} 由更新版本的 Heirloom 保存；请更新本程序后打开。</translation>
    </message>
    <message>
        <source>The mask {path} is {width} x {height}, but the photo is {photo_width} x {photo_height}; they must be the same.</source>
        <translation>蒙版 {path} 为 {width} x {height}，而照片为 {photo_width} x {photo_height}；两者必须相同。</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({kind}); the log says more.</source>
        <translation>发生了意外情况（{kind}）；日志中有详细信息。</translation>
    </message>
    <message>
        <source>marks on {surely_marked:.1%} of the area</source>
        <translation>{surely_marked:.1%} 的面积上有痕迹</translation>
    </message>
    <message>
        <source>many thin bright lines</source>
        <translation>许多细而亮的线条</translation>
    </message>
    <message>
        <source>JPEG blocks, quality near {quality:.0f}</source>
        <translation>JPEG 压缩色块，质量约 {quality:.0f}</translation>
    </message>
    <message>
        <source>grain of about {sigma:.0f} levels of 255</source>
        <translation>颗粒约为 255 级中的 {sigma:.0f} 级</translation>
    </message>
    <message>
        <source>the steepest edges rise by {steepness:.0%} a pixel</source>
        <translation>最陡的边缘每像素上升 {steepness:.0%}</translation>
    </message>
    <message>
        <source>even dark areas are no darker than {dark_channel:.0%}</source>
        <translation>即使暗处也不低于 {dark_channel:.0%}</translation>
    </message>
    <message>
        <source>half of the photo is darker than {middle:.0%}</source>
        <translation>照片的一半暗于 {middle:.0%}</translation>
    </message>
    <message>
        <source>tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}</source>
        <translation>色调从 {black:.0%} 到 {white:.0%}，偏色 {tint:.0%}</translation>
    </message>
    <message>
        <source>less detail than {long_side:.0f} pixels can hold</source>
        <translation>细节少于 {long_side:.0f} 像素应有的程度</translation>
    </message>
    <message>
        <source>JPEG blocks</source>
        <translation>压缩色块</translation>
    </message>
    <message>
        <source>found in the photo</source>
        <translation>在照片中发现</translation>
    </message>
    <message>
        <source>by {title}, which comes with the program</source>
        <translation>使用程序自带的 {title}</translation>
    </message>
    <message>
        <source>by {title}, the best that is installed for this</source>
        <translation>使用 {title}，它是已安装的最佳选择</translation>
    </message>
    <message>
        <source>by {title}; others are installed for this, but too slow for this device</source>
        <translation>使用 {title}；其他已安装的模型在此设备上太慢</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪点</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>haze</source>
        <translation>雾</translation>
    </message>
    <message>
        <source>darkness</source>
        <translation>昏暗</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>褪色</translation>
    </message>
    <message>
        <source>dull tones</source>
        <translation>色调暗淡</translation>
    </message>
    <message>
        <source>few details</source>
        <translation>细节少</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>lost detail</source>
        <translation>丢失的细节</translation>
    </message>
    <message>
        <source>Finds faces</source>
        <translation>查找人脸</translation>
    </message>
    <message>
        <source>Runs generative models and imports PyTorch files</source>
        <translation>运行生成模型并导入 PyTorch 文件</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>照片的内容</translation>
    </message>
    <message>
        <source>Repair of noise and blur</source>
        <translation>修复噪点和模糊</translation>
    </message>
    <message>
        <source>Invented detail</source>
        <translation>推测补充的细节</translation>
    </message>
    <message>
        <source>Quick, with less detail</source>
        <translation>快速，细节较少</translation>
    </message>
    <message>
        <source>Process each face separately</source>
        <translation>单独处理每张脸</translation>
    </message>
    <message>
        <source>Process the background too</source>
        <translation>同时处理背景</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Masks, brush strokes and the crop are not saved in the recipe: on other photos the steps act everywhere.</source>
        <translation>蒙版、画笔笔触和裁剪不会保存在配方中：在其他照片上，各步骤作用于整张照片。</translation>
    </message>
    <message>
        <source>“{clause}”</source>
        <translation>“{clause}”</translation>
    </message>
    <message>
        <source>Takes about {time} and {gigabytes} GB of memory ({device}).</source>
        <translation>约需 {time} 和 {gigabytes} GB 内存（{device}）。</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>Found: {faults}</source>
        <translation>发现：{faults}</translation>
    </message>
    <message>
        <source>Little certain damage was found; Ctrl+F shows possible damage. Select or paint the rest and press F to fill it.</source>
        <translation>能确定的损伤很少；按 Ctrl+F 显示可能的损伤。其余部分请选择或涂抹，再按 F 填充。</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>约 {count} 秒</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>约 {count} 分钟</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>还剩约 {count} 秒</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>还剩约 {count} 分钟</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>Healed spots</source>
        <translation>污点修复</translation>
    </message>
    <message>
        <source>Merged layers</source>
        <translation>合并的图层</translation>
    </message>
    <message>
        <source>Reads instructions</source>
        <translation>理解指令</translation>
    </message>
    <message>
        <source>Finds scratches and dust</source>
        <translation>查找划痕和灰尘</translation>
    </message>
    <message>
        <source>Fills what was damaged</source>
        <translation>填补损坏之处</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>光线与颜色</translation>
    </message>
    <message>
        <source>Noise, blur and JPEG blocks, as instructed</source>
        <translation>按指令处理噪点、模糊和压缩色块</translation>
    </message>
    <message>
        <source>Rebuilds faces and detail</source>
        <translation>重建人脸和细节</translation>
    </message>
    <message>
        <source>Part of another model</source>
        <translation>其他模型的一部分</translation>
    </message>
    <message>
        <source>No defects were found. Describe what you see.</source>
        <translation>没有发现缺陷。请描述您看到的问题。</translation>
    </message>
    <message>
        <source>{share} of the area was invented; Shift+I shows where.</source>
        <translation>{share} 的面积是推测生成的；按 Shift+I 显示位置。</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Repair exactly the masked area</source>
        <translation>只修复蒙版区域</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>保真度</translation>
    </message>
    <message>
        <source>Adherence to the photo</source>
        <translation>对照片的忠实度</translation>
    </message>
    <message>
        <source>Steps (0: as published)</source>
        <translation>步数（0：按发布时的设定）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>This recipe was saved by a newer Heirloom; update this one to use it.</source>
        <translation>此配方由更新版本的 Heirloom 保存；请更新本程序后使用。</translation>
    </message>
    <message>
        <source>{path} could not be understood completely (look at {detail}). It was kept as {kept}, and what could be understood is used.</source>
        <translation>无法完全理解 {path}（请查看 {detail}）。它已另存为 {kept}，能理解的部分会被使用。</translation>
    </message>
    <message>
        <source>{path} was written by a newer Heirloom and is not used here. It was kept as {kept}.</source>
        <translation>{path} 由更新版本的 Heirloom 写入，在这里不使用。它已另存为 {kept}。</translation>
    </message>
    <message>
        <source>{path} is no model card that can be used (look at {detail}); its model is left out. It was kept as {kept}.</source>
        <translation>{path} 不是可用的模型卡（请查看 {detail}），其模型已被略过。它已另存为 {kept}。</translation>
    </message>
    <message>
        <source>{path} is no regular file, or far too large; choose another file.</source>
        <translation>{path} 不是普通文件，或文件过大；请选择其他文件。</translation>
    </message>
    <message>
        <source>The batch queue {path} belongs to another window of Heirloom. Photos that are added here are restored, but stored only once that window is closed.</source>
        <translation>批量队列 {path} 属于另一个 Heirloom 窗口。在这里添加的照片会被修复，但要等那个窗口关闭后才会保存到队列中。</translation>
    </message>
    <message>
        <source>The network gave no usable result for any part of the photo ({fault}), so nothing was restored; try another device or model.</source>
        <translation>网络对照片的任何部分都没有给出可用的结果（{fault}），因此没有修复任何内容；请尝试其他设备或模型。</translation>
    </message>
    <message>
        <source>The process that opens {path} has not answered for {seconds} seconds; it is ended and started again if it does not go on.</source>
        <translation>打开 {path} 的进程已 {seconds} 秒没有响应；如果仍无进展，它将被结束并重新启动。</translation>
    </message>
    <message>
        <source>{url} does not answer ({reason}); it is asked again for up to {minutes} minutes.</source>
        <translation>{url} 没有响应（{reason}）；将在最多 {minutes} 分钟内继续尝试。</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} 不完整：共 {height} 行，最后 {missing} 行缺失或不完整，显示为灰色。</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} 内部已损坏：共 {height} 行，最后 {missing} 行无法读取，显示为灰色。其他行也可能有误；请与副本比较。</translation>
    </message>
    <message>
        <source>“{clause}”: no face can be found in the photo. Select the place, then say it again.</source>
        <translation>“{clause}”：照片中找不到人脸。请选择位置，然后再说一遍。</translation>
    </message>
    <message>
        <source>“{clause}”: the place is guessed from the faces and only approximate. The mask of the layer can be corrected.</source>
        <translation>“{clause}”：位置是根据人脸推测的，只是大致范围。可以修正图层的蒙版。</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>眼睛</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Restore faces</source>
        <translation>修复人脸</translation>
    </message>
    <message>
        <source>Faces restored: {count}; left alone, since they are too small or far behind: {left}.</source>
        <translation>已修复的人脸：{count}；因太小或太远而未处理：{left}。</translation>
    </message>
    <message>
        <source>Faces that were changed less, so that they stay the same person: {count}.</source>
        <translation>为保持是同一个人而减少改动的人脸：{count}。</translation>
    </message>
    <message>
        <source>Whether the faces are still the same person was not measured, since no network for it is installed (SFace in the model library). Compare them before and after.</source>
        <translation>没有检测人脸是否仍是同一个人，因为未安装所需的网络（模型库中的 SFace）。请对比修复前后。</translation>
    </message>
    <message>
        <source>“{clause}”: noise and blur are taken from each face, and nothing is invented. To rebuild what is lost, {answer}</source>
        <translation>“{clause}”：去除每张脸上的噪点和模糊，不添加推测的内容。要重建丢失的部分，{answer}</translation>
    </message>
    <message>
        <source>get a network for faces in the model library (Ctrl+Shift+M).</source>
        <translation>请在模型库（Ctrl+Shift+M）中获取人脸网络。</translation>
    </message>
    <message>
        <source>Add invented colours</source>
        <translation>添加推测的颜色</translation>
    </message>
    <message>
        <source>missing colours</source>
        <translation>缺少颜色</translation>
    </message>
    <message>
        <source>“{clause}”: select the thing that had this colour, then say it again.</source>
        <translation>“{clause}”：请选择原来是这种颜色的东西，然后再说一遍。</translation>
    </message>
    <message>
        <source>no network for colours is installed. Say what had which colour, such as “her dress was dark green”.</source>
        <translation>没有安装上色的网络。请说明什么东西是什么颜色，例如“她的裙子是深绿色的”。</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>衣服</translation>
    </message>
    <message>
        <source>Least likeness of a face</source>
        <translation>人脸的最低相似度</translation>
    </message>
    <message>
        <source>Colour (#rrggbb)</source>
        <translation>颜色（#rrggbb）</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>The added colours are invented; the photo does not tell them.</source>
        <translation>添加的颜色是推测的；照片本身没有颜色信息。</translation>
    </message>
    <message>
        <source>the server was not found; is this computer online?</source>
        <translation>找不到服务器；这台电脑联网了吗？</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>服务器没有及时响应</translation>
    </message>
    <message>
        <source>the server does not accept connections</source>
        <translation>服务器不接受连接</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be opened; copy or scan it again.</source>
        <translation>{path} 已损坏，无法打开；请重新复制或扫描。</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>不到 1 秒</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>许可证：{licence}</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>可自由用于任何用途</translation>
    </message>
    <message>
        <source>free for any use that harms nobody</source>
        <translation>可自由用于任何不伤害他人的用途</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>不可商用</translation>
    </message>
    <message>
        <source>licence: read it first</source>
        <translation>许可证：请先阅读</translation>
    </message>
    <message>
        <source>{time} a face on this computer (estimated)</source>
        <translation>在这台电脑上每张脸{time}（估计）</translation>
    </message>
    <message>
        <source>{time} a photo on this computer (estimated)</source>
        <translation>在这台电脑上每张照片{time}（估计）</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (estimated)</source>
        <translation>在这台电脑上每百万像素{time}（估计）</translation>
    </message>
    <message>
        <source>A second network checks that each face stays the same person.</source>
        <translation>另有一个网络检查每张脸是否仍是同一个人。</translation>
    </message>
    <message>
        <source>Checks that each face stays the same person, and holds the change back where it does not.</source>
        <translation>检查每张脸是否仍是同一个人，若不是则减弱改动。</translation>
    </message>
    <message>
        <source>Rebuilds what is lost in each face.</source>
        <translation>重建每张脸上缺失的部分。</translation>
    </message>
    <message>
        <source>Colours a black and white photo; the colours are invented.</source>
        <translation>为黑白照片上色；颜色是臆造的。</translation>
    </message>
    <message>
        <source>Rebuilds lost detail, which is invented.</source>
        <translation>重建缺失的细节；细节是臆造的。</translation>
    </message>
    <message>
        <source>A larger network than those that come with the program, and slower.</source>
        <translation>比自带的网络更大，也更慢。</translation>
    </message>
    <message>
        <source>{url} no longer has the file ({reason}). If you get it elsewhere, import it.</source>
        <translation>{url} 已没有该文件（{reason}）。如果您从别处得到它，请导入。</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (measured)</source>
        <translation>在这台电脑上每百万像素{time}（实测）</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The process that opens photos has not answered for 10 seconds. Wait, cancel, or let a new process open the photo: your work is safe.</source>
        <translation>打开照片的进程已 10 秒没有响应。可以等待、取消，或让新进程打开照片：您的工作没有丢失。</translation>
    </message>
    <message>
        <source>Use a new process</source>
        <translation>使用新进程</translation>
    </message>
    <message>
        <source>The engine has not answered for 10 seconds. Wait, or restart it: your work is safe, only the running step is lost.</source>
        <translation>引擎已 10 秒没有响应。可以等待，或重新启动引擎：您的工作没有丢失，只会丢失正在运行的步骤。</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>重新启动引擎</translation>
    </message>
    <message>
        <source>Heirloom ended twice while it was starting, so it is in safe mode now: without your own models and the add-on, and on the processor only. Close it and start it again to leave safe mode.</source>
        <translation>Heirloom 在启动过程中结束了两次，因此现在处于安全模式：不使用您自己的模型和附加组件，只使用处理器。要退出安全模式，请关闭后重新启动。</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} 不完整：共 {height} 行，最后 {missing} 行缺失或不完整，显示为灰色。</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} 内部已损坏：共 {height} 行，最后 {missing} 行无法读取，显示为灰色。其他行也可能有误；请与副本比较。</translation>
    </message>
    <message>
        <source>{path} is damaged within, so parts of the picture may be wrong; compare it with a copy.</source>
        <translation>{path} 内部已损坏，图片的部分内容可能有误；请与副本比较。</translation>
    </message>
    <message>
        <source>{path} is cut off, so the photo is less sharp than it was.</source>
        <translation>{path} 不完整，因此照片不如原来清晰。</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} 不完整：共 {height} 行，最后 {missing} 行缺失；请重新复制，在窗口中单独打开，或用 --partial 允许。</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} cannot be read, and others may be wrong; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} 内部已损坏：共 {height} 行，最后 {missing} 行无法读取，其他行也可能有误；请重新复制，在窗口中单独打开，或用 --partial 允许。</translation>
    </message>
    <message>
        <source>{path} is cut off before its fine detail; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} 在细节数据之前中断；请重新复制，在窗口中单独打开，或用 --partial 允许。</translation>
    </message>
    <message>
        <source>{path} is a motion photo; results do not have its video.</source>
        <translation>{path} 是动态照片；结果中没有其视频。</translation>
    </message>
    <message>
        <source>{path} has a gain map for bright screens (HDR); results do not have it.</source>
        <translation>{path} 含有用于高亮屏幕的增益图（HDR）；结果中没有。</translation>
    </message>
    <message>
        <source>{path} holds more pictures behind the first one ({count} more); results do not have them.</source>
        <translation>{path} 在第一张图片之后还有其他图片（{count} 张）；结果中没有。</translation>
    </message>
    <message>
        <source>{path} has other data behind its picture ({size} bytes); results do not have them.</source>
        <translation>{path} 在图片之后还有其他数据（{size} 字节）；结果中没有。</translation>
    </message>
    <message>
        <source>{sidecar} may hold metadata of the photo and cannot be read; copy it beside the result to keep it.</source>
        <translation>{sidecar} 可能含有照片的元数据，但无法读取；要保留，请将其复制到结果旁边。</translation>
    </message>
    <message>
        <source>Captions, names, dates and other metadata in {sidecar} are carried into results; developing instructions for other programs are not.</source>
        <translation>{sidecar} 中的说明、姓名、日期等元数据会写入结果；供其他程序使用的调整设置不会写入。</translation>
    </message>
</context>
<context>
    <name>DamageRow</name>
    <message numerus="yes">
        <source>Damage found: %n place(s)</source>
        <translation>
            <numerusform>发现损伤：%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Tint the damage in the photo, to correct it (Esc)</source>
        <translation>在照片中标出损伤以便修正（Esc）</translation>
    </message>
    <message>
        <source>Click a place to leave it out or take it back. Paint with the brush to add.</source>
        <translation>点击某处可将其排除或恢复。用画笔涂抹可添加。</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>撤销所有修正</translation>
    </message>
    <message>
        <source>Looking for damage: {share}</source>
        <translation>正在查找损伤：{share}</translation>
    </message>
    <message>
        <source>No damage found; paint where it is.</source>
        <translation>没有发现损伤；请涂抹有损伤的地方。</translation>
    </message>
    <message>
        <source>The damage cannot be shown.</source>
        <translation>无法显示损伤。</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>损伤检测的灵敏度</translation>
    </message>
    <message>
        <source>less</source>
        <translation>少</translation>
    </message>
    <message>
        <source>more</source>
        <translation>多</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>最近打开的照片</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空此列表</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>How many pixels are dark (left) and light (right), in red, green and blue</source>
        <translation>从暗（左）到亮（右）的像素数量，分红、绿、蓝显示</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>White border</source>
        <translation>白边</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>分辨率（dpi）</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>{size}. The photo has fewer: it is enlarged {factor} times.</source>
        <translation>{size}。照片的像素不够：将放大 {factor} 倍。</translation>
    </message>
</context>
<context>
    <name>ColourController</name>
    <message>
        <source>That photo has no colours.</source>
        <translation>那张照片没有颜色。</translation>
    </message>
    <message>
        <source>Colours of another photo</source>
        <translation>另一张照片的颜色</translation>
    </message>
    <message>
        <source>Colour to paint with</source>
        <translation>要涂的颜色</translation>
    </message>
    <message>
        <source>Paint a colour</source>
        <translation>涂颜色</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
</context>
<context>
    <name>_FaceRow</name>
    <message>
        <source>Face {number}</source>
        <translation>人脸 {number}</translation>
    </message>
    <message>
        <source>Likeness {likeness}</source>
        <translation>相似度 {likeness}</translation>
    </message>
</context>
<context>
    <name>SentencesDialog</name>
    <message>
        <source>What you can say</source>
        <translation>可以这样说</translation>
    </message>
    <message>
        <source>A click puts a sentence into the line.</source>
        <translation>点击句子即可将其放入输入栏。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Get it</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>正在安装…</translation>
    </message>
    <message>
        <source>Downloading: {share}</source>
        <translation>正在下载：{share}</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>正在等待另一个下载</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Download it from its publisher and install it; then the plan is made again</source>
        <translation>从发布者处下载并安装；然后重新制定计划</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>导入您已有的文件</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>停止；已下载的部分会保留，可以继续</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>停止并丢弃</translation>
    </message>
    <message>
        <source>Hide this until the program is started again</source>
        <translation>隐藏，直到程序再次启动</translation>
    </message>
</context>
<context>
    <name>OfferController</name>
    <message>
        <source>{title} is installed and will be used by the next plan.</source>
        <translation>{title} 已安装，下一个计划将使用它。</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Exported to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
</context>
<context>
    <name>PrintsView</name>
    <message>
        <source>Arrow keys move the chosen prints, Delete removes them.</source>
        <translation>方向键移动所选照片，Delete 将其移除。</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描件</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Save in</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Other scans…</source>
        <translation>其他扫描件…</translation>
    </message>
    <message>
        <source>This side is up</source>
        <translation>此边朝上</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>一分为二</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Save {count} prints</source>
        <translation>保存 {count} 张照片</translation>
    </message>
    <message>
        <source>(up?)</source>
        <translation>（朝上？）</translation>
    </message>
    <message>
        <source>Prints: {count}.</source>
        <translation>照片：{count} 张。</translation>
    </message>
    <message>
        <source>Prints: {count}. Check which side is up of: {doubtful}.</source>
        <translation>照片：{count} 张。需确认哪边朝上：{doubtful} 张。</translation>
    </message>
    <message>
        <source>No print was found. Draw one with the mouse, or take Add.</source>
        <translation>未找到照片。请用鼠标框出一张，或使用“添加”。</translation>
    </message>
    <message>
        <source>Saving the prints…</source>
        <translation>正在保存照片…</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>文件夹：{folder}</translation>
    </message>
    <message>
        <source>Looking for prints…</source>
        <translation>正在寻找照片…</translation>
    </message>
    <message>
        <source>{name}: scan {number} of {count}</source>
        <translation>{name}：第 {number} 个扫描件，共 {count} 个</translation>
    </message>
    <message>
        <source>Skip this scan</source>
        <translation>跳过此扫描件</translation>
    </message>
    <message>
        <source>Then restore them all</source>
        <translation>然后全部修复</translation>
    </message>
    <message>
        <source>Cut out prints</source>
        <translation>裁出照片</translation>
    </message>
</context>
<context>
    <name>SplitController</name>
    <message>
        <source>Prints saved in {folder}: {count}</source>
        <translation>已保存到 {folder} 的照片：{count} 张</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Name of the person</source>
        <translation>人物姓名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Photos: {count}. What you write is added to an XMP file beside each of them; empty fields leave what is there.</source>
        <translation>照片：{count} 张。所写内容会加入每张照片旁的 XMP 文件；空白栏保留原有内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人物</translation>
    </message>
    <message>
        <source>Understood as {date}; sorted as {day}.</source>
        <translation>识别为 {date}；按 {day} 排序。</translation>
    </message>
    <message>
        <source>Not understood; it is kept as it is written.</source>
        <translation>无法识别；将按原文保存。</translation>
    </message>
    <message>
        <source>Rough dates are welcome.</source>
        <translation>大致的日期即可。</translation>
    </message>
    <message>
        <source>album, page and number of the print</source>
        <translation>相册、页码和照片编号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>street, town, country – from near to far</source>
        <translation>街道, 城市, 国家——由近及远</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>c. 1943, summer 1956</source>
        <translation>约1943年，1956年夏</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>关于这张照片</translation>
    </message>
    <message>
        <source>About many photos</source>
        <translation>关于多张照片</translation>
    </message>
</context>
<context>
    <name>FactsController</name>
    <message>
        <source>Facts were written beside the photos: {count}</source>
        <translation>已在照片旁写入信息：{count} 张</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>关于这张照片</translation>
    </message>
</context>
</TS>
