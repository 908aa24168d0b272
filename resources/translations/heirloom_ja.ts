<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Heirloom</source>
        <translation>Heirloom について</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>バージョン {version}</translation>
    </message>
    <message>
        <source>Restores old photographs on this computer. Free software under the Apache License 2.0; nothing is ever sent anywhere.</source>
        <translation>このコンピューターの中だけで古い写真を修復します。Apache License 2.0 のフリーソフトウェアです。どこにも何も送信しません。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用しているもの</translation>
    </message>
    <message>
        <source>Licence of</source>
        <translation>ライセンスの対象</translation>
    </message>
    <message>
        <source>All components, one line each</source>
        <translation>すべての構成要素（1行に1つ）</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Colours of another photo…</source>
        <translation>別の写真の色…</translation>
    </message>
    <message>
        <source>About many photos…</source>
        <translation>複数の写真について…</translation>
    </message>
    <message>
        <source>caption people names date place album faces</source>
        <translation>説明 人物 名前 日付 場所 アルバム 顔</translation>
    </message>
    <message>
        <source>About this photo…</source>
        <translation>この写真について…</translation>
    </message>
    <message>
        <source>split album page flatbed several photos</source>
        <translation>分割 アルバム ページ 複数 写真 スキャナー</translation>
    </message>
    <message>
        <source>Cut out prints of a scan…</source>
        <translation>スキャンから写真を切り出す…</translation>
    </message>
    <message>
        <source>What you can say…</source>
        <translation>指示の例…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>プロジェクトを保存</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Restore many photos…</source>
        <translation>多数の写真を修復…</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>レシピを保存…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直し</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>修復前と修復後</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>左右に並べる</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体表示</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大表示</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小表示</translation>
    </message>
    <message>
        <source>Enter an instruction</source>
        <translation>指示を入力</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>コマンドを検索…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>キー操作…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>新機能…</translation>
    </message>
    <message>
        <source>About Heirloom…</source>
        <translation>Heirloom について…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>ブラシを大きく</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>ブラシを小さく</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>追加と除外を切り替え</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>選択範囲を埋める</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>選択範囲を反転</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>トーンカーブ</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>写真を移動</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>長方形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>楕円形</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>なげなわ</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>ブラシ</translation>
    </message>
    <message>
        <source>Similar colours</source>
        <translation>近似色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Crop and straighten</source>
        <translation>トリミングと傾き補正</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>左に回転</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>右に回転</translation>
    </message>
    <message>
        <source>Merge the two topmost layers</source>
        <translation>上の2つのレイヤーを結合</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多角形</translation>
    </message>
    <message>
        <source>Heal spots</source>
        <translation>スポット修復</translation>
    </message>
    <message>
        <source>Photo and layers</source>
        <translation>写真とレイヤー</translation>
    </message>
    <message>
        <source>Check for a new version…</source>
        <translation>新しいバージョンを確認…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>モデルライブラリ…</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>傷みを探す</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更箇所</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>修復か推測か</translation>
    </message>
    <message>
        <source>Next picture of the file</source>
        <translation>ファイル内の次の画像</translation>
    </message>
    <message>
        <source>Previous picture of the file</source>
        <translation>ファイル内の前の画像</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>元に戻す：{edit}</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>やり直し：{edit}</translation>
    </message>
    <message>
        <source>Levels and colour</source>
        <translation>レベルと色の補正</translation>
    </message>
    <message>
        <source>brightness contrast warmth tint saturation vibrance white balance histogram</source>
        <translation>明るさ コントラスト 色温度 色かぶり 彩度 自然な彩度 ホワイトバランス ヒストグラム brightness contrast white balance</translation>
    </message>
    <message>
        <source>Paint colours</source>
        <translation>色を塗る</translation>
    </message>
    <message>
        <source>Export before and after…</source>
        <translation>前後を書き出す…</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Unchanged, copied as {name}</source>
        <translation>変更なし。{name} としてコピーしました</translation>
    </message>
    <message>
        <source>Restored as {name}</source>
        <translation>{name} として修復しました</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>修復中…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>修復済み</translation>
    </message>
    <message>
        <source>Could not be restored</source>
        <translation>修復できませんでした</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセルしました</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Many photos – Heirloom</source>
        <translation>一括修復 – Heirloom</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>一括修復する写真</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or click to choose</source>
        <translation>ここに写真やフォルダーをドロップするか、クリックして選択</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>一括修復の進行状況</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Restore all waiting photos with the options above</source>
        <translation>待機中の写真を、上の設定ですべて修復します</translation>
    </message>
    <message>
        <source>Restore the photos that still wait</source>
        <translation>残っている写真を修復します</translation>
    </message>
    <message>
        <source>New photos in {folders} are restored automatically</source>
        <translation>{folders} に追加された写真を自動で修復します</translation>
    </message>
    <message>
        <source>The originals are never changed.</source>
        <translation>元の写真は決して変更しません。</translation>
    </message>
    <message>
        <source> · paused</source>
        <translation> · 一時停止中</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>写真を追加…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Watch folder…</source>
        <translation>フォルダーを監視…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>監視を停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>リストを消去</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>レポートを保存…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Choose photos to add to the list</source>
        <translation>リストに追加する写真を選びます</translation>
    </message>
    <message>
        <source>Add all photos of a folder</source>
        <translation>フォルダー内の写真をすべて追加します</translation>
    </message>
    <message>
        <source>Finish the current photo, then pause</source>
        <translation>現在の写真を終えてから一時停止します</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for the start</source>
        <translation>
            <numerusform>%n 枚の写真が開始を待っています</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n restored</source>
        <translation>
            <numerusform>%n 枚中 {done} 枚を修復しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n could not be</source>
        <translation>
            <numerusform> · %n 枚は修復できませんでした</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore new photos as they are added to a folder</source>
        <translation>フォルダーに追加された写真を自動で修復します</translation>
    </message>
    <message>
        <source>Stop restoring new photos</source>
        <translation>新しい写真の修復を停止します</translation>
    </message>
    <message>
        <source>Stop at once; finished results are kept</source>
        <translation>すぐに停止します。終わった結果は残ります</translation>
    </message>
    <message>
        <source>Retry the photos that could not be restored</source>
        <translation>修復できなかった写真をもう一度試します</translation>
    </message>
    <message>
        <source>Remove finished photos from the list; no file is deleted</source>
        <translation>終わった写真をリストから外します。ファイルは削除しません</translation>
    </message>
    <message>
        <source>Save the result for each photo as a text file</source>
        <translation>各写真の結果をテキストファイルに保存します</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>結果を表示します</translation>
    </message>
    <message>
        <source>Restore many photos</source>
        <translation>多数の写真を修復</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close this window; the batch goes on (Esc)</source>
        <translation>このウィンドウを閉じます。一括修復は続きます（Esc）</translation>
    </message>
    <message>
        <source> · {count} needed nothing</source>
        <translation> · {count} 枚は修復不要でした</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>{path} に保存しました</translation>
    </message>
    <message>
        <source>The batch is finished.</source>
        <translation>一括修復が終わりました。</translation>
    </message>
    <message>
        <source>Photos that are in the list already were not added again: {count}</source>
        <translation>すでにリストにあるため追加しなかった写真：{count} 枚</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>元の写真</translation>
    </message>
    <message>
        <source>One layer alone</source>
        <translation>1つのレイヤーのみ</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修復前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修復後</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add what is missing</source>
        <translation>足りないものを追加</translation>
    </message>
    <message>
        <source>Add to: {name}</source>
        <translation>追加先：{name}</translation>
    </message>
    <message>
        <source>Leave out this tag</source>
        <translation>このタグを使わない</translation>
    </message>
    <message>
        <source>Use this tag again</source>
        <translation>このタグを再び使う</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Something went wrong</source>
        <translation>問題が起きました</translation>
    </message>
    <message>
        <source>An unexpected error occurred. Your work is still open.</source>
        <translation>予期しないエラーが起きました。作業中の内容は開いたままです。</translation>
    </message>
    <message>
        <source>Save it as a project before you go on.</source>
        <translation>続ける前に、プロジェクトとして保存してください。</translation>
    </message>
    <message>
        <source>What happened is written in {path}. Nothing is sent.</source>
        <translation>起きたことは {path} に記録されています。どこにも送信しません。</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>プロジェクトを保存</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>レポートを表示</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Shape</source>
        <translation>縦横比</translation>
    </message>
    <message>
        <source>Width to height of the crop</source>
        <translation>トリミングの幅と高さの比</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>傾き補正</translation>
    </message>
    <message>
        <source>Straighten, in degrees</source>
        <translation>傾き補正（度）</translation>
    </message>
    <message>
        <source>Upright lines</source>
        <translation>縦の線</translation>
    </message>
    <message>
        <source>Level lines</source>
        <translation>横の線</translation>
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
        <translation>写真と同じ</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>左に回転</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>右に回転</translation>
    </message>
    <message>
        <source>Swap landscape and portrait</source>
        <translation>縦長と横長を切り替え</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Whole photo, without turning</source>
        <translation>回転なしで写真全体に戻します</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>写真を元のままにします（Esc）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Crop the photo (Enter)</source>
        <translation>写真をトリミングします（Enter）</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop</source>
        <translation>トリミング</translation>
    </message>
    <message>
        <source>Arrow keys move the crop, with Shift they size it, Enter applies it.</source>
        <translation>矢印キーで枠を移動、Shift を押しながらで大きさを変更、Enter で確定します。</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Curve</source>
        <translation>カーブ</translation>
    </message>
    <message>
        <source>Click to add a point, drag it, pull it out to remove it. Keys: Page Up and Page Down choose a point, arrows move it, Insert adds one, Delete removes it.</source>
        <translation>クリックで点を追加、ドラッグで移動、外へ引き出すと削除します。キー：Page Up と Page Down で点を選択、矢印で移動、Insert で追加、Delete で削除。</translation>
    </message>
    <message>
        <source>Point {at} of {count}: {x} becomes {y}</source>
        <translation>点 {at}/{count}：{x} を {y} に</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>All channels</source>
        <translation>全チャンネル</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>赤</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>Which channel the curve changes</source>
        <translation>カーブで変えるチャンネル</translation>
    </message>
    <message>
        <source>Tone before</source>
        <translation>補正前の階調</translation>
    </message>
    <message>
        <source>Tone after</source>
        <translation>補正後の階調</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直線</translation>
    </message>
    <message>
        <source>Make this curve straight again</source>
        <translation>このカーブを直線に戻します</translation>
    </message>
</context>
<context>
    <name>MainController</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Working on files…</source>
        <translation>ファイルを処理中…</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Colours of another photo</source>
        <translation>別の写真の色</translation>
    </message>
    <message>
        <source>Photos and projects ({kinds})</source>
        <translation>写真とプロジェクト ({kinds})</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>写真を開く</translation>
    </message>
    <message>
        <source>Photos ({kinds})</source>
        <translation>写真 ({kinds})</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>写真を追加</translation>
    </message>
    <message>
        <source>Recipes ({kinds})</source>
        <translation>レシピ ({kinds})</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>レシピを開く</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>レシピを保存</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>Heirloom project ({kinds})</source>
        <translation>Heirloom プロジェクト ({kinds})</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>プロジェクトを保存</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>“{name}” is very large: {width} x {height} pixels.</source>
        <translation>「{name}」はとても大きな写真です：{width} x {height} ピクセル。</translation>
    </message>
    <message>
        <source>Opening it takes some minutes and about {needed} of disk space; each layer needs more disk space.</source>
        <translation>開くには数分かかり、ディスクの空きが約 {needed} 必要です。レイヤーごとにさらに空きが必要です。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>A very large photo</source>
        <translation>とても大きな写真</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>保存していない作業</translation>
    </message>
    <message>
        <source>Save the project before you leave this photo?</source>
        <translation>この写真を閉じる前にプロジェクトを保存しますか？</translation>
    </message>
    <message>
        <source>Your layers are lost if you do not.</source>
        <translation>保存しないとレイヤーは失われます。</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>保存しない</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>{name} – Heirloom</source>
        <translation>{name} – Heirloom</translation>
    </message>
    <message>
        <source>Weights ({kinds})</source>
        <translation>重みファイル ({kinds})</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>モデルを取り込む</translation>
    </message>
    <message>
        <source>Licence of {model}</source>
        <translation>{model} のライセンス</translation>
    </message>
    <message>
        <source>These weights must not be used commercially.</source>
        <translation>この重みファイルは商用目的で使えません。</translation>
    </message>
    <message>
        <source>{licence}
Read it at {source}. You are asked once for each model.</source>
        <translation>{licence}
全文は {source} にあります。確認はモデルごとに1回だけです。</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>同意する</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>用途は何ですか？</translation>
    </message>
    <message>
        <source>{name} could serve several purposes; which one?</source>
        <translation>{name} は複数の用途に使えます。どれにしますか？</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} are missing and will be grey. If you have another copy of the file, try that first.</source>
        <translation>全 {height} 行のうち最後の {missing} 行が欠けていて、灰色になります。同じファイルが別にあれば、先にそちらを試してください。</translation>
    </message>
    <message>
        <source>Its fine detail is missing, so it is less sharp than it was. If you have another copy of the file, try that first.</source>
        <translation>細部のデータが欠けているため、本来より不鮮明です。同じファイルが別にあれば、先にそちらを試してください。</translation>
    </message>
    <message>
        <source>“{name}” is cut off: a part of the file is missing.</source>
        <translation>「{name}」は途中で切れています。ファイルの一部がありません。</translation>
    </message>
    <message>
        <source>“{name}” is damaged: a part of the file is wrong.</source>
        <translation>「{name}」は壊れています。ファイルの一部が正しくありません。</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} cannot be read and will be grey; others may be wrong. If you have another copy of the file, try that first.</source>
        <translation>全 {height} 行のうち最後の {missing} 行は読み取れず、灰色になります。ほかの行も正しくない可能性があります。別のコピーがあれば、先にそちらをお試しください。</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>ある分だけ開く</translation>
    </message>
    <message>
        <source>An incomplete photo</source>
        <translation>不完全な写真</translation>
    </message>
    <message>
        <source>Export before and after</source>
        <translation>前後を書き出す</translation>
    </message>
    <message>
        <source>Side by side ({kinds})</source>
        <translation>並べて表示（{kinds}）</translation>
    </message>
    <message>
        <source>Moving slider ({kinds})</source>
        <translation>動くスライダー（{kinds}）</translation>
    </message>
    <message>
        <source>Restored faces ({kinds})</source>
        <translation>復元した顔（{kinds}）</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>ビット深度</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画質</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Keep the time of the file</source>
        <translation>ファイルの日時を引き継ぐ</translation>
    </message>
    <message>
        <source>Programs that sort by time then show the result beside the photo</source>
        <translation>日時で並べるプログラムで、結果が元の写真の隣に表示されます</translation>
    </message>
    <message>
        <source>Overwrite an existing file</source>
        <translation>既存のファイルを上書きする</translation>
    </message>
    <message>
        <source>The original is never overwritten</source>
        <translation>元の写真は決して上書きしません</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} ビット</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Export the restored photo</source>
        <translation>修復した写真を書き出し</translation>
    </message>
    <message>
        <source>Keep the location</source>
        <translation>位置情報を残す</translation>
    </message>
    <message>
        <source>Turn this off to remove the location from the file</source>
        <translation>オフにすると、位置情報をファイルから取り除きます</translation>
    </message>
    <message>
        <source>This photo does not tell where it was taken</source>
        <translation>この写真には撮影場所の情報がありません</translation>
    </message>
    <message>
        <source>The notes of the camera's maker may hold the location; turn this off to remove them</source>
        <translation>カメラメーカーの記録に位置情報が含まれることがあります。オフにすると取り除きます</translation>
    </message>
    <message>
        <source>Date and colour profile are kept.</source>
        <translation>日時とカラープロファイルは残ります。</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>For a print</source>
        <translation>プリント用</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} ピクセル</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>{path} に保存しました</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>{path} に書き出しました</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Zoom; click for 100 %</source>
        <translation>表示倍率。クリックで100%</translation>
    </message>
    <message>
        <source>{width} × {height} · {bits} bit</source>
        <translation>{width} × {height} · {bits} ビット</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>グラフィックカード（CUDA）</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>グラフィックカード（DirectML）</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Enlarged {factor} times from {width} × {height}</source>
        <translation>{width} × {height} から {factor} 倍に拡大</translation>
    </message>
</context>
<context>
    <name>CropController</name>
    <message>
        <source>Crop</source>
        <translation>トリミング</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>左に回転</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>右に回転</translation>
    </message>
</context>
<context>
    <name>PreviewOverlay</name>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu (F10)</source>
        <translation>メニュー（F10）</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Close the settings of the layer</source>
        <translation>レイヤーの設定を閉じる</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>設定：{name}</translation>
    </message>
    <message>
        <source>This layer has no settings except its opacity.</source>
        <translation>このレイヤーの設定は不透明度だけです。</translation>
    </message>
    <message>
        <source>Takes effect when the layer is run again.</source>
        <translation>レイヤーをもう一度実行すると反映されます。</translation>
    </message>
</context>
<context>
    <name>InstructionBar</name>
    <message>
        <source>What you can say</source>
        <translation>指示の例</translation>
    </message>
    <message>
        <source>Show sentences that this program understands</source>
        <translation>このプログラムが理解できる文を表示します</translation>
    </message>
    <message>
        <source>Say what is wrong with this photo…</source>
        <translation>この写真の気になるところを書いてください…</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Enter shows the plan; Up and Down recall earlier instructions</source>
        <translation>Enter でプランを表示、上下キーで以前の指示を呼び出します</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>プラン</translation>
    </message>
    <message>
        <source>Show what would be done, before anything runs (Enter)</source>
        <translation>実行する前に、何をするかを表示します（Enter）</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Plan from the diagnosis of the photo, without an instruction</source>
        <translation>指示なしで、写真の診断からプランを作ります</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>考えています…</translation>
    </message>
    <message>
        <source>Put this into the line</source>
        <translation>この文を入力欄に入れます</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>キャンセル（Esc）</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>キーとマウスの操作</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>ホイール</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>ポインターの位置で拡大・縮小</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>Space＋ドラッグ、中ボタンでドラッグ</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>写真を移動</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>ダブルクリック</translation>
    </message>
    <message>
        <source>Zoom to the whole photo or to 100 %</source>
        <translation>写真全体と100%の切り替え</translation>
    </message>
    <message>
        <source>Hold \</source>
        <translation>\ を押している間</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>元の写真</translation>
    </message>
    <message>
        <source>← → ↑ ↓</source>
        <translation>← → ↑ ↓</translation>
    </message>
    <message>
        <source>Move the divider, or the photo</source>
        <translation>境界線または写真を移動</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>Alt を押している間</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>追加と除外を切り替え</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>プランを実行</translation>
    </message>
    <message>
        <source>Double click on a slider</source>
        <translation>スライダーをダブルクリック</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>100%に戻す</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Enter、Backspace</translation>
    </message>
    <message>
        <source>Close a polygon, remove its last corner</source>
        <translation>多角形を閉じる、最後の角を削除</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to reorder; double-click the name to rename</source>
        <translation>ドラッグで並べ替え、名前をダブルクリックで名前を変更</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>表示・非表示</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>レイヤーの名前</translation>
    </message>
    <message>
        <source>Mask: paint this layer in and out</source>
        <translation>マスク：このレイヤーの効く範囲を塗ります</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Remove mask</source>
        <translation>マスクを削除</translation>
    </message>
    <message>
        <source>Opacity: {name}</source>
        <translation>不透明度：{name}</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>{name} のその他の操作</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再実行</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>修復中…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>未実行</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Show only this layer, or all layers again</source>
        <translation>このレイヤーだけを表示、またはすべてを再表示</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>レイヤーを削除</translation>
    </message>
    <message>
        <source>Merge with the one below</source>
        <translation>下のレイヤーと結合</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Changed since it was run</source>
        <translation>実行後に変更あり</translation>
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
        <translation>表示：{name}</translation>
    </message>
    <message>
        <source>Hide: {name}</source>
        <translation>非表示：{name}</translation>
    </message>
    <message>
        <source>Move: {name}</source>
        <translation>移動：{name}</translation>
    </message>
    <message>
        <source>Rename: {name}</source>
        <translation>名前を変更：{name}</translation>
    </message>
    <message>
        <source>Delete: {name}</source>
        <translation>削除：{name}</translation>
    </message>
    <message>
        <source>Duplicate: {name}</source>
        <translation>複製：{name}</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>設定：{name}</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>顔 {number}</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Each repair becomes a layer that you can fade, hide, reorder and undo.</source>
        <translation>修復はそれぞれレイヤーになり、薄めたり、隠したり、並べ替えたり、元に戻したりできます。</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>{share} or more</source>
        <translation>{share} 以上</translation>
    </message>
    <message>
        <source>Changed by the restoration</source>
        <translation>修復で変わったところ</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>修復か推測か</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>修復</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>推測</translation>
    </message>
</context>
<context>
    <name>ModelLibraryController</name>
    <message>
        <source>{name} was imported.</source>
        <translation>{name} を取り込みました。</translation>
    </message>
    <message>
        <source>The add-on was downloaded; it is used from the next start on.</source>
        <translation>アドオンをダウンロードしました。次回の起動から使われます。</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be used.</source>
        <translation>{name} をダウンロードしました。使用できます。</translation>
    </message>
    <message>
        <source>{name} was verified: all its files are intact.</source>
        <translation>{name} を検証しました。すべてのファイルが正常です。</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} を削除しました。</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Model library</source>
        <translation>モデルライブラリ</translation>
    </message>
    <message>
        <source>Find a model or a purpose…</source>
        <translation>モデルや用途を検索…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>モデルを検索</translation>
    </message>
    <message>
        <source>{size} used by models of your own</source>
        <translation>自分で追加したモデルの使用量：{size}</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>{name} を取り込み中…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>中止して破棄</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>ファイルを取り込む…</translation>
    </message>
    <message>
        <source>Import a file of weights; you can also drop it on this window</source>
        <translation>重みファイルを取り込みます。このウィンドウにドロップすることもできます</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Download, and no photo is ever sent.</source>
        <translation>「ダウンロード」を押すまで何もダウンロードしません。写真を送信することは決してありません。</translation>
    </message>
    <message>
        <source>Recommended: free for any use, quick, better</source>
        <translation>おすすめ：用途の制限なし、速い、高品質</translation>
    </message>
    <message>
        <source>Better faces</source>
        <translation>顔をきれいに</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>大きな写真に</translation>
    </message>
    <message>
        <source>Less noise, grain and JPEG blocks</source>
        <translation>ノイズ・粒状感・ブロックノイズを減らす</translation>
    </message>
    <message>
        <source>Sharper pictures</source>
        <translation>写真を鮮明に</translation>
    </message>
    <message>
        <source>Light and colours</source>
        <translation>明るさと色</translation>
    </message>
    <message>
        <source>Scratches and holes</source>
        <translation>傷と欠損</translation>
    </message>
    <message>
        <source>Rebuild everything (needs a graphics card)</source>
        <translation>全体を作り直す（グラフィックカードが必要）</translation>
    </message>
    <message>
        <source>Parts that other models need</source>
        <translation>他のモデルに必要な部品</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Get it, and no photo is ever sent.</source>
        <translation>「入手する」を押すまで何もダウンロードされず、写真が送られることはありません。</translation>
    </message>
</context>
<context>
    <name>TonePanel</name>
    <message>
        <source>Black point</source>
        <translation>黒点</translation>
    </message>
    <message>
        <source>White point</source>
        <translation>白点</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>中間調</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>白を選ぶ</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Then click something in the photo that should be white</source>
        <translation>続いて、写真の中で白であるべき場所をクリックします</translation>
    </message>
    <message>
        <source>Reset all sliders and curves</source>
        <translation>すべてのスライダーとカーブをリセットします</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>トーンカーブ</translation>
    </message>
    <message>
        <source>Edit tone curves</source>
        <translation>トーンカーブを編集</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>シャドウ</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>ハイライト</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>彩度</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>自然な彩度</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>色温度</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>色かぶり</translation>
    </message>
    <message>
        <source>Like saturation, but it spares what is colourful already</source>
        <translation>彩度と同様ですが、すでに鮮やかな色は抑えます</translation>
    </message>
    <message>
        <source>To the left cooler and bluer, to the right warmer and yellower</source>
        <translation>左へ動かすと青く寒色に、右へ動かすと黄色く暖色になります</translation>
    </message>
    <message>
        <source>To the left greener, to the right more magenta</source>
        <translation>左へ動かすと緑に、右へ動かすとマゼンタになります</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>グレーを選ぶ</translation>
    </message>
    <message>
        <source>Then click something in the photo that should have no colour</source>
        <translation>続いて、写真の中で無彩色であるべき場所をクリックします</translation>
    </message>
</context>
<context>
    <name>MaskController</name>
    <message>
        <source>Mask: {name}</source>
        <translation>マスク：{name}</translation>
    </message>
    <message>
        <source>Remove mask: {name}</source>
        <translation>マスクを削除：{name}</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>長方形で選択</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>楕円形で選択</translation>
    </message>
    <message>
        <source>Select with the lasso</source>
        <translation>なげなわで選択</translation>
    </message>
    <message>
        <source>Paint selection</source>
        <translation>ブラシで選択</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>色で選択</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>選択範囲を反転</translation>
    </message>
    <message>
        <source>Soften selection</source>
        <translation>選択の境界をぼかす</translation>
    </message>
    <message>
        <source>Mask of “{name}”</source>
        <translation>「{name}」のマスク</translation>
    </message>
    <message>
        <source>The next repair acts only here</source>
        <translation>次の修復はここだけに働きます</translation>
    </message>
    <message>
        <source>Draw where the next repair is to be applied</source>
        <translation>次の修復を適用する範囲を描いてください</translation>
    </message>
    <message>
        <source>Select polygon</source>
        <translation>多角形で選択</translation>
    </message>
    <message>
        <source>Paint over a spot: it is filled from its surroundings</source>
        <translation>汚れの上を塗ると、周囲から埋めます</translation>
    </message>
    <message>
        <source>Click something that should be white</source>
        <translation>白であるべき場所をクリックしてください</translation>
    </message>
    <message>
        <source>Paint where damage is, or take it away</source>
        <translation>傷みのある場所を塗るか、取り消してください</translation>
    </message>
    <message>
        <source>Paint a colour onto each thing: it spreads up to the edges</source>
        <translation>それぞれの物に色を塗ってください。輪郭まで広がります</translation>
    </message>
</context>
<context>
    <name>DamageController</name>
    <message>
        <source>Correct the damage</source>
        <translation>傷みの範囲を修正</translation>
    </message>
    <message>
        <source>Paint damage</source>
        <translation>傷みを塗る</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>傷み検出の感度</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>修正をすべて取り消す</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>non-commercial</source>
        <translation>非商用</translation>
    </message>
    <message>
        <source>Its licence forbids commercial use; you are asked once</source>
        <translation>ライセンスにより商用利用は禁止されています。確認は1回だけです</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>ライセンス：{licence}</translation>
    </message>
    <message>
        <source>Also needs: {titles}</source>
        <translation>他に必要なもの：{titles}</translation>
    </message>
    <message>
        <source>For NVIDIA's graphics cards</source>
        <translation>NVIDIA のグラフィックカード用</translation>
    </message>
    <message>
        <source>For a graphics card; a processor takes very long</source>
        <translation>グラフィックカード用。プロセッサーでは非常に時間がかかります</translation>
    </message>
    <message>
        <source>Better on a graphics card; a processor takes minutes for a photo</source>
        <translation>グラフィックカード推奨。プロセッサーでは1枚に数分かかります</translation>
    </message>
    <message>
        <source>Runs on any computer</source>
        <translation>どのコンピューターでも動作します</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Included with Heirloom</source>
        <translation>Heirloom に付属</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>インストール済み</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>不完全</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未インストール</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>ダウンロード中…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>検証中…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>処理中…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>Download the model from its publisher and install it</source>
        <translation>公開元からモデルをダウンロードしてインストールします</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>ダウンロードを破棄</translation>
    </message>
    <message>
        <source>Delete the partial download</source>
        <translation>途中までのダウンロードを削除します</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Compare the hashes of all files with the published ones</source>
        <translation>すべてのファイルのハッシュ値を公開値と照合します</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Delete the model and free disk space</source>
        <translation>モデルを削除してディスクの空きを増やします</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>ファイルを取り込む…</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>手元にあるファイルを取り込みます</translation>
    </message>
    <message>
        <source>Publisher's page</source>
        <translation>公開元のページ</translation>
    </message>
    <message>
        <source>Open it in your browser</source>
        <translation>ブラウザーで開きます</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>停止します。途中までのダウンロードは残り、続きから再開できます</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>中止して破棄</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Show licence and origin</source>
        <translation>ライセンスと出所を表示します</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>商用利用不可</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>用途の制限なし</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>入手する</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>約 {size}</translation>
    </message>
    <message>
        <source>Its file is converted by PyTorch: get the add-on first.</source>
        <translation>このファイルは PyTorch で変換します。先にアドオンを入手してください。</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>ナビゲーター</translation>
    </message>
    <message>
        <source>The whole photo; click to move the view</source>
        <translation>写真全体。クリックした位置へ表示を移動します</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>New version</source>
        <translation>新しいバージョン</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>今すぐ確認</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>You have version {version}</source>
        <translation>お使いのバージョンは {version} です</translation>
    </message>
    <message>
        <source>Heirloom will contact {server} once and fetch {address}, a line of text with the number of the newest version. Nothing about you or your photos is sent, and nothing is installed. The connection is noted in the record on this computer.</source>
        <translation>Heirloom は {server} に一度だけ接続し、最新バージョンの番号が書かれた1行のテキスト {address} を取得します。あなたや写真についての情報は何も送信せず、何もインストールしません。接続はこのコンピューターに記録されます。</translation>
    </message>
    <message>
        <source>Heirloom is set to stay offline, so it does not check for a new version.</source>
        <translation>オフラインに設定されているため、Heirloom は新しいバージョンを確認しません。</translation>
    </message>
    <message>
        <source>Version {version} is available at {page}</source>
        <translation>バージョン {version} が {page} で公開されています</translation>
    </message>
    <message>
        <source>There is no newer version.</source>
        <translation>新しいバージョンはありません。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>確認中…</translation>
    </message>
</context>
<context>
    <name>WhatsNewDialog</name>
    <message>
        <source>What is new</source>
        <translation>新機能</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>PageSelector</name>
    <message>
        <source>Picture of the file</source>
        <translation>ファイル内の画像</translation>
    </message>
    <message>
        <source>This file holds several pictures (Page Up, Page Down)</source>
        <translation>このファイルには複数の画像が含まれています（Page Up、Page Down）</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
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
        <translation>したいことを入力してください…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド一覧</translation>
    </message>
    <message>
        <source>No command fits. Say it as an instruction instead.</source>
        <translation>当てはまるコマンドがありません。代わりに指示として入力してください。</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Restore</source>
        <translation>修復</translation>
    </message>
    <message>
        <source>Run the ticked steps (Ctrl+Enter)</source>
        <translation>チェックした手順を実行します（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>プランを閉じる</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>プラン</translation>
    </message>
    <message>
        <source>Not understood: {clauses}</source>
        <translation>理解できなかった部分：{clauses}</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>修復するところはありません。</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, or the whole photo is changed.</source>
        <translation>{places}：指示では写真の一部を選べません。先に左のツールで選択してください。選択しないと写真全体が変わります。</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, then say what to do there.</source>
        <translation>{places}：指示では写真の一部を選べません。先に左のツールで選択してから、することを指示してください。</translation>
    </message>
</context>
<context>
    <name>PlannedCard</name>
    <message>
        <source>Do this</source>
        <translation>これを行う</translation>
    </message>
    <message>
        <source>Strength: {name}</source>
        <translation>強さ：{name}</translation>
    </message>
    <message>
        <source>Confidence that this is meant: {share}</source>
        <translation>この意味である確からしさ：{share}</translation>
    </message>
    <message>
        <source>Earlier: {name}</source>
        <translation>前へ：{name}</translation>
    </message>
    <message>
        <source>Later: {name}</source>
        <translation>後へ：{name}</translation>
    </message>
    <message>
        <source>Estimated from earlier runs on this computer</source>
        <translation>このコンピューターでの過去の実行から見積もった時間です</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>With {models}</source>
        <translation>使用モデル：{models}</translation>
    </message>
    <message>
        <source>probably meant</source>
        <translation>おそらくこの意味</translation>
    </message>
    <message>
        <source>perhaps meant</source>
        <translation>この意味かもしれません</translation>
    </message>
    <message>
        <source>{factor}×: from {old} to {new} pixels</source>
        <translation>{factor} 倍：{old} から {new} ピクセルへ</translation>
    </message>
</context>
<context>
    <name>ConnectionList</name>
    <message>
        <source>Connections ever made</source>
        <translation>これまでの接続</translation>
    </message>
    <message>
        <source>Loading the connection log…</source>
        <translation>接続の記録を読み込み中…</translation>
    </message>
    <message>
        <source>None. Heirloom itself has never connected to anything.</source>
        <translation>なし。Heirloom 自身が接続したことはありません。</translation>
    </message>
    <message>
        <source>{at} · {url}
{why} · {size} · {outcome}</source>
        <translation>{at} · {url}
{why} · {size} · {outcome}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完了</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Settings: {settings}
Logs: {logs}
Temporary pixels: {scratch}
Models: {models}</source>
        <translation>設定：{settings}
ログ：{logs}
一時的な画像データ：{scratch}
モデル：{models}</translation>
    </message>
    <message>
        <source>Never connect, not even when I press Download</source>
        <translation>「ダウンロード」を押しても接続しない</translation>
    </message>
    <message>
        <source>Delete these files</source>
        <translation>これらのファイルを削除</translation>
    </message>
    <message>
        <source>The library ONNX Runtime keeps these files to report to its maker. An earlier version of Heirloom, or another program, let it; reports with facts about this computer, but no photos, may have been sent. Heirloom does not allow it any more.
{files}</source>
        <translation>ONNX Runtime ライブラリは、製作元への報告のためにこれらのファイルを保存しています。以前のバージョンの Heirloom か別のプログラムがこれを許可していました。写真は含まれませんが、このコンピューターについての情報が送信された可能性があります。現在の Heirloom はこれを許可しません。
{files}</translation>
    </message>
    <message>
        <source>Deleted:
{files}</source>
        <translation>削除しました：
{files}</translation>
    </message>
    <message>
        <source>The system did not allow to delete:
{files}</source>
        <translation>システムが削除を許可しませんでした：
{files}</translation>
    </message>
    <message>
        <source>The files are gone already.</source>
        <translation>ファイルはすでにありません。</translation>
    </message>
    <message>
        <source>Your photos stay on this computer. Heirloom has no account, collects no statistics and sends nothing. It connects only when you press Download in the model library, or ask for a new version.</source>
        <translation>写真はこのコンピューターから出ません。Heirloom にはアカウントがなく、統計を集めず、何も送信しません。接続するのは、モデルライブラリで「ダウンロード」を押したときと、新しいバージョンを確認したときだけです。</translation>
    </message>
    <message>
        <source>Your last instructions, photos, folders and names of people are remembered on this computer, in {file}.</source>
        <translation>最近の指示、写真、フォルダー、人名は、このコンピューターの {file} に記憶されます。</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>記憶を消去</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Unsaved work</source>
        <translation>保存していない作業</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Heirloom ended.</source>
        <translation>Heirloom の終了時に「{name}」は保存されていませんでした。</translation>
    </message>
    <message>
        <source>Its layers were saved for recovery, last on {when}.</source>
        <translation>レイヤーは復旧用に保存されています（最終 {when}）。</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>復旧する</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>削除する</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>あとで確認</translation>
    </message>
</context>
<context>
    <name>StartFailureDialog</name>
    <message>
        <source>A file or folder</source>
        <translation>ファイルまたはフォルダー</translation>
    </message>
    <message>
        <source>{place} cannot be used ({reason}); check the disk and its permissions.</source>
        <translation>{place} を使用できません（{reason}）。ディスクとアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>Heirloom cannot start.</source>
        <translation>Heirloom を起動できません。</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>ブラシの大きさ（[ と ]）</translation>
    </message>
    <message>
        <source>Hardness of the brush</source>
        <translation>ブラシの硬さ</translation>
    </message>
    <message>
        <source>How different colours may be</source>
        <translation>色の違いの許容範囲</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬さ</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>許容値</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Stop editing the mask (Esc)</source>
        <translation>マスクの編集を終えます（Esc）</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>塗る</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Paint out</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>X or Alt swaps the two</source>
        <translation>X または Alt で切り替え</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反転</translation>
    </message>
    <message>
        <source>Soften the edge</source>
        <translation>境界をぼかす</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>埋める</translation>
    </message>
    <message>
        <source>Fill the selection from its surroundings (F)</source>
        <translation>選択範囲を周囲から埋めます（F）</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>プライバシー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Colours of the screen</source>
        <translation>画面の色</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>言語は次回の起動時に変わります。</translation>
    </message>
    <message>
        <source>As they are (sRGB)</source>
        <translation>そのまま（sRGB）</translation>
    </message>
    <message>
        <source>A profile from a file…</source>
        <translation>ファイルのプロファイル…</translation>
    </message>
    <message>
        <source>Profile of the screen</source>
        <translation>画面のプロファイル</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>カラープロファイル (*.icc *.icm)</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>元の写真と同じ</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画質</translation>
    </message>
    <message>
        <source>Quality is for JPEG and WebP.</source>
        <translation>画質は JPEG と WebP に使われます。</translation>
    </message>
    <message>
        <source>Best available device</source>
        <translation>使用できる最良の装置</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>グラフィックカード（CUDA）</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>グラフィックカード（DirectML）</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Default of each model</source>
        <translation>モデルごとの既定値</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>実行する装置</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>タイルの大きさ</translation>
    </message>
    <message>
        <source>Photos of a batch at once</source>
        <translation>一括修復で同時に修復する枚数</translation>
    </message>
    <message>
        <source>Memory for networks (MB)</source>
        <translation>ネットワーク用メモリー（MB）</translation>
    </message>
    <message>
        <source>Memory of the graphics card (MB)</source>
        <translation>グラフィックカードのメモリー（MB）</translation>
    </message>
    <message>
        <source>Memory for the view (MB)</source>
        <translation>表示用メモリー（MB）</translation>
    </message>
    <message>
        <source>Memory for undo (MB)</source>
        <translation>取り消し用メモリー（MB）</translation>
    </message>
    <message>
        <source>These settings take effect at the next start. Small tiles need less memory.</source>
        <translation>これらの設定は次回の起動時に反映されます。小さいタイルほどメモリーを使いません。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Restoration</source>
        <translation>修復</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Show the damage</source>
        <translation>傷みを表示</translation>
    </message>
    <message>
        <source>Find scratches and dust, check the result and repair them (Ctrl+F)</source>
        <translation>傷とほこりを探し、結果を確かめて修復します（Ctrl+F）</translation>
    </message>
</context>
<context>
    <name>AdjustmentController</name>
    <message>
        <source>Heal spots</source>
        <translation>スポット修復</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>レベル補正</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>トーンカーブ</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>レベル補正を変更</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>白を選ぶ</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>レイヤーを結合</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>グレーを選ぶ</translation>
    </message>
</context>
<context>
    <name>BatchOptions</name>
    <message>
        <source>What each photo needs</source>
        <translation>写真ごとに必要な修復</translation>
    </message>
    <message>
        <source>An instruction</source>
        <translation>指示どおり</translation>
    </message>
    <message>
        <source>What was done to the open photo</source>
        <translation>開いている写真と同じ修復</translation>
    </message>
    <message>
        <source>A saved recipe…</source>
        <translation>保存したレシピ…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>処理内容</translation>
    </message>
    <message>
        <source>What to do to each photo</source>
        <translation>それぞれの写真にすること</translation>
    </message>
    <message>
        <source>Say what is wrong with these photos…</source>
        <translation>これらの写真の気になるところを書いてください…</translation>
    </message>
    <message>
        <source>Instruction for all photos</source>
        <translation>すべての写真への指示</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>元の写真と同じ</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>結果の形式</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>{name} stands for the name of the original</source>
        <translation>{name} は元の写真の名前に置き換わります</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>それぞれの元の写真と同じ場所</translation>
    </message>
    <message>
        <source>Where the results go</source>
        <translation>結果の保存先</translation>
    </message>
    <message>
        <source>The recipe “{name}”</source>
        <translation>レシピ「{name}」</translation>
    </message>
    <message>
        <source>There are no steps yet.</source>
        <translation>まだ手順がありません。</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>保存形式</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open a photo</source>
        <translation>写真を開く</translation>
    </message>
    <message>
        <source>Drop an old photo here</source>
        <translation>古い写真をここにドロップ</translation>
    </message>
    <message>
        <source>or click to choose one · JPEG, TIFF, PNG, HEIC and more</source>
        <translation>またはクリックして選択 · JPEG、TIFF、PNG、HEIC など</translation>
    </message>
    <message>
        <source>Or try one of these:</source>
        <translation>見本で試すこともできます：</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>写真がこのコンピューターから出ることはありません。</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>見本の写真：{name}</translation>
    </message>
    <message>
        <source>then say what is wrong with it: “remove the scratches”</source>
        <translation>続いて、気になるところを書きます：「傷を消して」</translation>
    </message>
    <message>
        <source>A folder, or several photos, are restored one by one.</source>
        <translation>フォルダーや複数の写真は、1枚ずつ修復します。</translation>
    </message>
    <message>
        <source>Opened last:</source>
        <translation>最近開いたもの：</translation>
    </message>
</context>
<context>
    <name>Translator</name>
    <message>
        <source>Amount</source>
        <translation>量</translation>
    </message>
    <message>
        <source>Red eyes removed: {count}.</source>
        <translation>赤目を直した数：{count}。</translation>
    </message>
    <message>
        <source>remove the red eyes</source>
        <translation>赤目を直して</translation>
    </message>
    <message>
        <source>red eyes</source>
        <translation>赤目</translation>
    </message>
    <message>
        <source>Remove red eyes</source>
        <translation>赤目の除去</translation>
    </message>
    <message>
        <source>more clarity</source>
        <translation>明瞭度を上げて</translation>
    </message>
    <message>
        <source>little local contrast</source>
        <translation>低い局所コントラスト</translation>
    </message>
    <message>
        <source>Raise clarity</source>
        <translation>明瞭度を上げる</translation>
    </message>
    <message>
        <source>remove the vignette</source>
        <translation>周辺減光を取って</translation>
    </message>
    <message>
        <source>dark corners</source>
        <translation>四隅の暗さ</translation>
    </message>
    <message>
        <source>Lighten dark corners</source>
        <translation>四隅の暗さを補正</translation>
    </message>
    <message>
        <source>{path} is damaged, so nothing can be added to it; rename it and try again.</source>
        <translation>{path} は壊れているため追加できません。名前を変えてからもう一度試してください。</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E) and choose the size For a print.</source>
        <translation>「書き出し」（Ctrl+E）で大きさ「プリント用」を選んでください。</translation>
    </message>
    <message>
        <source>take Cut out prints of a scan (Ctrl+Shift+P).</source>
        <translation>「スキャンから写真を切り出す」（Ctrl+Shift+P）を使ってください。</translation>
    </message>
    <message>
        <source>Invert the negative</source>
        <translation>ネガをポジに変換</translation>
    </message>
    <message>
        <source>colour negative</source>
        <translation>カラーネガ</translation>
    </message>
    <message>
        <source>turn this negative into a positive</source>
        <translation>このネガをポジにして</translation>
    </message>
    <message>
        <source>this looks like a colour negative</source>
        <translation>カラーネガのようです</translation>
    </message>
    <message>
        <source>Film base (#rrggbb)</source>
        <translation>フィルムベース（#rrggbb）</translation>
    </message>
    <message>
        <source>Exposure (stops)</source>
        <translation>露出（段）</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>色温度</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>色かぶり</translation>
    </message>
    <message>
        <source>Remove printed dots</source>
        <translation>印刷の網点を除去</translation>
    </message>
    <message>
        <source>printed dots</source>
        <translation>印刷の網点</translation>
    </message>
    <message>
        <source>remove the printed dots</source>
        <translation>印刷の網点を消して</translation>
    </message>
    <message>
        <source>a grid of dots every {dot_distance:.1f} pixels</source>
        <translation>{dot_distance:.1f} ピクセルごとの網点</translation>
    </message>
    <message>
        <source>make the faces clearer</source>
        <translation>顔をはっきりさせて</translation>
    </message>
    <message>
        <source>her dress was dark green</source>
        <translation>彼女のドレスは深緑色だった</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>傷み</translation>
    </message>
    <message>
        <source>remove the scratches and the dust</source>
        <translation>傷とほこりを取り除いて</translation>
    </message>
    <message>
        <source>fill in the missing corner</source>
        <translation>欠けた角を補って</translation>
    </message>
    <message>
        <source>remove the JPEG blocks</source>
        <translation>JPEGのブロックノイズを消して</translation>
    </message>
    <message>
        <source>remove the rain</source>
        <translation>雨を消して</translation>
    </message>
    <message>
        <source>Noise and sharpness</source>
        <translation>ノイズと鮮明さ</translation>
    </message>
    <message>
        <source>remove the noise</source>
        <translation>ノイズを取って</translation>
    </message>
    <message>
        <source>make it sharper</source>
        <translation>もっとシャープにして</translation>
    </message>
    <message>
        <source>less grain, a bit sharper</source>
        <translation>粒状感を減らして、少しシャープにして</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>暗すぎる</translation>
    </message>
    <message>
        <source>brighten it a little</source>
        <translation>少し明るくして</translation>
    </message>
    <message>
        <source>bring back the faded colours</source>
        <translation>色あせた色を元に戻して</translation>
    </message>
    <message>
        <source>remove the yellow cast</source>
        <translation>黄ばみを取って</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>コントラストを上げて</translation>
    </message>
    <message>
        <source>clear the haze</source>
        <translation>かすみを取って</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>写真全体</translation>
    </message>
    <message>
        <source>restore this old photo</source>
        <translation>この古い写真を修復して</translation>
    </message>
    <message>
        <source>everything except the colours</source>
        <translation>色以外は全部直して</translation>
    </message>
    <message>
        <source>Parts of the photo</source>
        <translation>写真の一部</translation>
    </message>
    <message>
        <source>brighten the faces</source>
        <translation>顔を明るくして</translation>
    </message>
    <message>
        <source>remove the noise, only in the background</source>
        <translation>背景だけノイズを取って</translation>
    </message>
    <message>
        <source>remove the scratches in the upper left corner</source>
        <translation>左上の角の傷を消して</translation>
    </message>
    <message>
        <source>sharpen everything but the faces</source>
        <translation>顔以外をシャープにして</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>twice as large</source>
        <translation>2倍の大きさに</translation>
    </message>
    <message>
        <source>enlarge it 1.5 times</source>
        <translation>1.5倍に拡大して</translation>
    </message>
    <message>
        <source>4000 pixels wide</source>
        <translation>横4000ピクセルに</translation>
    </message>
    <message>
        <source>20 x 30 cm at 300 dpi</source>
        <translation>300dpiで20×30cm</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>reduce the noise by half</source>
        <translation>ノイズを半分に減らして</translation>
    </message>
    <message>
        <source>sharpen it by 30 %</source>
        <translation>30%シャープにして</translation>
    </message>
    <message>
        <source>What stays as it is</source>
        <translation>変えないもの</translation>
    </message>
    <message>
        <source>remove the noise but keep the film grain</source>
        <translation>ノイズは取って、フィルムの粒状感は残して</translation>
    </message>
    <message>
        <source>remove the scratches, do not change the colours</source>
        <translation>傷を消して、色は変えないで</translation>
    </message>
    <message>
        <source>less yellow, but keep the sepia tone</source>
        <translation>黄色みを減らして、セピアの色調は残して</translation>
    </message>
    <message>
        <source>Several wishes</source>
        <translation>複数の希望</translation>
    </message>
    <message>
        <source>it is blurry and too dark</source>
        <translation>ぼやけていて暗すぎる</translation>
    </message>
    <message>
        <source>remove the dust, brighten it, twice as large</source>
        <translation>ほこりを取って、明るくして、2倍に拡大して</translation>
    </message>
    <message>
        <source>select it with a tool on the left, then press Fill (key F).</source>
        <translation>左のツールで選択してから、「埋める」（F キー）を押してください。</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>左半分</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>右半分</translation>
    </message>
    <message>
        <source>upper half</source>
        <translation>上半分</translation>
    </message>
    <message>
        <source>lower half</source>
        <translation>下半分</translation>
    </message>
    <message>
        <source>upper left corner</source>
        <translation>左上の角</translation>
    </message>
    <message>
        <source>upper right corner</source>
        <translation>右上の角</translation>
    </message>
    <message>
        <source>lower left corner</source>
        <translation>左下の角</translation>
    </message>
    <message>
        <source>lower right corner</source>
        <translation>右下の角</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>border</source>
        <translation>縁</translation>
    </message>
    <message>
        <source>“{clause}” (only: {place})</source>
        <translation>「{clause}」（{place}のみ）</translation>
    </message>
    <message>
        <source>“{clause}” (all but: {place})</source>
        <translation>「{clause}」（{place}以外）</translation>
    </message>
    <message>
        <source>“{clause}”: this stays as it is.</source>
        <translation>「{clause}」：そのままにします。</translation>
    </message>
    <message>
        <source>“{clause}”: nothing is wrong there, so nothing is done about it.</source>
        <translation>「{clause}」：問題がないので、何もしません。</translation>
    </message>
    <message>
        <source>“{clause}”: this is the opposite of a repair; it stays as it is.</source>
        <translation>「{clause}」：修復とは逆の処理なので、そのままにします。</translation>
    </message>
    <message>
        <source>“{clause}”: {answer}</source>
        <translation>「{clause}」：{answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not possible here: {answer}</source>
        <translation>「{clause}」はここではできません：{answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not about the photo. Say what is wrong with it.</source>
        <translation>「{clause}」は写真についての指示ではありません。写真の気になるところを書いてください。</translation>
    </message>
    <message>
        <source>“{clause}” asks for {factor} times the size. The networks enlarge 2 or 4 times; the exported file is resampled to the size asked for.</source>
        <translation>「{clause}」は {factor} 倍のサイズになります。ネットワークの拡大は2倍か4倍なので、書き出すファイルは指定のサイズに調整されます。</translation>
    </message>
    <message>
        <source>“{clause}”: the photo is that large already, so it is not enlarged.</source>
        <translation>「{clause}」：写真はすでにその大きさなので、拡大しません。</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L).</source>
        <translation>レベル補正（Ctrl+Shift+L）を使ってください。</translation>
    </message>
    <message>
        <source>take Crop and straighten (key C).</source>
        <translation>トリミングと傾き補正（C キー）を使ってください。</translation>
    </message>
    <message>
        <source>this program repairs what is in the photo and does not change what it shows.</source>
        <translation>このプログラムは写っているものを修復します。写っている内容は変えません。</translation>
    </message>
    <message>
        <source>this program has no tool for it yet.</source>
        <translation>このための道具はまだありません。</translation>
    </message>
    <message>
        <source>no network for it comes with the program yet.</source>
        <translation>このためのネットワークはまだ付属していません。</translation>
    </message>
    <message>
        <source>take Turn left (Ctrl+[) or Turn right (Ctrl+]).</source>
        <translation>左に回転（Ctrl+[）または右に回転（Ctrl+]）を使ってください。</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L) or Curves (Ctrl+Shift+U).</source>
        <translation>レベル補正（Ctrl+Shift+L）またはトーンカーブ（Ctrl+Shift+U）を使ってください。</translation>
    </message>
    <message>
        <source>take Heal spots (key J).</source>
        <translation>スポット修復（J キー）を使ってください。</translation>
    </message>
    <message>
        <source>press Ctrl+Z.</source>
        <translation>Ctrl+Z を押してください。</translation>
    </message>
    <message>
        <source>press Ctrl+Shift+Z.</source>
        <translation>Ctrl+Shift+Z を押してください。</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E).</source>
        <translation>書き出し（Ctrl+E）を使ってください。</translation>
    </message>
    <message>
        <source>take Before and after (key Y).</source>
        <translation>修復前と修復後（Y キー）を使ってください。</translation>
    </message>
    <message>
        <source>press Ctrl+Z until the history is at its beginning.</source>
        <translation>履歴の最初に戻るまで Ctrl+Z を押してください。</translation>
    </message>
    <message>
        <source>this program restores photos and does not recognise what they show.</source>
        <translation>このプログラムは写真を修復するもので、何が写っているかは判別しません。</translation>
    </message>
    <message>
        <source>Repair scratches</source>
        <translation>傷の修復</translation>
    </message>
    <message>
        <source>Fill holes and missing parts</source>
        <translation>穴と欠損の補完</translation>
    </message>
    <message>
        <source>missing parts</source>
        <translation>欠損</translation>
    </message>
    <message>
        <source>Remove rain</source>
        <translation>雨の除去</translation>
    </message>
    <message>
        <source>Remove JPEG blocks</source>
        <translation>ブロックノイズの除去</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>シャープ化</translation>
    </message>
    <message>
        <source>Clear haze</source>
        <translation>かすみの除去</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>明るさの補正</translation>
    </message>
    <message>
        <source>Restore faded colours</source>
        <translation>色あせの修復</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>全体の改善</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Rebuild detail</source>
        <translation>細部の再構築</translation>
    </message>
    <message>
        <source>scratches</source>
        <translation>傷</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>雨</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>キャンセルしました。何も書き込んでいません。</translation>
    </message>
    <message>
        <source>The device {device} could not do this, so the processor does it; it takes longer.</source>
        <translation>装置 {device} ではできなかったため、プロセッサーで行います。時間が長くかかります。</translation>
    </message>
    <message>
        <source>There was not enough memory, so the photo is processed in tiles of {side} pixels.</source>
        <translation>メモリーが足りないため、写真を {side} ピクセルのタイルに分けて処理します。</translation>
    </message>
    <message>
        <source>A part of the photo could not be restored ({fault}) and was left as it was.</source>
        <translation>写真の一部を修復できなかったため（{fault}）、そのままにしました。</translation>
    </message>
    <message>
        <source>This is not a recipe that can be used (look at {detail}).</source>
        <translation>使用できるレシピではありません（{detail} を確認してください）。</translation>
    </message>
    <message>
        <source>{path} holds {pages} pictures, of which number {page} was opened.</source>
        <translation>{path} には {pages} 枚の画像があります。{page} 枚目を開きました。</translation>
    </message>
    <message>
        <source>The {space} colours of {path} became sRGB, and results will be sRGB too.</source>
        <translation>{path} の {space} の色は sRGB に変換しました。結果も sRGB になります。</translation>
    </message>
    <message>
        <source>{path} has more channels than colours ({count} more), such as infrared; they are not used, and results do not have them.</source>
        <translation>{path} には色以外のチャンネル（赤外線など、{count} 個）があります。これらは使われず、結果にも含まれません。</translation>
    </message>
    <message>
        <source>The metadata of {path} (date, camera, location) could not be read, so results will not contain it.</source>
        <translation>{path} のメタデータ（日時、カメラ、位置情報）を読み取れなかったため、結果には含まれません。</translation>
    </message>
    <message>
        <source>A {format} file cannot hold everything, so {path} lacks: {lost}.</source>
        <translation>{format} ファイルにはすべてを保存できないため、{path} には次のものがありません：{lost}。</translation>
    </message>
    <message>
        <source>There is not enough memory on {device}; close other programs and try again, or use smaller tiles (--tile 128).</source>
        <translation>{device} のメモリーが足りません。他のプログラムを閉じてもう一度試すか、小さいタイル（--tile 128）を使ってください。</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; your work is safe, run the step again.</source>
        <translation>処理エンジンが予期せず停止しました。作業は失われていません。もう一度実行してください。</translation>
    </message>
    <message>
        <source>The model {model} is not installed; see `heirloom models list`.</source>
        <translation>モデル {model} はインストールされていません。`heirloom models list` を確認してください。</translation>
    </message>
    <message>
        <source>{title} is not installed. Get {source}; then import the files with `heirloom models import`. Licence: {licence}.</source>
        <translation>{title} はインストールされていません。{source} から入手し、`heirloom models import` でファイルを取り込んでください。ライセンス：{licence}。</translation>
    </message>
    <message>
        <source>This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.</source>
        <translation>{device} で約 {minutes} 分かかり、メモリーを {gigabytes} GB 使います。</translation>
    </message>
    <message>
        <source>The photo seems to show: {tags}.</source>
        <translation>写真に写っていると思われるもの：{tags}。</translation>
    </message>
    <message>
        <source>Faces found: {count}; each is rebuilt by itself.</source>
        <translation>見つかった顔：{count}。それぞれ個別に作り直します。</translation>
    </message>
    <message>
        <source>There was not enough memory, so parts of the network are loaded one after another; it takes longer.</source>
        <translation>メモリーが足りないため、ネットワークを部分ごとに読み込みます。時間が長くかかります。</translation>
    </message>
    <message>
        <source>Damage was certain on {share:.2%} of the area only; a --mask can show where more is.</source>
        <translation>確実に傷んでいるのは面積の {share:.2%} だけでした。他の場所は --mask で指定できます。</translation>
    </message>
    <message>
        <source>{share:.1%} of the area was invented rather than restored; --save-evidence shows where.</source>
        <translation>面積の {share:.1%} は修復ではなく推測で描かれました。--save-evidence で場所を確認できます。</translation>
    </message>
    <message>
        <source>The model {model} cannot be used ({reason}); install it again.</source>
        <translation>モデル {model} を使用できません（{reason}）。もう一度インストールしてください。</translation>
    </message>
    <message>
        <source>This computer cannot use the device {device}; choose auto or cpu.</source>
        <translation>このコンピューターでは装置 {device} を使用できません。auto または cpu を選んでください。</translation>
    </message>
    <message>
        <source>The engine could not do this ({reason}); try it again, or with another step.</source>
        <translation>処理エンジンで実行できませんでした（{reason}）。もう一度試すか、別の手順を試してください。</translation>
    </message>
    <message>
        <source>The model {model} failed ({reason}); try another device.</source>
        <translation>モデル {model} の処理に失敗しました（{reason}）。別の装置を試してください。</translation>
    </message>
    <message>
        <source>{path} holds {danger} and was not opened; get the weights from their publisher.</source>
        <translation>{path} には {danger} が含まれるため、開きませんでした。重みファイルは公開元から入手してください。</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); download it again.</source>
        <translation>{path} は破損しています（{detail}）。もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} holds no network that is known here ({detail}); see `heirloom models list`.</source>
        <translation>{path} には対応するネットワークがありません（{detail}）。`heirloom models list` を確認してください。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {detail}.</source>
        <translation>{path} を使用できません：{detail}。</translation>
    </message>
    <message>
        <source>{path} is not the published file (its sha256 is {found}); download it again.</source>
        <translation>{path} は公開されたファイルではありません（sha256 は {found}）。もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} holds a network that could serve several wishes; say which, for instance with `--for noise`.</source>
        <translation>{path} のネットワークは複数の用途に使えます。`--for noise` のように用途を指定してください。</translation>
    </message>
    <message>
        <source>Reading {path} stopped unexpectedly; nothing was installed. Get the file again from its publisher.</source>
        <translation>{path} の読み込みが予期せず停止しました。何もインストールしていません。公開元からファイルを入手し直してください。</translation>
    </message>
    <message>
        <source>{path} needs packages that are not installed; get them with `heirloom addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.</source>
        <translation>{path} に必要なパッケージがインストールされていません。`heirloom addon install`（ソースからの場合は `pip install heirloom[{extra}]`）で入手するか、ONNX ファイルを使ってください。</translation>
    </message>
    <message>
        <source>The model {model} is part of the program and cannot be removed.</source>
        <translation>モデル {model} はプログラムの一部なので削除できません。</translation>
    </message>
    <message>
        <source>The licence of {model} ({licence}) forbids commercial use; read it at {source} and, if you agree, repeat this with --accept-licence.</source>
        <translation>{model} のライセンス（{licence}）は商用利用を禁止しています。{source} で内容を読み、同意する場合は --accept-licence を付けてもう一度実行してください。</translation>
    </message>
    <message>
        <source>{url} could not be downloaded ({reason}); try again later: what was already downloaded is kept.</source>
        <translation>{url} をダウンロードできませんでした（{reason}）。あとでもう一度試してください。ダウンロード済みの分は残っています。</translation>
    </message>
    <message>
        <source>The model {model} cannot be downloaded by this program; get its file at {source}, then use `heirloom models import FILE`.</source>
        <translation>モデル {model} はこのプログラムではダウンロードできません。{source} からファイルを入手し、`heirloom models import FILE` を使ってください。</translation>
    </message>
    <message>
        <source>Downloads are switched off (offline in the settings); switch them on, or use `heirloom models import FILE`.</source>
        <translation>ダウンロードはオフになっています（設定でオフライン）。オンにするか、`heirloom models import FILE` を使ってください。</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed}.</source>
        <translation>{path} のディスクがいっぱいです。{needed} の空きを作ってください。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the disk and its permissions.</source>
        <translation>{path} に書き込めません（{reason}）。ディスクとアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>The model {model} could not be converted faithfully (it differs by {deviation}); please report it.</source>
        <translation>モデル {model} を正確に変換できませんでした（差 {deviation}）。ご報告ください。</translation>
    </message>
    <message>
        <source>There is no add-on for {system} on {machine} with Python {python}; everything else works without it.</source>
        <translation>{machine} の {system}、Python {python} 用のアドオンはありません。他の機能はすべて使えます。</translation>
    </message>
    <message>
        <source>This copy of Heirloom names no source for the add-on; give a package index with --index.</source>
        <translation>この Heirloom にはアドオンの入手先が設定されていません。--index でパッケージインデックスを指定してください。</translation>
    </message>
    <message>
        <source>There is no picture {page} in {path} (pictures: {pages}); choose another.</source>
        <translation>{path} に {page} 番目の画像はありません（画像数：{pages}）。別の番号を選んでください。</translation>
    </message>
    <message>
        <source>The package index does not have {file}; try another index.</source>
        <translation>パッケージインデックスに {file} がありません。別のインデックスを試してください。</translation>
    </message>
    <message>
        <source>{file} is not the expected file and was removed; try again.</source>
        <translation>{file} は期待したファイルではなかったため削除しました。もう一度試してください。</translation>
    </message>
    <message>
        <source>The add-on is damaged: {file} is missing or was changed (affected files: {count}); remove the add-on and download it again.</source>
        <translation>アドオンが破損しています：{file} がないか変更されています（該当ファイル：{count}）。アドオンを削除して、もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>This copy of Heirloom does not say where new versions are announced; look where you got it.</source>
        <translation>この Heirloom には新しいバージョンの告知先が設定されていません。入手した場所を確認してください。</translation>
    </message>
    <message>
        <source>{server} did not return the newest version ({reason}); try again later.</source>
        <translation>{server} から最新バージョンを取得できませんでした（{reason}）。あとでもう一度試してください。</translation>
    </message>
    <message>
        <source>Nothing was understood of “{sentence}”, so no file was written; say what is wrong with the photo, such as “remove the scratches”.</source>
        <translation>「{sentence}」は何も理解できなかったため、ファイルは書き込まれませんでした。「傷を消して」のように写真の問題を伝えてください。</translation>
    </message>
    <message>
        <source>Files that look like pictures were left out of folders, since their kind or the ending of their name is not read: {count} ({names}).</source>
        <translation>フォルダー内の画像らしいファイルは、種類または名前の拡張子が読み取り対象外のため除外されました: {count} ({names})。</translation>
    </message>
    <message>
        <source>The levels of {path} are floating-point numbers from {least} to {most}; those outside of 0 to 1 ({percent} % or less) are cut, so that parts may be white or black.</source>
        <translation>{path} の値は {least} から {most} までの浮動小数点数です。0 から 1 の範囲外の値 ({percent} % 以下) は切り詰められるため、一部が白または黒になることがあります。</translation>
    </message>
    <message>
        <source>The name {path} is too long for the disk; choose a shorter one.</source>
        <translation>名前 {path} はディスクに対して長すぎます。短い名前にしてください。</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, where there is no file; choose the file itself.</source>
        <translation>{path} は {target} へのリンクですが、そこにファイルがありません。ファイル自体を選んでください。</translation>
    </message>
    <message>
        <source>{path} is a file and not a folder; check the name.</source>
        <translation>{path} はフォルダーではなくファイルです。名前を確認してください。</translation>
    </message>
    <message>
        <source>{path} is a folder, pipe, socket or device and not a file; choose a file.</source>
        <translation>{path} はファイルではなくフォルダー、パイプ、ソケットまたはデバイスです。ファイルを選んでください。</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came from.</source>
        <translation>{path} は空です (0 バイト)。元の場所からもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>The disk or the system allows no file of {needed} in {path}; choose another folder.</source>
        <translation>ディスクまたはシステムが {path} に {needed} のファイルを許可しません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Your share of the disk of {path} is used up; free {needed} or choose another folder.</source>
        <translation>{path} のディスクで割り当てられた容量を使い切りました。{needed} を空けるか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} cannot be opened, since too many files are open; close other programs and try again.</source>
        <translation>開いているファイルが多すぎるため、{path} を開けません。他のプログラムを閉じて、もう一度試してください。</translation>
    </message>
    <message>
        <source>The disk does not allow the name {path}; choose another one.</source>
        <translation>このディスクでは {path} という名前を使えません。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>The disk of {path} can only be read; choose another folder.</source>
        <translation>{path} のディスクは読み取り専用です。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} has data of other programs that are not known here ({names}); results do not have them.</source>
        <translation>{path} には、ここでは不明なほかのプログラムのデータ ({names}) があります。結果には含まれません。</translation>
    </message>
    <message>
        <source>{sidecar} differs from what EXIF or IPTC of the photo say ({names}); results have both: that of the file beside the photo in XMP.</source>
        <translation>{sidecar} の内容は写真の EXIF または IPTC と異なります ({names})。結果には両方が含まれ、写真の横のファイルの内容は XMP にあります。</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} は存在しません。名前を確認してください。</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its permissions and the disk.</source>
        <translation>{path} を読み取れません。アクセス権とディスクを確認してください。</translation>
    </message>
    <message>
        <source>{path} is not a photo; choose another file.</source>
        <translation>{path} は写真ではありません。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{path} has the format {format}, which cannot be used here; save it as PNG, JPEG, TIFF or WebP.</source>
        <translation>{path} は {format} ファイルで、ここでは使用できません。PNG、JPEG、TIFF、WebP のいずれかで保存してください。</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); try to copy or scan it again.</source>
        <translation>{path} は破損しています（{detail}）。コピーまたはスキャンをやり直してください。</translation>
    </message>
    <message>
        <source>{path} is too large: {width} x {height} pixels, where {most} is the most; make it smaller first.</source>
        <translation>{path} は大きすぎます：{width} x {height} ピクセル（上限 {most}）。先に小さくしてください。</translation>
    </message>
    <message>
        <source>{path} is very large: {width} x {height} pixels, which take about {needed} of disk; open it alone in the window, or allow it with --large.</source>
        <translation>{path} はとても大きく（{width} x {height} ピクセル）、ディスクを約 {needed} 使います。ウィンドウで単独で開くか、--large で許可してください。</translation>
    </message>
    <message>
        <source>{path} made the photo decoder crash and was skipped; copy or scan it again.</source>
        <translation>{path} で写真の読み込み処理が異常終了したため、飛ばしました。コピーまたはスキャンをやり直してください。</translation>
    </message>
    <message>
        <source>{photo} was skipped, since its worker ended each time ({times} times); try it alone.</source>
        <translation>{photo} は処理プロセスが毎回（{times} 回）終了したため、飛ばしました。単独で試してください。</translation>
    </message>
    <message>
        <source>{url} does not exist; check the address.</source>
        <translation>{url} は存在しません。アドレスを確認してください。</translation>
    </message>
    <message>
        <source>{url} cannot be used ({reason}); check the connection and the permissions.</source>
        <translation>{url} を使用できません（{reason}）。接続とアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>Opening {path} was stopped after {seconds} seconds without progress; copy or scan it again.</source>
        <translation>{path} は {seconds} 秒間進まなかったため、開くのを中止しました。コピーまたはスキャンをやり直してください。</translation>
    </message>
    <message>
        <source>{path} needs more memory to open than there is; save it as TIFF or PNG, or make it smaller.</source>
        <translation>{path} を開くにはメモリーが足りません。TIFF か PNG で保存するか、小さくしてください。</translation>
    </message>
    <message>
        <source>{path} is no colour profile of a screen; choose another in the settings.</source>
        <translation>{path} は画面のカラープロファイルではありません。設定で別のものを選んでください。</translation>
    </message>
    <message>
        <source>{path} is open in another window of Heirloom; close it there first.</source>
        <translation>{path} は Heirloom の別のウィンドウで開かれています。先にそちらを閉じてください。</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting.</source>
        <translation>{path} はすでに存在します。別の名前を選ぶか、上書きを許可してください。</translation>
    </message>
    <message>
        <source>{path} is the original, which is never written over; choose another name.</source>
        <translation>{path} は元の写真なので、決して上書きしません。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{path} is a photo, mask or recipe that is being used, which is never written over; choose another name.</source>
        <translation>{path} は使用中の写真、マスクまたはレシピなので、決して上書きしません。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>Two results would be written to {path}; choose different names.</source>
        <translation>2つの結果が {path} に書き込まれることになります。別々の名前を選んでください。</translation>
    </message>
    <message>
        <source>{path} exists and is no earlier file of this kind by Heirloom, so it is not overwritten; choose another name.</source>
        <translation>{path} はすでに存在し、Heirloom が以前に作った同種のファイルではないため、上書きしません。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{path} would be {width} x {height} pixels, and a side of a {format} file has at most {most}; choose PNG or TIFF.</source>
        <translation>{path} は {width} x {height} ピクセルになりますが、{format} ファイルの一辺は最大 {most} です。PNG か TIFF を選んでください。</translation>
    </message>
    <message>
        <source>{path} lacks the notes of the camera's maker (MakerNote), since they may tell the place.</source>
        <translation>{path} にはカメラメーカーの記録（MakerNote）を含めていません。撮影場所がわかるおそれがあるためです。</translation>
    </message>
    <message>
        <source>The project {path} keeps the original with its place.</source>
        <translation>プロジェクト {path} には、撮影場所の情報を含む元の写真がそのまま入っています。</translation>
    </message>
    <message>
        <source>The {space} colours of {path} are taken for sRGB and may look different; results have the same colours.</source>
        <translation>{path} の {space} の色は sRGB とみなすため、違って見えることがあります。結果の色も同じになります。</translation>
    </message>
    <message>
        <source>The result is {path}, because {wanted} is another photo or result.</source>
        <translation>{wanted} は別の写真または結果なので、結果は {path} になります。</translation>
    </message>
    <message>
        <source>{path} has changed or gone since it was opened; open it again.</source>
        <translation>{path} は開いた後に変更されたか、なくなりました。もう一度開いてください。</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another folder.</source>
        <translation>{path} に書き込めません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed} or choose another folder.</source>
        <translation>{path} のディスクがいっぱいです。{needed} の空きを作るか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} is not a project that can be opened (look at {detail}).</source>
        <translation>{path} は開けるプロジェクトではありません（{detail} を確認してください）。</translation>
    </message>
    <message>
        <source>{path} was saved by a newer Heirloom; update this one to open it.</source>
        <translation>{path} はより新しい Heirloom で保存されています。開くには更新してください。</translation>
    </message>
    <message>
        <source>The mask {path} is {width} x {height}, but the photo is {photo_width} x {photo_height}; they must be the same.</source>
        <translation>マスク {path} は {width} x {height} ですが、写真は {photo_width} x {photo_height} です。同じ大きさにしてください。</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({kind}); the log says more.</source>
        <translation>予期しない問題が起きました（{kind}）。詳しくはログを見てください。</translation>
    </message>
    <message>
        <source>marks on {surely_marked:.1%} of the area</source>
        <translation>面積の {surely_marked:.1%} に傷や汚れ</translation>
    </message>
    <message>
        <source>many thin bright lines</source>
        <translation>細く明るい線が多い</translation>
    </message>
    <message>
        <source>JPEG blocks, quality near {quality:.0f}</source>
        <translation>JPEG のブロックノイズ、画質は約 {quality:.0f}</translation>
    </message>
    <message>
        <source>grain of about {sigma:.0f} levels of 255</source>
        <translation>255階調のうち約 {sigma:.0f} の粒状感</translation>
    </message>
    <message>
        <source>the steepest edges rise by {steepness:.0%} a pixel</source>
        <translation>最も鋭い輪郭の変化が1ピクセルあたり {steepness:.0%}</translation>
    </message>
    <message>
        <source>even dark areas are no darker than {dark_channel:.0%}</source>
        <translation>暗い部分でも {dark_channel:.0%} より暗くならない</translation>
    </message>
    <message>
        <source>half of the photo is darker than {middle:.0%}</source>
        <translation>写真の半分が {middle:.0%} より暗い</translation>
    </message>
    <message>
        <source>tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}</source>
        <translation>階調は {black:.0%} から {white:.0%}、色かぶり {tint:.0%}</translation>
    </message>
    <message>
        <source>less detail than {long_side:.0f} pixels can hold</source>
        <translation>{long_side:.0f} ピクセルの割に細部が少ない</translation>
    </message>
    <message>
        <source>JPEG blocks</source>
        <translation>ブロックノイズ</translation>
    </message>
    <message>
        <source>found in the photo</source>
        <translation>写真から検出</translation>
    </message>
    <message>
        <source>by {title}, which comes with the program</source>
        <translation>プログラム付属の {title} を使用</translation>
    </message>
    <message>
        <source>by {title}, the best that is installed for this</source>
        <translation>このためにインストールされた最良の {title} を使用</translation>
    </message>
    <message>
        <source>by {title}; others are installed for this, but too slow for this device</source>
        <translation>{title} を使用。他にもインストールされていますが、この装置では遅すぎます</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>ぼけ</translation>
    </message>
    <message>
        <source>haze</source>
        <translation>かすみ</translation>
    </message>
    <message>
        <source>darkness</source>
        <translation>暗さ</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>色あせ</translation>
    </message>
    <message>
        <source>dull tones</source>
        <translation>鈍い階調</translation>
    </message>
    <message>
        <source>few details</source>
        <translation>細部の不足</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>lost detail</source>
        <translation>失われた細部</translation>
    </message>
    <message>
        <source>Finds faces</source>
        <translation>顔の検出</translation>
    </message>
    <message>
        <source>Runs generative models and imports PyTorch files</source>
        <translation>生成モデルの実行と PyTorch ファイルの取り込み</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>写真の内容</translation>
    </message>
    <message>
        <source>Repair of noise and blur</source>
        <translation>ノイズとぼけの修復</translation>
    </message>
    <message>
        <source>Invented detail</source>
        <translation>推測で補う細部</translation>
    </message>
    <message>
        <source>Quick, with less detail</source>
        <translation>速いが細部は少なめ</translation>
    </message>
    <message>
        <source>Process each face separately</source>
        <translation>顔を1つずつ処理する</translation>
    </message>
    <message>
        <source>Process the background too</source>
        <translation>背景も処理する</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>トーンカーブ</translation>
    </message>
    <message>
        <source>Masks, brush strokes and the crop are not saved in the recipe: on other photos the steps act everywhere.</source>
        <translation>マスク、ブラシの跡、トリミングはレシピに保存されません。他の写真では、手順は全体に働きます。</translation>
    </message>
    <message>
        <source>“{clause}”</source>
        <translation>「{clause}」</translation>
    </message>
    <message>
        <source>Takes about {time} and {gigabytes} GB of memory ({device}).</source>
        <translation>約 {time}、メモリー {gigabytes} GB（{device}）。</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>Found: {faults}</source>
        <translation>見つかった問題：{faults}</translation>
    </message>
    <message>
        <source>Little certain damage was found; Ctrl+F shows possible damage. Select or paint the rest and press F to fill it.</source>
        <translation>確実な傷みはわずかでした。Ctrl+F で傷みの可能性がある場所を表示します。残りは選択するか塗って、F で埋めてください。</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>約 {count} 秒</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>約 {count} 分</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>残り約 {count} 秒</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>残り約 {count} 分</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>レベル補正</translation>
    </message>
    <message>
        <source>Healed spots</source>
        <translation>スポット修復</translation>
    </message>
    <message>
        <source>Merged layers</source>
        <translation>結合したレイヤー</translation>
    </message>
    <message>
        <source>Reads instructions</source>
        <translation>指示の読み取り</translation>
    </message>
    <message>
        <source>Finds scratches and dust</source>
        <translation>傷とほこりの検出</translation>
    </message>
    <message>
        <source>Fills what was damaged</source>
        <translation>傷んだ部分の補完</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>明るさと色</translation>
    </message>
    <message>
        <source>Noise, blur and JPEG blocks, as instructed</source>
        <translation>指示に応じたノイズ・ぼけ・ブロックノイズの処理</translation>
    </message>
    <message>
        <source>Rebuilds faces and detail</source>
        <translation>顔と細部の再構築</translation>
    </message>
    <message>
        <source>Part of another model</source>
        <translation>他のモデルの一部</translation>
    </message>
    <message>
        <source>No defects were found. Describe what you see.</source>
        <translation>問題は見つかりませんでした。気になるところを書いてください。</translation>
    </message>
    <message>
        <source>{share} of the area was invented; Shift+I shows where.</source>
        <translation>面積の {share} は推測で描かれました。Shift+I で場所を表示します。</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>感度</translation>
    </message>
    <message>
        <source>Repair exactly the masked area</source>
        <translation>マスクした範囲だけを修復する</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>忠実度</translation>
    </message>
    <message>
        <source>Adherence to the photo</source>
        <translation>元の写真への忠実度</translation>
    </message>
    <message>
        <source>Steps (0: as published)</source>
        <translation>ステップ数（0：公開時の値）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>This recipe was saved by a newer Heirloom; update this one to use it.</source>
        <translation>このレシピはより新しい Heirloom で保存されています。使うには更新してください。</translation>
    </message>
    <message>
        <source>{path} could not be understood completely (look at {detail}). It was kept as {kept}, and what could be understood is used.</source>
        <translation>{path} の一部を理解できませんでした（{detail} を確認してください）。{kept} として残し、理解できた部分を使います。</translation>
    </message>
    <message>
        <source>{path} was written by a newer Heirloom and is not used here. It was kept as {kept}.</source>
        <translation>{path} はより新しい Heirloom で書かれたため、ここでは使いません。{kept} として残しました。</translation>
    </message>
    <message>
        <source>{path} is no model card that can be used (look at {detail}); its model is left out. It was kept as {kept}.</source>
        <translation>{path} は使用できるモデルカードではありません（{detail} を確認してください）。そのモデルは除外されます。{kept} として残しました。</translation>
    </message>
    <message>
        <source>{path} is no regular file, or far too large; choose another file.</source>
        <translation>{path} は通常のファイルではないか、大きすぎます。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>The batch queue {path} belongs to another window of Heirloom. Photos that are added here are restored, but stored only once that window is closed.</source>
        <translation>一括修復のリスト {path} は Heirloom の別のウィンドウのものです。ここで追加した写真は修復されますが、リストに保存されるのはそのウィンドウを閉じた後です。</translation>
    </message>
    <message>
        <source>The network gave no usable result for any part of the photo ({fault}), so nothing was restored; try another device or model.</source>
        <translation>ネットワークは写真のどの部分にも使える結果を出せなかったため（{fault}）、何も修復していません。別の装置かモデルを試してください。</translation>
    </message>
    <message>
        <source>The process that opens {path} has not answered for {seconds} seconds; it is ended and started again if it does not go on.</source>
        <translation>{path} を開くプロセスが {seconds} 秒間応答していません。このまま進まない場合は、終了して起動し直します。</translation>
    </message>
    <message>
        <source>{url} does not answer ({reason}); it is asked again for up to {minutes} minutes.</source>
        <translation>{url} が応答しません（{reason}）。最大 {minutes} 分間、繰り返し問い合わせます。</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} は途中で切れています。全 {height} 行のうち最後の {missing} 行が欠けているか不完全で、灰色になります。</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} は内部が壊れています。全 {height} 行のうち最後の {missing} 行は読み取れず、灰色になります。ほかの行も正しくない可能性があります。コピーと比べてください。</translation>
    </message>
    <message>
        <source>“{clause}”: no face can be found in the photo. Select the place, then say it again.</source>
        <translation>「{clause}」：写真に顔が見つかりません。場所を選択してから、もう一度指示してください。</translation>
    </message>
    <message>
        <source>“{clause}”: the place is guessed from the faces and only approximate. The mask of the layer can be corrected.</source>
        <translation>「{clause}」：場所は顔の位置から推測したもので、おおよその範囲です。レイヤーのマスクで修正できます。</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>目</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>口</translation>
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
        <translation>顔の修復</translation>
    </message>
    <message>
        <source>Faces restored: {count}; left alone, since they are too small or far behind: {left}.</source>
        <translation>修復した顔：{count}。小さすぎるか遠すぎるため、そのままにした顔：{left}。</translation>
    </message>
    <message>
        <source>Faces that were changed less, so that they stay the same person: {count}.</source>
        <translation>別人にならないように変化を抑えた顔：{count}。</translation>
    </message>
    <message>
        <source>Whether the faces are still the same person was not measured, since no network for it is installed (SFace in the model library). Compare them before and after.</source>
        <translation>顔が同じ人のままかどうかは、そのためのネットワーク（モデルライブラリの SFace）がインストールされていないため、測定していません。修復前と修復後を見比べてください。</translation>
    </message>
    <message>
        <source>“{clause}”: noise and blur are taken from each face, and nothing is invented. To rebuild what is lost, {answer}</source>
        <translation>「{clause}」：それぞれの顔からノイズとぼけを取り除きます。推測で描き足すことはしません。失われた部分を作り直すには、{answer}</translation>
    </message>
    <message>
        <source>get a network for faces in the model library (Ctrl+Shift+M).</source>
        <translation>モデルライブラリ（Ctrl+Shift+M）から顔用のネットワークを入手してください。</translation>
    </message>
    <message>
        <source>Add invented colours</source>
        <translation>推測した色の追加</translation>
    </message>
    <message>
        <source>missing colours</source>
        <translation>色がない</translation>
    </message>
    <message>
        <source>“{clause}”: select the thing that had this colour, then say it again.</source>
        <translation>「{clause}」：その色だったものを選択してから、もう一度指示してください。</translation>
    </message>
    <message>
        <source>no network for colours is installed. Say what had which colour, such as “her dress was dark green”.</source>
        <translation>色を付けるネットワークがインストールされていません。「彼女のドレスは深緑色だった」のように、何が何色だったかを書いてください。</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>服</translation>
    </message>
    <message>
        <source>Least likeness of a face</source>
        <translation>顔の類似度の下限</translation>
    </message>
    <message>
        <source>Colour (#rrggbb)</source>
        <translation>色（#rrggbb）</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>彩度</translation>
    </message>
    <message>
        <source>The added colours are invented; the photo does not tell them.</source>
        <translation>追加した色は推測です。写真には色の情報がありません。</translation>
    </message>
    <message>
        <source>the server was not found; is this computer online?</source>
        <translation>サーバーが見つかりません。このコンピューターはオンラインですか？</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>サーバーが時間内に応答しませんでした</translation>
    </message>
    <message>
        <source>the server does not accept connections</source>
        <translation>サーバーが接続を受け付けません</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>接続が切れました</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>安全な接続を確立できませんでした</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be opened; copy or scan it again.</source>
        <translation>{path} は破損していて開けません。コピーまたはスキャンをやり直してください。</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>1 秒未満</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>ライセンス：{licence}</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>どんな用途にも自由</translation>
    </message>
    <message>
        <source>free for any use that harms nobody</source>
        <translation>誰も害さない用途なら自由</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>商用は不可</translation>
    </message>
    <message>
        <source>licence: read it first</source>
        <translation>ライセンス：先にお読みください</translation>
    </message>
    <message>
        <source>{time} a face on this computer (estimated)</source>
        <translation>このコンピューターでは 1 つの顔に{time}（推定）</translation>
    </message>
    <message>
        <source>{time} a photo on this computer (estimated)</source>
        <translation>このコンピューターでは写真 1 枚に{time}（推定）</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (estimated)</source>
        <translation>このコンピューターでは 1 メガピクセルに{time}（推定）</translation>
    </message>
    <message>
        <source>A second network checks that each face stays the same person.</source>
        <translation>もう一つのネットワークが、どの顔も同じ人のままかを確かめます。</translation>
    </message>
    <message>
        <source>Checks that each face stays the same person, and holds the change back where it does not.</source>
        <translation>どの顔も同じ人のままかを確かめ、そうでない所では変化を抑えます。</translation>
    </message>
    <message>
        <source>Rebuilds what is lost in each face.</source>
        <translation>それぞれの顔で失われたものを作り直します。</translation>
    </message>
    <message>
        <source>Colours a black and white photo; the colours are invented.</source>
        <translation>白黒写真に色を付けます。色は想像によるものです。</translation>
    </message>
    <message>
        <source>Rebuilds lost detail, which is invented.</source>
        <translation>失われた細部を作り直します。細部は想像によるものです。</translation>
    </message>
    <message>
        <source>A larger network than those that come with the program, and slower.</source>
        <translation>付属のものより大きく、遅いネットワークです。</translation>
    </message>
    <message>
        <source>{url} no longer has the file ({reason}). If you get it elsewhere, import it.</source>
        <translation>{url} にはもうファイルがありません（{reason}）。ほかで入手したら取り込んでください。</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (measured)</source>
        <translation>このコンピューターでは 1 メガピクセルに{time}（実測）</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The process that opens photos has not answered for 10 seconds. Wait, cancel, or let a new process open the photo: your work is safe.</source>
        <translation>写真を開くプロセスが10秒間応答していません。待つか、キャンセルするか、新しいプロセスで開いてください。作業は失われていません。</translation>
    </message>
    <message>
        <source>Use a new process</source>
        <translation>新しいプロセスを使う</translation>
    </message>
    <message>
        <source>The engine has not answered for 10 seconds. Wait, or restart it: your work is safe, only the running step is lost.</source>
        <translation>処理エンジンが10秒間応答していません。待つか、再起動してください。作業は失われません。実行中の手順だけが失われます。</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>処理エンジンを再起動</translation>
    </message>
    <message>
        <source>Heirloom ended twice while it was starting, so it is in safe mode now: without your own models and the add-on, and on the processor only. Close it and start it again to leave safe mode.</source>
        <translation>Heirloom は起動中に2回終了したため、セーフモードになっています。追加したモデルとアドオンは使わず、プロセッサーだけで動作します。セーフモードを終えるには、閉じてからもう一度起動してください。</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} は途中で切れています。全 {height} 行のうち最後の {missing} 行が欠けているか不完全で、灰色になります。</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} は内部が壊れています。全 {height} 行のうち最後の {missing} 行は読み取れず、灰色になります。ほかの行も正しくない可能性があります。コピーと比べてください。</translation>
    </message>
    <message>
        <source>{path} is damaged within, so parts of the picture may be wrong; compare it with a copy.</source>
        <translation>{path} は内部が壊れているため、写真の一部が正しくない可能性があります。コピーと比べてください。</translation>
    </message>
    <message>
        <source>{path} is cut off, so the photo is less sharp than it was.</source>
        <translation>{path} は途中で切れているため、写真は本来より不鮮明です。</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} は途中で切れています。全 {height} 行のうち最後の {missing} 行が欠けています。コピーし直すか、ウィンドウで単独で開くか、--partial で許可してください。</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} cannot be read, and others may be wrong; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} は内部が壊れています。全 {height} 行のうち最後の {missing} 行は読み取れず、ほかの行も正しくない可能性があります。コピーし直すか、ウィンドウで単独で開くか、--partial で許可してください。</translation>
    </message>
    <message>
        <source>{path} is cut off before its fine detail; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} は細部のデータの前で切れています。コピーし直すか、ウィンドウで単独で開くか、--partial で許可してください。</translation>
    </message>
    <message>
        <source>{path} is a motion photo; results do not have its video.</source>
        <translation>{path} はモーションフォトです。結果に動画は含まれません。</translation>
    </message>
    <message>
        <source>{path} has a gain map for bright screens (HDR); results do not have it.</source>
        <translation>{path} には明るい画面用のゲインマップ（HDR）があります。結果には含まれません。</translation>
    </message>
    <message>
        <source>{path} holds more pictures behind the first one ({count} more); results do not have them.</source>
        <translation>{path} には最初の画像の後ろに別の画像（{count} 枚）があります。結果には含まれません。</translation>
    </message>
    <message>
        <source>{path} has other data behind its picture ({size} bytes); results do not have them.</source>
        <translation>{path} には画像の後ろに別のデータ（{size} バイト）があります。結果には含まれません。</translation>
    </message>
    <message>
        <source>{sidecar} may hold metadata of the photo and cannot be read; copy it beside the result to keep it.</source>
        <translation>{sidecar} には写真のメタデータが含まれている可能性がありますが、読み込めません。残すには、結果の隣にコピーしてください。</translation>
    </message>
    <message>
        <source>Captions, names, dates and other metadata in {sidecar} are carried into results; developing instructions for other programs are not.</source>
        <translation>{sidecar} にある説明、名前、日時などのメタデータは結果に引き継がれます。他のプログラム用の現像設定は引き継がれません。</translation>
    </message>
</context>
<context>
    <name>DamageRow</name>
    <message numerus="yes">
        <source>Damage found: %n place(s)</source>
        <translation>
            <numerusform>傷みが見つかりました：%n か所</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Tint the damage in the photo, to correct it (Esc)</source>
        <translation>写真の傷みに色を付けて、修正できるようにします（Esc）</translation>
    </message>
    <message>
        <source>Click a place to leave it out or take it back. Paint with the brush to add.</source>
        <translation>場所をクリックすると除外や復帰ができます。ブラシで塗ると追加します。</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>修正をすべて取り消す</translation>
    </message>
    <message>
        <source>Looking for damage: {share}</source>
        <translation>傷みを探しています：{share}</translation>
    </message>
    <message>
        <source>No damage found; paint where it is.</source>
        <translation>傷みは見つかりませんでした。ある場所を塗ってください。</translation>
    </message>
    <message>
        <source>The damage cannot be shown.</source>
        <translation>傷みを表示できません。</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>傷み検出の感度</translation>
    </message>
    <message>
        <source>less</source>
        <translation>少なく</translation>
    </message>
    <message>
        <source>more</source>
        <translation>多く</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>感度</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>最近使った写真を開く</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>このリストを消去</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>ヒストグラム</translation>
    </message>
    <message>
        <source>How many pixels are dark (left) and light (right), in red, green and blue</source>
        <translation>暗いピクセル（左）から明るいピクセル（右）までの数を、赤・緑・青で示します</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
    <message>
        <source>White border</source>
        <translation>白い余白</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>解像度（dpi）</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} ピクセル</translation>
    </message>
    <message>
        <source>{size}. The photo has fewer: it is enlarged {factor} times.</source>
        <translation>{size}。写真のピクセル数が足りないため、{factor} 倍に拡大します。</translation>
    </message>
</context>
<context>
    <name>ColourController</name>
    <message>
        <source>That photo has no colours.</source>
        <translation>その写真には色がありません。</translation>
    </message>
    <message>
        <source>Colours of another photo</source>
        <translation>別の写真の色</translation>
    </message>
    <message>
        <source>Colour to paint with</source>
        <translation>塗る色</translation>
    </message>
    <message>
        <source>Paint a colour</source>
        <translation>色を塗る</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>Faces</source>
        <translation>顔</translation>
    </message>
</context>
<context>
    <name>_FaceRow</name>
    <message>
        <source>Face {number}</source>
        <translation>顔 {number}</translation>
    </message>
    <message>
        <source>Likeness {likeness}</source>
        <translation>類似度 {likeness}</translation>
    </message>
</context>
<context>
    <name>SentencesDialog</name>
    <message>
        <source>What you can say</source>
        <translation>指示の例</translation>
    </message>
    <message>
        <source>A click puts a sentence into the line.</source>
        <translation>クリックすると、文が入力欄に入ります。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Get it</source>
        <translation>入手する</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>ファイルを取り込む…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>インストール中…</translation>
    </message>
    <message>
        <source>Downloading: {share}</source>
        <translation>ダウンロード中：{share}</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>ほかのダウンロードを待っています</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Download it from its publisher and install it; then the plan is made again</source>
        <translation>公開元からダウンロードしてインストールし、計画を作り直します</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>すでに持っているファイルを取り込みます</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>停止します。ダウンロードした部分は残り、続きから再開できます</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>停止して破棄します</translation>
    </message>
    <message>
        <source>Hide this until the program is started again</source>
        <translation>次にプログラムを起動するまで隠します</translation>
    </message>
</context>
<context>
    <name>OfferController</name>
    <message>
        <source>{title} is installed and will be used by the next plan.</source>
        <translation>{title} をインストールしました。次の計画から使われます。</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Exported to {path}</source>
        <translation>{path} に書き出しました</translation>
    </message>
</context>
<context>
    <name>PrintsView</name>
    <message>
        <source>Arrow keys move the chosen prints, Delete removes them.</source>
        <translation>矢印キーで選んだ写真を動かし、Delete で取り除きます。</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>スキャン</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Save in</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Other scans…</source>
        <translation>別のスキャン…</translation>
    </message>
    <message>
        <source>This side is up</source>
        <translation>この向きで正しい</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>右に回す</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>左に回す</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>二つに分ける</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>まとめる</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Save {count} prints</source>
        <translation>{count} 枚を保存</translation>
    </message>
    <message>
        <source>(up?)</source>
        <translation>（上？）</translation>
    </message>
    <message>
        <source>Prints: {count}.</source>
        <translation>写真：{count} 枚。</translation>
    </message>
    <message>
        <source>Prints: {count}. Check which side is up of: {doubtful}.</source>
        <translation>写真：{count} 枚。上の向きを確かめる写真：{doubtful} 枚。</translation>
    </message>
    <message>
        <source>No print was found. Draw one with the mouse, or take Add.</source>
        <translation>写真が見つかりません。マウスで囲むか「追加」を使ってください。</translation>
    </message>
    <message>
        <source>Saving the prints…</source>
        <translation>写真を保存しています…</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>フォルダー：{folder}</translation>
    </message>
    <message>
        <source>Looking for prints…</source>
        <translation>写真を探しています…</translation>
    </message>
    <message>
        <source>{name}: scan {number} of {count}</source>
        <translation>{name}：スキャン {number} / {count}</translation>
    </message>
    <message>
        <source>Skip this scan</source>
        <translation>このスキャンを飛ばす</translation>
    </message>
    <message>
        <source>Then restore them all</source>
        <translation>その後すべて修復する</translation>
    </message>
    <message>
        <source>Cut out prints</source>
        <translation>写真の切り出し</translation>
    </message>
</context>
<context>
    <name>SplitController</name>
    <message>
        <source>Prints saved in {folder}: {count}</source>
        <translation>{folder} に保存した写真：{count} 枚</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Name of the person</source>
        <translation>人物の名前</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
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
        <translation>写真：{count} 枚。書いた内容は各写真の横の XMP ファイルに加えられます。空欄は元の内容のままです。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>人物を追加</translation>
    </message>
    <message>
        <source>Understood as {date}; sorted as {day}.</source>
        <translation>{date} と解釈し、{day} として並べます。</translation>
    </message>
    <message>
        <source>Not understood; it is kept as it is written.</source>
        <translation>読み取れないため、書かれたまま保存します。</translation>
    </message>
    <message>
        <source>Rough dates are welcome.</source>
        <translation>おおよその日付で構いません。</translation>
    </message>
    <message>
        <source>album, page and number of the print</source>
        <translation>アルバム、ページ、写真の番号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出どころ</translation>
    </message>
    <message>
        <source>street, town, country – from near to far</source>
        <translation>通り, 町, 国（近いものから順に）</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>どこ</translation>
    </message>
    <message>
        <source>c. 1943, summer 1956</source>
        <translation>1943年頃、1956年夏</translation>
    </message>
    <message>
        <source>When</source>
        <translation>いつ</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>この写真について</translation>
    </message>
    <message>
        <source>About many photos</source>
        <translation>複数の写真について</translation>
    </message>
</context>
<context>
    <name>FactsController</name>
    <message>
        <source>Facts were written beside the photos: {count}</source>
        <translation>写真の横に情報を書き込みました：{count} 枚</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>この写真について</translation>
    </message>
</context>
</TS>
