<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Heirloom</source>
        <translation>Heirloom 정보</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>버전 {version}</translation>
    </message>
    <message>
        <source>Restores old photographs on this computer. Free software under the Apache License 2.0; nothing is ever sent anywhere.</source>
        <translation>이 컴퓨터에서 오래된 사진을 복원합니다. Apache License 2.0을 따르는 자유 소프트웨어이며, 어디로도 아무것도 보내지 않습니다.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>사용한 구성 요소</translation>
    </message>
    <message>
        <source>Licence of</source>
        <translation>라이선스 대상</translation>
    </message>
    <message>
        <source>All components, one line each</source>
        <translation>모든 구성 요소, 한 줄씩</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Colours of another photo…</source>
        <translation>다른 사진의 색…</translation>
    </message>
    <message>
        <source>About many photos…</source>
        <translation>여러 사진에 대해…</translation>
    </message>
    <message>
        <source>caption people names date place album faces</source>
        <translation>설명 사람 이름 날짜 장소 앨범 얼굴</translation>
    </message>
    <message>
        <source>About this photo…</source>
        <translation>이 사진에 대해…</translation>
    </message>
    <message>
        <source>split album page flatbed several photos</source>
        <translation>분할 앨범 페이지 여러 사진 스캐너</translation>
    </message>
    <message>
        <source>Cut out prints of a scan…</source>
        <translation>스캔에서 사진 잘라내기…</translation>
    </message>
    <message>
        <source>What you can say…</source>
        <translation>할 수 있는 말…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Restore many photos…</source>
        <translation>여러 사진 복원…</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>레시피 저장…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>전과 후</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히 보기</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Enter an instruction</source>
        <translation>지시문 입력</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>명령 찾기…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>단축키…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>새로운 점…</translation>
    </message>
    <message>
        <source>About Heirloom…</source>
        <translation>Heirloom 정보…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>브러시 크게</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>브러시 작게</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>더하기와 빼기 바꾸기</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>선택 영역 채우기</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>선택 반전</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>사진 이동</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>사각형</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>타원</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>올가미</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>브러시</translation>
    </message>
    <message>
        <source>Similar colours</source>
        <translation>비슷한 색</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Crop and straighten</source>
        <translation>자르기와 수평 맞추기</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>왼쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>오른쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Merge the two topmost layers</source>
        <translation>맨 위 두 레이어 병합</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>다각형</translation>
    </message>
    <message>
        <source>Heal spots</source>
        <translation>얼룩 지우기</translation>
    </message>
    <message>
        <source>Photo and layers</source>
        <translation>사진과 레이어</translation>
    </message>
    <message>
        <source>Check for a new version…</source>
        <translation>새 버전 확인…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>모델 라이브러리…</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>손상 찾기</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경된 부분</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>복원인가 창작인가</translation>
    </message>
    <message>
        <source>Next picture of the file</source>
        <translation>파일의 다음 그림</translation>
    </message>
    <message>
        <source>Previous picture of the file</source>
        <translation>파일의 이전 그림</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>실행 취소: {edit}</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>다시 실행: {edit}</translation>
    </message>
    <message>
        <source>Levels and colour</source>
        <translation>레벨과 색</translation>
    </message>
    <message>
        <source>brightness contrast warmth tint saturation vibrance white balance histogram</source>
        <translation>밝기 대비 색온도 색조 채도 생동감 화이트밸런스 히스토그램</translation>
    </message>
    <message>
        <source>Paint colours</source>
        <translation>색칠하기</translation>
    </message>
    <message>
        <source>Export before and after…</source>
        <translation>전후 비교 내보내기…</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Unchanged, copied as {name}</source>
        <translation>변경 없음, {name}(으)로 복사함</translation>
    </message>
    <message>
        <source>Restored as {name}</source>
        <translation>{name}(으)로 복원됨</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>복원하는 중…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>복원됨</translation>
    </message>
    <message>
        <source>Could not be restored</source>
        <translation>복원하지 못했습니다</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Many photos – Heirloom</source>
        <translation>여러 사진 – Heirloom</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>일괄 작업 사진</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or click to choose</source>
        <translation>사진이나 폴더를 여기에 놓거나 눌러서 고르세요</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>일괄 작업 진행</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Restore all waiting photos with the options above</source>
        <translation>대기 중인 모든 사진을 위의 설정으로 복원합니다</translation>
    </message>
    <message>
        <source>Restore the photos that still wait</source>
        <translation>아직 대기 중인 사진 복원</translation>
    </message>
    <message>
        <source>New photos in {folders} are restored automatically</source>
        <translation>{folders}의 새 사진은 자동으로 복원됩니다</translation>
    </message>
    <message>
        <source>The originals are never changed.</source>
        <translation>원본은 절대 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source> · paused</source>
        <translation> · 멈춤</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>사진 추가…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>폴더 추가…</translation>
    </message>
    <message>
        <source>Watch folder…</source>
        <translation>폴더 감시…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>감시 중지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>목록 비우기</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Choose photos to add to the list</source>
        <translation>목록에 넣을 사진 고르기</translation>
    </message>
    <message>
        <source>Add all photos of a folder</source>
        <translation>폴더의 모든 사진 추가</translation>
    </message>
    <message>
        <source>Finish the current photo, then pause</source>
        <translation>현재 사진을 마친 뒤 멈춥니다</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for the start</source>
        <translation>
            <numerusform>사진 %n장이 시작을 기다립니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n restored</source>
        <translation>
            <numerusform>%n장 중 {done}장 복원</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n could not be</source>
        <translation>
            <numerusform> · %n장 실패</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore new photos as they are added to a folder</source>
        <translation>폴더에 새 사진이 추가되면 복원합니다</translation>
    </message>
    <message>
        <source>Stop restoring new photos</source>
        <translation>새 사진을 더 이상 복원하지 않습니다</translation>
    </message>
    <message>
        <source>Stop at once; finished results are kept</source>
        <translation>바로 멈춥니다. 완료된 결과는 유지됩니다</translation>
    </message>
    <message>
        <source>Retry the photos that could not be restored</source>
        <translation>복원하지 못한 사진을 다시 시도합니다</translation>
    </message>
    <message>
        <source>Remove finished photos from the list; no file is deleted</source>
        <translation>끝난 사진을 목록에서 뺍니다. 파일은 삭제되지 않습니다</translation>
    </message>
    <message>
        <source>Save the result for each photo as a text file</source>
        <translation>각 사진의 결과를 텍스트 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>결과 보기</translation>
    </message>
    <message>
        <source>Restore many photos</source>
        <translation>여러 사진 복원</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close this window; the batch goes on (Esc)</source>
        <translation>이 창을 닫습니다. 작업은 계속됩니다 (Esc)</translation>
    </message>
    <message>
        <source> · {count} needed nothing</source>
        <translation> · {count}장은 손볼 것이 없음</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>{path}(으)로 저장됨</translation>
    </message>
    <message>
        <source>The batch is finished.</source>
        <translation>일괄 작업이 끝났습니다.</translation>
    </message>
    <message>
        <source>Photos that are in the list already were not added again: {count}</source>
        <translation>이미 목록에 있어 다시 추가하지 않은 사진: {count}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>One layer alone</source>
        <translation>레이어 하나만</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>전</translation>
    </message>
    <message>
        <source>After</source>
        <translation>후</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add what is missing</source>
        <translation>빠진 것 추가</translation>
    </message>
    <message>
        <source>Add to: {name}</source>
        <translation>추가: {name}</translation>
    </message>
    <message>
        <source>Leave out this tag</source>
        <translation>이 태그 빼기</translation>
    </message>
    <message>
        <source>Use this tag again</source>
        <translation>이 태그 다시 사용</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>An unexpected error occurred. Your work is still open.</source>
        <translation>예기치 않은 오류가 발생했습니다. 작업은 그대로 열려 있습니다.</translation>
    </message>
    <message>
        <source>Save it as a project before you go on.</source>
        <translation>계속하기 전에 프로젝트로 저장하세요.</translation>
    </message>
    <message>
        <source>What happened is written in {path}. Nothing is sent.</source>
        <translation>무슨 일이 있었는지는 {path}에 적혀 있습니다. 아무것도 보내지 않습니다.</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>보고서 보기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Width to height of the crop</source>
        <translation>자를 영역의 가로세로 비율</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>수평 맞추기</translation>
    </message>
    <message>
        <source>Straighten, in degrees</source>
        <translation>수평 맞추기(도)</translation>
    </message>
    <message>
        <source>Upright lines</source>
        <translation>세로선</translation>
    </message>
    <message>
        <source>Level lines</source>
        <translation>가로선</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>자유</translation>
    </message>
    <message>
        <source>Like the photo</source>
        <translation>사진과 같게</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>정사각형</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>왼쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>오른쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Swap landscape and portrait</source>
        <translation>가로와 세로 바꾸기</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Whole photo, without turning</source>
        <translation>전체 사진, 회전 없음</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>사진을 그대로 두기(Esc)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Crop the photo (Enter)</source>
        <translation>사진 자르기(Enter)</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Arrow keys move the crop, with Shift they size it, Enter applies it.</source>
        <translation>화살표 키로 자를 영역을 옮기고, Shift와 함께 누르면 크기를 바꾸며, Enter로 적용합니다.</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Click to add a point, drag it, pull it out to remove it. Keys: Page Up and Page Down choose a point, arrows move it, Insert adds one, Delete removes it.</source>
        <translation>누르면 점이 추가되고, 끌면 움직이며, 밖으로 끌어내면 제거됩니다. 키: Page Up과 Page Down으로 점을 고르고, 화살표 키로 옮기고, Insert로 추가하고, Delete로 제거합니다.</translation>
    </message>
    <message>
        <source>Point {at} of {count}: {x} becomes {y}</source>
        <translation>점 {count}개 중 {at}번: {x}에서 {y}(으)로</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>All channels</source>
        <translation>모든 채널</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Which channel the curve changes</source>
        <translation>곡선이 바꿀 채널</translation>
    </message>
    <message>
        <source>Tone before</source>
        <translation>이전 톤</translation>
    </message>
    <message>
        <source>Tone after</source>
        <translation>이후 톤</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Make this curve straight again</source>
        <translation>이 곡선을 다시 직선으로 펴기</translation>
    </message>
</context>
<context>
    <name>MainController</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Working on files…</source>
        <translation>파일 작업 중…</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Colours of another photo</source>
        <translation>다른 사진의 색</translation>
    </message>
    <message>
        <source>Photos and projects ({kinds})</source>
        <translation>사진과 프로젝트 ({kinds})</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>사진 열기</translation>
    </message>
    <message>
        <source>Photos ({kinds})</source>
        <translation>사진 ({kinds})</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>사진 추가</translation>
    </message>
    <message>
        <source>Recipes ({kinds})</source>
        <translation>레시피 ({kinds})</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>레시피 열기</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>레시피 저장</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Heirloom project ({kinds})</source>
        <translation>Heirloom 프로젝트 ({kinds})</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>“{name}” is very large: {width} x {height} pixels.</source>
        <translation>“{name}”은(는) 매우 큽니다: {width} x {height}픽셀.</translation>
    </message>
    <message>
        <source>Opening it takes some minutes and about {needed} of disk space; each layer needs more disk space.</source>
        <translation>여는 데 몇 분이 걸리고 디스크 공간이 약 {needed} 필요합니다. 레이어마다 공간이 더 필요합니다.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>A very large photo</source>
        <translation>매우 큰 사진</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>저장하지 않은 작업</translation>
    </message>
    <message>
        <source>Save the project before you leave this photo?</source>
        <translation>이 사진을 떠나기 전에 프로젝트를 저장할까요?</translation>
    </message>
    <message>
        <source>Your layers are lost if you do not.</source>
        <translation>저장하지 않으면 레이어가 사라집니다.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>{name} – Heirloom</source>
        <translation>{name} – Heirloom</translation>
    </message>
    <message>
        <source>Weights ({kinds})</source>
        <translation>가중치 ({kinds})</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>모델 가져오기</translation>
    </message>
    <message>
        <source>Licence of {model}</source>
        <translation>{model}의 라이선스</translation>
    </message>
    <message>
        <source>These weights must not be used commercially.</source>
        <translation>이 가중치는 상업적으로 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>{licence}
Read it at {source}. You are asked once for each model.</source>
        <translation>{licence}
{source}에서 읽을 수 있습니다. 모델마다 한 번만 묻습니다.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>동의합니다</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>어디에 쓰나요?</translation>
    </message>
    <message>
        <source>{name} could serve several purposes; which one?</source>
        <translation>{name}은(는) 여러 용도로 쓸 수 있습니다. 어느 것인가요?</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} are missing and will be grey. If you have another copy of the file, try that first.</source>
        <translation>{height}행 가운데 마지막 {missing}행이 없으며 회색으로 표시됩니다. 파일의 다른 사본이 있으면 먼저 열어 보세요.</translation>
    </message>
    <message>
        <source>Its fine detail is missing, so it is less sharp than it was. If you have another copy of the file, try that first.</source>
        <translation>세부 정보가 없어 원래보다 덜 선명합니다. 파일의 다른 사본이 있으면 먼저 열어 보세요.</translation>
    </message>
    <message>
        <source>“{name}” is cut off: a part of the file is missing.</source>
        <translation>“{name}” 파일이 잘려 있습니다. 파일의 일부가 없습니다.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: a part of the file is wrong.</source>
        <translation>“{name}” 파일이 손상되었습니다. 파일의 일부가 잘못되었습니다.</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} cannot be read and will be grey; others may be wrong. If you have another copy of the file, try that first.</source>
        <translation>{height}행 가운데 마지막 {missing}행은 읽을 수 없어 회색으로 표시되며, 다른 행도 잘못되었을 수 있습니다. 파일의 다른 사본이 있으면 먼저 그것을 사용해 보세요.</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>있는 부분 열기</translation>
    </message>
    <message>
        <source>An incomplete photo</source>
        <translation>불완전한 사진</translation>
    </message>
    <message>
        <source>Export before and after</source>
        <translation>전후 비교 내보내기</translation>
    </message>
    <message>
        <source>Side by side ({kinds})</source>
        <translation>나란히 ({kinds})</translation>
    </message>
    <message>
        <source>Moving slider ({kinds})</source>
        <translation>움직이는 슬라이더 ({kinds})</translation>
    </message>
    <message>
        <source>Restored faces ({kinds})</source>
        <translation>복원한 얼굴 ({kinds})</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>비트 심도</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>품질</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>파일 이름</translation>
    </message>
    <message>
        <source>Keep the time of the file</source>
        <translation>파일 시각 유지</translation>
    </message>
    <message>
        <source>Programs that sort by time then show the result beside the photo</source>
        <translation>시간순으로 정렬하는 프로그램에서 결과가 사진 옆에 표시됩니다</translation>
    </message>
    <message>
        <source>Overwrite an existing file</source>
        <translation>기존 파일 덮어쓰기</translation>
    </message>
    <message>
        <source>The original is never overwritten</source>
        <translation>원본은 절대 덮어쓰지 않습니다</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits}비트</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>심도</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Export the restored photo</source>
        <translation>복원한 사진 내보내기</translation>
    </message>
    <message>
        <source>Keep the location</source>
        <translation>위치 유지</translation>
    </message>
    <message>
        <source>Turn this off to remove the location from the file</source>
        <translation>끄면 파일에서 위치가 제거됩니다</translation>
    </message>
    <message>
        <source>This photo does not tell where it was taken</source>
        <translation>이 사진에는 촬영 위치가 없습니다</translation>
    </message>
    <message>
        <source>The notes of the camera&apos;s maker may hold the location; turn this off to remove them</source>
        <translation>카메라 제조사의 메모에 위치가 들어 있을 수 있습니다. 끄면 메모가 제거됩니다</translation>
    </message>
    <message>
        <source>Date and colour profile are kept.</source>
        <translation>날짜와 색상 프로필은 유지됩니다.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>For a print</source>
        <translation>인화용</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 픽셀</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>{path}(으)로 저장됨</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>{path}(으)로 내보냄</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Zoom; click for 100 %</source>
        <translation>확대/축소. 누르면 100 %</translation>
    </message>
    <message>
        <source>{width} × {height} · {bits} bit</source>
        <translation>{width} × {height} · {bits}비트</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>프로세서</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>그래픽 카드 (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>그래픽 카드 (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Enlarged {factor} times from {width} × {height}</source>
        <translation>{width} × {height}에서 {factor}배 확대됨</translation>
    </message>
</context>
<context>
    <name>CropController</name>
    <message>
        <source>Crop</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>왼쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>오른쪽으로 돌리기</translation>
    </message>
</context>
<context>
    <name>PreviewOverlay</name>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu (F10)</source>
        <translation>메뉴 (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>작업 내역</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Close the settings of the layer</source>
        <translation>레이어 설정 닫기</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>설정: {name}</translation>
    </message>
    <message>
        <source>This layer has no settings except its opacity.</source>
        <translation>이 레이어에는 불투명도 외에 설정이 없습니다.</translation>
    </message>
    <message>
        <source>Takes effect when the layer is run again.</source>
        <translation>레이어를 다시 실행하면 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>InstructionBar</name>
    <message>
        <source>What you can say</source>
        <translation>할 수 있는 말</translation>
    </message>
    <message>
        <source>Show sentences that this program understands</source>
        <translation>이 프로그램이 이해하는 문장 보기</translation>
    </message>
    <message>
        <source>Say what is wrong with this photo…</source>
        <translation>이 사진의 문제를 말해 보세요…</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>지시</translation>
    </message>
    <message>
        <source>Enter shows the plan; Up and Down recall earlier instructions</source>
        <translation>Enter는 계획을 표시하고, 위/아래 키는 이전 지시를 불러옵니다</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>계획</translation>
    </message>
    <message>
        <source>Show what would be done, before anything runs (Enter)</source>
        <translation>실행하기 전에 할 일을 보여 줍니다 (Enter)</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>Plan from the diagnosis of the photo, without an instruction</source>
        <translation>지시 없이 사진 진단으로 계획을 세웁니다</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>생각하는 중…</translation>
    </message>
    <message>
        <source>Put this into the line</source>
        <translation>이 말을 줄에 넣기</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>취소 (Esc)</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>포인터 위치에서 확대/축소</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>스페이스 + 끌기, 가운데 버튼 끌기</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>사진 이동</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>두 번 누르기</translation>
    </message>
    <message>
        <source>Zoom to the whole photo or to 100 %</source>
        <translation>전체 사진 또는 100%로 확대/축소</translation>
    </message>
    <message>
        <source>Hold \</source>
        <translation>\ 누르고 있기</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>← → ↑ ↓</source>
        <translation>← → ↑ ↓</translation>
    </message>
    <message>
        <source>Move the divider, or the photo</source>
        <translation>구분선이나 사진 이동</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>Alt 누르고 있기</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>더하기와 빼기 바꾸기</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>계획 실행</translation>
    </message>
    <message>
        <source>Double click on a slider</source>
        <translation>슬라이더 두 번 누르기</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>100 %로 되돌리기</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Enter, Backspace</translation>
    </message>
    <message>
        <source>Close a polygon, remove its last corner</source>
        <translation>다각형 닫기, 마지막 꼭짓점 지우기</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to reorder; double-click the name to rename</source>
        <translation>끌어서 순서 변경, 이름을 두 번 눌러 이름 변경</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>숨기기 또는 보이기</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>레이어 이름</translation>
    </message>
    <message>
        <source>Mask: paint this layer in and out</source>
        <translation>마스크: 이 레이어를 칠해서 보이거나 숨기기</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Remove mask</source>
        <translation>마스크 제거</translation>
    </message>
    <message>
        <source>Opacity: {name}</source>
        <translation>불투명도: {name}</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>{name} 더 보기</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>복원하는 중…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>아직 실행 안 함</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Show only this layer, or all layers again</source>
        <translation>이 레이어만 표시하거나 모두 다시 표시</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>레이어 삭제</translation>
    </message>
    <message>
        <source>Merge with the one below</source>
        <translation>아래 레이어와 병합</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Changed since it was run</source>
        <translation>실행 후 변경됨</translation>
    </message>
</context>
<context>
    <name>LayerController</name>
    <message>
        <source>Opacity: {name}</source>
        <translation>불투명도: {name}</translation>
    </message>
    <message>
        <source>Show: {name}</source>
        <translation>보이기: {name}</translation>
    </message>
    <message>
        <source>Hide: {name}</source>
        <translation>숨기기: {name}</translation>
    </message>
    <message>
        <source>Move: {name}</source>
        <translation>이동: {name}</translation>
    </message>
    <message>
        <source>Rename: {name}</source>
        <translation>이름 바꾸기: {name}</translation>
    </message>
    <message>
        <source>Delete: {name}</source>
        <translation>삭제: {name}</translation>
    </message>
    <message>
        <source>Duplicate: {name}</source>
        <translation>복제: {name}</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>설정: {name}</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>얼굴 {number}</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Each repair becomes a layer that you can fade, hide, reorder and undo.</source>
        <translation>복원 단계마다 레이어가 되어 흐리게 하거나 숨기고, 순서를 바꾸고, 되돌릴 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>{share} or more</source>
        <translation>{share} 이상</translation>
    </message>
    <message>
        <source>Changed by the restoration</source>
        <translation>복원으로 바뀐 정도</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>복원인가 창작인가</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>복원됨</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>창작됨</translation>
    </message>
</context>
<context>
    <name>ModelLibraryController</name>
    <message>
        <source>{name} was imported.</source>
        <translation>{name}을(를) 가져왔습니다.</translation>
    </message>
    <message>
        <source>The add-on was downloaded; it is used from the next start on.</source>
        <translation>추가 기능을 내려받았습니다. 다음에 시작할 때부터 사용합니다.</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be used.</source>
        <translation>{name}을(를) 내려받았으며 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} was verified: all its files are intact.</source>
        <translation>{name}을(를) 검사했습니다. 모든 파일이 온전합니다.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name}을(를) 제거했습니다.</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Model library</source>
        <translation>모델 라이브러리</translation>
    </message>
    <message>
        <source>Find a model or a purpose…</source>
        <translation>모델이나 용도 찾기…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>모델 찾기</translation>
    </message>
    <message>
        <source>{size} used by models of your own</source>
        <translation>직접 추가한 모델이 {size} 사용 중</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>{name} 가져오는 중…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>멈추고 버립니다</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>Import a file of weights; you can also drop it on this window</source>
        <translation>가중치 파일을 가져옵니다. 이 창에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Download, and no photo is ever sent.</source>
        <translation>다운로드를 누르기 전에는 아무것도 내려받지 않으며, 사진은 절대 전송되지 않습니다.</translation>
    </message>
    <message>
        <source>Recommended: free for any use, quick, better</source>
        <translation>추천: 자유롭게 쓸 수 있고 빠르며 더 좋음</translation>
    </message>
    <message>
        <source>Better faces</source>
        <translation>더 나은 얼굴</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>더 큰 사진</translation>
    </message>
    <message>
        <source>Less noise, grain and JPEG blocks</source>
        <translation>노이즈, 입자, JPEG 블록 줄이기</translation>
    </message>
    <message>
        <source>Sharper pictures</source>
        <translation>더 선명한 사진</translation>
    </message>
    <message>
        <source>Light and colours</source>
        <translation>빛과 색</translation>
    </message>
    <message>
        <source>Scratches and holes</source>
        <translation>긁힌 자국과 구멍</translation>
    </message>
    <message>
        <source>Rebuild everything (needs a graphics card)</source>
        <translation>모두 다시 만들기 (그래픽 카드 필요)</translation>
    </message>
    <message>
        <source>Parts that other models need</source>
        <translation>다른 모델에 필요한 부분</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Get it, and no photo is ever sent.</source>
        <translation>‘받기’를 누르기 전에는 아무것도 내려받지 않으며, 사진은 절대 전송되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>TonePanel</name>
    <message>
        <source>Black point</source>
        <translation>검은점</translation>
    </message>
    <message>
        <source>White point</source>
        <translation>흰점</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>중간 톤</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>흰색 고르기</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Then click something in the photo that should be white</source>
        <translation>그런 다음 사진에서 흰색이어야 할 곳을 클릭하세요</translation>
    </message>
    <message>
        <source>Reset all sliders and curves</source>
        <translation>모든 슬라이더와 곡선 초기화</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Edit tone curves</source>
        <translation>톤 곡선 편집</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>어두운 톤</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>밝은 톤</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>생동감</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>색온도</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>색조</translation>
    </message>
    <message>
        <source>Like saturation, but it spares what is colourful already</source>
        <translation>채도와 같지만 이미 색이 짙은 부분은 그대로 둡니다</translation>
    </message>
    <message>
        <source>To the left cooler and bluer, to the right warmer and yellower</source>
        <translation>왼쪽은 차갑고 푸르게, 오른쪽은 따뜻하고 노랗게</translation>
    </message>
    <message>
        <source>To the left greener, to the right more magenta</source>
        <translation>왼쪽은 초록으로, 오른쪽은 자홍으로</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>회색 고르기</translation>
    </message>
    <message>
        <source>Then click something in the photo that should have no colour</source>
        <translation>그다음 사진에서 색이 없어야 할 곳을 누르세요</translation>
    </message>
</context>
<context>
    <name>MaskController</name>
    <message>
        <source>Mask: {name}</source>
        <translation>마스크: {name}</translation>
    </message>
    <message>
        <source>Remove mask: {name}</source>
        <translation>마스크 제거: {name}</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>사각형 선택</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>타원 선택</translation>
    </message>
    <message>
        <source>Select with the lasso</source>
        <translation>올가미로 선택</translation>
    </message>
    <message>
        <source>Paint selection</source>
        <translation>선택 영역 칠하기</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>색으로 선택</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>선택 반전</translation>
    </message>
    <message>
        <source>Soften selection</source>
        <translation>선택 영역 부드럽게</translation>
    </message>
    <message>
        <source>Mask of “{name}”</source>
        <translation>‘{name}’의 마스크</translation>
    </message>
    <message>
        <source>The next repair acts only here</source>
        <translation>다음 복원은 여기에만 적용됩니다</translation>
    </message>
    <message>
        <source>Draw where the next repair is to be applied</source>
        <translation>다음 복원을 적용할 곳을 그리세요</translation>
    </message>
    <message>
        <source>Select polygon</source>
        <translation>다각형 선택</translation>
    </message>
    <message>
        <source>Paint over a spot: it is filled from its surroundings</source>
        <translation>얼룩 위를 칠하면 주변으로 채워집니다</translation>
    </message>
    <message>
        <source>Click something that should be white</source>
        <translation>흰색이어야 할 곳을 클릭하세요</translation>
    </message>
    <message>
        <source>Paint where damage is, or take it away</source>
        <translation>손상된 곳을 칠하거나 지우세요</translation>
    </message>
    <message>
        <source>Paint a colour onto each thing: it spreads up to the edges</source>
        <translation>각 사물에 색을 칠하면 가장자리까지 퍼집니다</translation>
    </message>
</context>
<context>
    <name>DamageController</name>
    <message>
        <source>Correct the damage</source>
        <translation>손상 수정</translation>
    </message>
    <message>
        <source>Paint damage</source>
        <translation>손상 칠하기</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>손상 감지 민감도</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>수정 모두 취소</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>non-commercial</source>
        <translation>비상업용</translation>
    </message>
    <message>
        <source>Its licence forbids commercial use; you are asked once</source>
        <translation>라이선스가 상업적 사용을 금지합니다. 한 번만 묻습니다</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>라이선스: {licence}</translation>
    </message>
    <message>
        <source>Also needs: {titles}</source>
        <translation>추가로 필요: {titles}</translation>
    </message>
    <message>
        <source>For NVIDIA&apos;s graphics cards</source>
        <translation>NVIDIA 그래픽 카드용</translation>
    </message>
    <message>
        <source>For a graphics card; a processor takes very long</source>
        <translation>그래픽 카드용; 프로세서로는 매우 오래 걸립니다</translation>
    </message>
    <message>
        <source>Better on a graphics card; a processor takes minutes for a photo</source>
        <translation>그래픽 카드 권장; 프로세서로는 사진 한 장에 몇 분 걸립니다</translation>
    </message>
    <message>
        <source>Runs on any computer</source>
        <translation>어떤 컴퓨터에서도 실행됩니다</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 중지됨</translation>
    </message>
    <message>
        <source>Included with Heirloom</source>
        <translation>Heirloom에 포함됨</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>설치됨</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>불완전함</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>설치되지 않음</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>손상됨</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>내려받는 중…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>검사 중…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>작업 중…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Download the model from its publisher and install it</source>
        <translation>게시자에게서 모델을 내려받아 설치합니다</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>내려받은 것 버리기</translation>
    </message>
    <message>
        <source>Delete the partial download</source>
        <translation>받다 만 파일을 삭제합니다</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Compare the hashes of all files with the published ones</source>
        <translation>모든 파일의 해시를 게시된 값과 비교합니다</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Delete the model and free disk space</source>
        <translation>모델을 삭제하고 디스크 공간을 확보합니다</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>이미 가지고 있는 파일을 가져옵니다</translation>
    </message>
    <message>
        <source>Publisher&apos;s page</source>
        <translation>배포처 페이지</translation>
    </message>
    <message>
        <source>Open it in your browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>멈춥니다. 받은 부분은 유지되며 이어받을 수 있습니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>멈추고 버립니다</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Show licence and origin</source>
        <translation>라이선스와 출처 보기</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>상업적 사용 불가</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>어떤 용도로든 자유</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>받기</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>약 {size}</translation>
    </message>
    <message>
        <source>Its file is converted by PyTorch: get the add-on first.</source>
        <translation>이 파일은 PyTorch로 변환합니다. 먼저 추가 기능을 받으세요.</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>내비게이터</translation>
    </message>
    <message>
        <source>The whole photo; click to move the view</source>
        <translation>사진 전체. 클릭하면 그곳으로 이동합니다</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>New version</source>
        <translation>새 버전</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>지금 확인</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>You have version {version}</source>
        <translation>현재 버전은 {version}입니다</translation>
    </message>
    <message>
        <source>Heirloom will contact {server} once and fetch {address}, a line of text with the number of the newest version. Nothing about you or your photos is sent, and nothing is installed. The connection is noted in the record on this computer.</source>
        <translation>Heirloom이 {server}에 한 번 접속하여 최신 버전 번호가 적힌 한 줄의 텍스트 {address} 을(를) 가져옵니다. 사용자나 사진에 관한 정보는 보내지 않으며 아무것도 설치하지 않습니다. 접속 사실은 이 컴퓨터의 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Heirloom is set to stay offline, so it does not check for a new version.</source>
        <translation>Heirloom이 오프라인으로 설정되어 있어 새 버전을 확인하지 않습니다.</translation>
    </message>
    <message>
        <source>Version {version} is available at {page}</source>
        <translation>버전 {version}을(를) {page}에서 받을 수 있습니다</translation>
    </message>
    <message>
        <source>There is no newer version.</source>
        <translation>더 새로운 버전이 없습니다.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>확인 중…</translation>
    </message>
</context>
<context>
    <name>WhatsNewDialog</name>
    <message>
        <source>What is new</source>
        <translation>새로운 점</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>PageSelector</name>
    <message>
        <source>Picture of the file</source>
        <translation>파일의 그림</translation>
    </message>
    <message>
        <source>This file holds several pictures (Page Up, Page Down)</source>
        <translation>이 파일에는 여러 그림이 있습니다 (Page Up, Page Down)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} / {pages}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do…</source>
        <translation>하고 싶은 일을 입력하세요…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>No command fits. Say it as an instruction instead.</source>
        <translation>맞는 명령이 없습니다. 대신 지시로 말해 보세요.</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Run the ticked steps (Ctrl+Enter)</source>
        <translation>선택한 단계 실행 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>계획 닫기</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>계획</translation>
    </message>
    <message>
        <source>Not understood: {clauses}</source>
        <translation>이해하지 못함: {clauses}</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>할 일이 없습니다.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, or the whole photo is changed.</source>
        <translation>{places}: 지시로는 사진의 일부를 고를 수 없습니다. 먼저 왼쪽 도구로 선택하세요. 그러지 않으면 사진 전체가 바뀝니다.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, then say what to do there.</source>
        <translation>{places}: 지시로는 사진의 일부를 고를 수 없습니다. 먼저 왼쪽 도구로 선택한 다음 할 일을 적으세요.</translation>
    </message>
</context>
<context>
    <name>PlannedCard</name>
    <message>
        <source>Do this</source>
        <translation>이것 하기</translation>
    </message>
    <message>
        <source>Strength: {name}</source>
        <translation>강도: {name}</translation>
    </message>
    <message>
        <source>Confidence that this is meant: {share}</source>
        <translation>이 뜻일 확신도: {share}</translation>
    </message>
    <message>
        <source>Earlier: {name}</source>
        <translation>앞으로: {name}</translation>
    </message>
    <message>
        <source>Later: {name}</source>
        <translation>뒤로: {name}</translation>
    </message>
    <message>
        <source>Estimated from earlier runs on this computer</source>
        <translation>이 컴퓨터에서 이전에 실행한 시간으로 추정</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>With {models}</source>
        <translation>사용 모델: {models}</translation>
    </message>
    <message>
        <source>probably meant</source>
        <translation>아마 이 뜻</translation>
    </message>
    <message>
        <source>perhaps meant</source>
        <translation>어쩌면 이 뜻</translation>
    </message>
    <message>
        <source>{factor}×: from {old} to {new} pixels</source>
        <translation>{factor}×: {old}에서 {new} 픽셀로</translation>
    </message>
</context>
<context>
    <name>ConnectionList</name>
    <message>
        <source>Connections ever made</source>
        <translation>지금까지의 모든 연결</translation>
    </message>
    <message>
        <source>Loading the connection log…</source>
        <translation>연결 기록을 불러오는 중…</translation>
    </message>
    <message>
        <source>None. Heirloom itself has never connected to anything.</source>
        <translation>없습니다. Heirloom 자체는 어디에도 연결한 적이 없습니다.</translation>
    </message>
    <message>
        <source>{at} · {url}
{why} · {size} · {outcome}</source>
        <translation>{at} · {url}
{why} · {size} · {outcome}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>끝나지 않음</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Settings: {settings}
Logs: {logs}
Temporary pixels: {scratch}
Models: {models}</source>
        <translation>설정: {settings}
로그: {logs}
임시 픽셀: {scratch}
모델: {models}</translation>
    </message>
    <message>
        <source>Never connect, not even when I press Download</source>
        <translation>“내려받기”를 눌러도 절대 연결하지 않기</translation>
    </message>
    <message>
        <source>Delete these files</source>
        <translation>이 파일 삭제</translation>
    </message>
    <message>
        <source>The library ONNX Runtime keeps these files to report to its maker. An earlier version of Heirloom, or another program, let it; reports with facts about this computer, but no photos, may have been sent. Heirloom does not allow it any more.
{files}</source>
        <translation>ONNX Runtime 라이브러리는 제조사에 보고하기 위해 이 파일을 저장합니다. 이전 버전의 Heirloom 또는 다른 프로그램이 이를 허용했습니다. 이 컴퓨터에 관한 정보가 담긴 보고가 전송되었을 수 있으나 사진은 포함되지 않습니다. Heirloom은 이제 이를 허용하지 않습니다.
{files}</translation>
    </message>
    <message>
        <source>Deleted:
{files}</source>
        <translation>삭제됨:
{files}</translation>
    </message>
    <message>
        <source>The system did not allow to delete:
{files}</source>
        <translation>시스템이 삭제를 허용하지 않았습니다:
{files}</translation>
    </message>
    <message>
        <source>The files are gone already.</source>
        <translation>파일이 이미 없습니다.</translation>
    </message>
    <message>
        <source>Your photos stay on this computer. Heirloom has no account, collects no statistics and sends nothing. It connects only when you press Download in the model library, or ask for a new version.</source>
        <translation>사진은 이 컴퓨터에 남습니다. Heirloom에는 계정이 없고 통계를 모으지 않으며 아무것도 보내지 않습니다. 모델 라이브러리에서 다운로드를 누르거나 새 버전을 확인할 때만 연결합니다.</translation>
    </message>
    <message>
        <source>Your last instructions, photos, folders and names of people are remembered on this computer, in {file}.</source>
        <translation>최근의 지시, 사진, 폴더와 사람 이름은 이 컴퓨터의 {file}에 기억됩니다.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>잊기</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Unsaved work</source>
        <translation>저장하지 않은 작업</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Heirloom ended.</source>
        <translation>Heirloom이 끝났을 때 “{name}”은(는) 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>Its layers were saved for recovery, last on {when}.</source>
        <translation>레이어는 복구용으로 저장되어 있습니다. 마지막 저장: {when}.</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>나중에 묻기</translation>
    </message>
</context>
<context>
    <name>StartFailureDialog</name>
    <message>
        <source>A file or folder</source>
        <translation>파일이나 폴더</translation>
    </message>
    <message>
        <source>{place} cannot be used ({reason}); check the disk and its permissions.</source>
        <translation>{place}을(를) 사용할 수 없습니다({reason}). 디스크와 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>Heirloom cannot start.</source>
        <translation>Heirloom을 시작할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>브러시 크기 ([ 와 ])</translation>
    </message>
    <message>
        <source>Hardness of the brush</source>
        <translation>브러시 경도</translation>
    </message>
    <message>
        <source>How different colours may be</source>
        <translation>색이 얼마나 달라도 되는지</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>경도</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 범위</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stop editing the mask (Esc)</source>
        <translation>마스크 편집 끝내기(Esc)</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>칠해서 보이기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Paint out</source>
        <translation>칠해서 숨기기</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>X or Alt swaps the two</source>
        <translation>X 또는 Alt로 둘을 바꿉니다</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>반전</translation>
    </message>
    <message>
        <source>Soften the edge</source>
        <translation>가장자리 부드럽게</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>Fill the selection from its surroundings (F)</source>
        <translation>선택 영역을 주변으로 채웁니다(F)</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>성능</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>개인 정보</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Colours of the screen</source>
        <translation>화면 색상</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>언어는 다음에 시작할 때 바뀝니다.</translation>
    </message>
    <message>
        <source>As they are (sRGB)</source>
        <translation>그대로 (sRGB)</translation>
    </message>
    <message>
        <source>A profile from a file…</source>
        <translation>파일의 프로필…</translation>
    </message>
    <message>
        <source>Profile of the screen</source>
        <translation>화면 프로필</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>색상 프로필 (*.icc *.icm)</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>원본과 같게</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>품질</translation>
    </message>
    <message>
        <source>Quality is for JPEG and WebP.</source>
        <translation>품질은 JPEG와 WebP에 적용됩니다.</translation>
    </message>
    <message>
        <source>Best available device</source>
        <translation>사용 가능한 최적의 장치</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>프로세서</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>그래픽 카드 (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>그래픽 카드 (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Default of each model</source>
        <translation>모델별 기본값</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>실행 장치</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>타일 크기</translation>
    </message>
    <message>
        <source>Photos of a batch at once</source>
        <translation>일괄 작업에서 동시에 복원할 사진 수</translation>
    </message>
    <message>
        <source>Memory for networks (MB)</source>
        <translation>네트워크용 메모리 (MB)</translation>
    </message>
    <message>
        <source>Memory of the graphics card (MB)</source>
        <translation>그래픽 카드 메모리 (MB)</translation>
    </message>
    <message>
        <source>Memory for the view (MB)</source>
        <translation>화면용 메모리 (MB)</translation>
    </message>
    <message>
        <source>Memory for undo (MB)</source>
        <translation>실행 취소용 메모리(MB)</translation>
    </message>
    <message>
        <source>These settings take effect at the next start. Small tiles need less memory.</source>
        <translation>이 설정은 다음에 시작할 때 적용됩니다. 작은 타일은 메모리를 덜 씁니다.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Restoration</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>History</source>
        <translation>작업 내역</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Show the damage</source>
        <translation>손상 보기</translation>
    </message>
    <message>
        <source>Find scratches and dust, check the result and repair them (Ctrl+F)</source>
        <translation>긁힘과 먼지를 찾아 확인한 뒤 복원합니다 (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>AdjustmentController</name>
    <message>
        <source>Heal spots</source>
        <translation>얼룩 지우기</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>레벨 바꾸기</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>흰색 고르기</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>레이어 병합</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>회색 고르기</translation>
    </message>
</context>
<context>
    <name>BatchOptions</name>
    <message>
        <source>What each photo needs</source>
        <translation>사진마다 필요한 복원</translation>
    </message>
    <message>
        <source>An instruction</source>
        <translation>지시 하나로</translation>
    </message>
    <message>
        <source>What was done to the open photo</source>
        <translation>열린 사진에 한 작업</translation>
    </message>
    <message>
        <source>A saved recipe…</source>
        <translation>저장된 레시피…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>What to do to each photo</source>
        <translation>사진마다 할 일</translation>
    </message>
    <message>
        <source>Say what is wrong with these photos…</source>
        <translation>이 사진들의 문제를 말해 보세요…</translation>
    </message>
    <message>
        <source>Instruction for all photos</source>
        <translation>모든 사진에 대한 지시</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>원본과 같게</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>결과 형식</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>{name} stands for the name of the original</source>
        <translation>{name}은 원본 이름을 뜻합니다</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>각 원본 옆에</translation>
    </message>
    <message>
        <source>Where the results go</source>
        <translation>결과를 둘 곳</translation>
    </message>
    <message>
        <source>The recipe “{name}”</source>
        <translation>레시피 ‘{name}’</translation>
    </message>
    <message>
        <source>There are no steps yet.</source>
        <translation>아직 단계가 없습니다.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open a photo</source>
        <translation>사진 열기</translation>
    </message>
    <message>
        <source>Drop an old photo here</source>
        <translation>오래된 사진을 여기에 놓으세요</translation>
    </message>
    <message>
        <source>or click to choose one · JPEG, TIFF, PNG, HEIC and more</source>
        <translation>또는 눌러서 고르기 · JPEG, TIFF, PNG, HEIC 등</translation>
    </message>
    <message>
        <source>Or try one of these:</source>
        <translation>또는 다음 사진으로 시험해 보세요:</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>아무것도 이 컴퓨터를 떠나지 않습니다.</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>예시 사진: {name}</translation>
    </message>
    <message>
        <source>then say what is wrong with it: “remove the scratches”</source>
        <translation>그다음 무엇이 문제인지 말하세요: “긁힌 자국을 없애 줘”</translation>
    </message>
    <message>
        <source>A folder, or several photos, are restored one by one.</source>
        <translation>폴더나 여러 장의 사진은 하나씩 복원됩니다.</translation>
    </message>
    <message>
        <source>Opened last:</source>
        <translation>최근에 연 사진:</translation>
    </message>
</context>
<context>
    <name>Translator</name>
    <message>
        <source>Amount</source>
        <translation>정도</translation>
    </message>
    <message>
        <source>Red eyes removed: {count}.</source>
        <translation>제거한 적목: {count}.</translation>
    </message>
    <message>
        <source>remove the red eyes</source>
        <translation>적목을 없애줘</translation>
    </message>
    <message>
        <source>red eyes</source>
        <translation>적목</translation>
    </message>
    <message>
        <source>Remove red eyes</source>
        <translation>적목 제거</translation>
    </message>
    <message>
        <source>more clarity</source>
        <translation>명료도를 높여줘</translation>
    </message>
    <message>
        <source>little local contrast</source>
        <translation>낮은 국부 대비</translation>
    </message>
    <message>
        <source>Raise clarity</source>
        <translation>명료도 높이기</translation>
    </message>
    <message>
        <source>remove the vignette</source>
        <translation>비네팅을 없애줘</translation>
    </message>
    <message>
        <source>dark corners</source>
        <translation>어두운 모서리</translation>
    </message>
    <message>
        <source>Lighten dark corners</source>
        <translation>어두운 모서리 밝히기</translation>
    </message>
    <message>
        <source>{path} is damaged, so nothing can be added to it; rename it and try again.</source>
        <translation>{path}이(가) 손상되어 추가할 수 없습니다. 이름을 바꾼 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E) and choose the size For a print.</source>
        <translation>내보내기(Ctrl+E)에서 크기 인화용을 고르세요.</translation>
    </message>
    <message>
        <source>take Cut out prints of a scan (Ctrl+Shift+P).</source>
        <translation>스캔에서 사진 잘라내기(Ctrl+Shift+P)를 쓰세요.</translation>
    </message>
    <message>
        <source>Invert the negative</source>
        <translation>네거티브를 포지티브로 변환</translation>
    </message>
    <message>
        <source>colour negative</source>
        <translation>컬러 네거티브</translation>
    </message>
    <message>
        <source>turn this negative into a positive</source>
        <translation>이 네거티브를 포지티브로 바꿔줘</translation>
    </message>
    <message>
        <source>this looks like a colour negative</source>
        <translation>컬러 네거티브로 보입니다</translation>
    </message>
    <message>
        <source>Film base (#rrggbb)</source>
        <translation>필름 베이스(#rrggbb)</translation>
    </message>
    <message>
        <source>Exposure (stops)</source>
        <translation>노출(스톱)</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>색온도</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>색조</translation>
    </message>
    <message>
        <source>Remove printed dots</source>
        <translation>인쇄 망점 제거</translation>
    </message>
    <message>
        <source>printed dots</source>
        <translation>인쇄 망점</translation>
    </message>
    <message>
        <source>remove the printed dots</source>
        <translation>인쇄 망점을 없애줘</translation>
    </message>
    <message>
        <source>a grid of dots every {dot_distance:.1f} pixels</source>
        <translation>{dot_distance:.1f} 픽셀마다 있는 망점</translation>
    </message>
    <message>
        <source>make the faces clearer</source>
        <translation>얼굴을 더 또렷하게 해줘</translation>
    </message>
    <message>
        <source>her dress was dark green</source>
        <translation>원피스는 짙은 초록색이었어</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>remove the scratches and the dust</source>
        <translation>긁힌 자국과 먼지를 없애줘</translation>
    </message>
    <message>
        <source>fill in the missing corner</source>
        <translation>떨어져 나간 모서리를 채워줘</translation>
    </message>
    <message>
        <source>remove the JPEG blocks</source>
        <translation>JPEG 압축 노이즈를 없애줘</translation>
    </message>
    <message>
        <source>remove the rain</source>
        <translation>비를 지워줘</translation>
    </message>
    <message>
        <source>Noise and sharpness</source>
        <translation>노이즈와 선명도</translation>
    </message>
    <message>
        <source>remove the noise</source>
        <translation>노이즈를 없애줘</translation>
    </message>
    <message>
        <source>make it sharper</source>
        <translation>더 선명하게 해줘</translation>
    </message>
    <message>
        <source>less grain, a bit sharper</source>
        <translation>입자를 줄이고, 조금 더 선명하게</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>너무 어두워</translation>
    </message>
    <message>
        <source>brighten it a little</source>
        <translation>조금 밝게 해줘</translation>
    </message>
    <message>
        <source>bring back the faded colours</source>
        <translation>바랜 색을 되살려줘</translation>
    </message>
    <message>
        <source>remove the yellow cast</source>
        <translation>누런 색을 없애줘</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>대비를 높여줘</translation>
    </message>
    <message>
        <source>clear the haze</source>
        <translation>안개를 없애줘</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>사진 전체</translation>
    </message>
    <message>
        <source>restore this old photo</source>
        <translation>이 오래된 사진을 복원해줘</translation>
    </message>
    <message>
        <source>everything except the colours</source>
        <translation>색은 그대로 두고, 나머지는 전부 복원해줘</translation>
    </message>
    <message>
        <source>Parts of the photo</source>
        <translation>사진의 일부</translation>
    </message>
    <message>
        <source>brighten the faces</source>
        <translation>얼굴을 밝게 해줘</translation>
    </message>
    <message>
        <source>remove the noise, only in the background</source>
        <translation>배경만 노이즈를 없애줘</translation>
    </message>
    <message>
        <source>remove the scratches in the upper left corner</source>
        <translation>왼쪽 위 모서리의 긁힌 자국을 없애줘</translation>
    </message>
    <message>
        <source>sharpen everything but the faces</source>
        <translation>얼굴만 빼고 선명하게 해줘</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>twice as large</source>
        <translation>두 배로 키워줘</translation>
    </message>
    <message>
        <source>enlarge it 1.5 times</source>
        <translation>1.5배로 확대해줘</translation>
    </message>
    <message>
        <source>4000 pixels wide</source>
        <translation>가로 4000픽셀로 확대해줘</translation>
    </message>
    <message>
        <source>20 x 30 cm at 300 dpi</source>
        <translation>20 x 30 cm, 300 dpi로 확대해줘</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>얼마나</translation>
    </message>
    <message>
        <source>reduce the noise by half</source>
        <translation>노이즈를 절반으로 줄여줘</translation>
    </message>
    <message>
        <source>sharpen it by 30 %</source>
        <translation>30 % 선명하게 해줘</translation>
    </message>
    <message>
        <source>What stays as it is</source>
        <translation>그대로 두는 것</translation>
    </message>
    <message>
        <source>remove the noise but keep the film grain</source>
        <translation>노이즈를 없애줘, 필름 입자는 남겨줘</translation>
    </message>
    <message>
        <source>remove the scratches, do not change the colours</source>
        <translation>긁힌 자국을 없애줘, 색은 바꾸지 마</translation>
    </message>
    <message>
        <source>less yellow, but keep the sepia tone</source>
        <translation>누런 색은 줄여줘, 세피아 톤은 남겨줘</translation>
    </message>
    <message>
        <source>Several wishes</source>
        <translation>여러 가지</translation>
    </message>
    <message>
        <source>it is blurry and too dark</source>
        <translation>흐리고 너무 어두워</translation>
    </message>
    <message>
        <source>remove the dust, brighten it, twice as large</source>
        <translation>먼지를 없애고 밝게 하고 두 배로 키워줘</translation>
    </message>
    <message>
        <source>select it with a tool on the left, then press Fill (key F).</source>
        <translation>왼쪽 도구로 선택한 다음 채우기(F 키)를 누르세요.</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>왼쪽 절반</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>오른쪽 절반</translation>
    </message>
    <message>
        <source>upper half</source>
        <translation>위쪽 절반</translation>
    </message>
    <message>
        <source>lower half</source>
        <translation>아래쪽 절반</translation>
    </message>
    <message>
        <source>upper left corner</source>
        <translation>왼쪽 위 모서리</translation>
    </message>
    <message>
        <source>upper right corner</source>
        <translation>오른쪽 위 모서리</translation>
    </message>
    <message>
        <source>lower left corner</source>
        <translation>왼쪽 아래 모서리</translation>
    </message>
    <message>
        <source>lower right corner</source>
        <translation>오른쪽 아래 모서리</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>border</source>
        <translation>가장자리</translation>
    </message>
    <message>
        <source>“{clause}” (only: {place})</source>
        <translation>“{clause}” ({place}만)</translation>
    </message>
    <message>
        <source>“{clause}” (all but: {place})</source>
        <translation>“{clause}” ({place} 제외)</translation>
    </message>
    <message>
        <source>“{clause}”: this stays as it is.</source>
        <translation>“{clause}”: 그대로 둡니다.</translation>
    </message>
    <message>
        <source>“{clause}”: nothing is wrong there, so nothing is done about it.</source>
        <translation>“{clause}”: 문제가 없으므로 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>“{clause}”: this is the opposite of a repair; it stays as it is.</source>
        <translation>“{clause}”: 복원의 반대이므로 그대로 둡니다.</translation>
    </message>
    <message>
        <source>“{clause}”: {answer}</source>
        <translation>“{clause}”: {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not possible here: {answer}</source>
        <translation>“{clause}”은(는) 여기서 할 수 없습니다: {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not about the photo. Say what is wrong with it.</source>
        <translation>“{clause}”은(는) 사진에 관한 말이 아닙니다. 사진의 문제를 말해 주세요.</translation>
    </message>
    <message>
        <source>“{clause}” asks for {factor} times the size. The networks enlarge 2 or 4 times; the exported file is resampled to the size asked for.</source>
        <translation>“{clause}”은(는) {factor}배 크기를 뜻합니다. 신경망은 2배나 4배로 확대하므로, 내보내는 파일은 요청한 크기로 다시 샘플링됩니다.</translation>
    </message>
    <message>
        <source>“{clause}”: the photo is that large already, so it is not enlarged.</source>
        <translation>“{clause}”: 사진이 이미 그만큼 커서 확대하지 않습니다.</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L).</source>
        <translation>레벨(Ctrl+Shift+L)을 쓰세요.</translation>
    </message>
    <message>
        <source>take Crop and straighten (key C).</source>
        <translation>자르기와 수평 맞추기(C 키)를 쓰세요.</translation>
    </message>
    <message>
        <source>this program repairs what is in the photo and does not change what it shows.</source>
        <translation>이 프로그램은 사진에 있는 것을 복원하며, 사진의 내용은 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>this program has no tool for it yet.</source>
        <translation>이 프로그램에는 아직 그런 도구가 없습니다.</translation>
    </message>
    <message>
        <source>no network for it comes with the program yet.</source>
        <translation>아직 그 일을 하는 신경망이 프로그램에 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>take Turn left (Ctrl+[) or Turn right (Ctrl+]).</source>
        <translation>왼쪽으로 돌리기(Ctrl+[)나 오른쪽으로 돌리기(Ctrl+])를 쓰세요.</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L) or Curves (Ctrl+Shift+U).</source>
        <translation>레벨(Ctrl+Shift+L)이나 곡선(Ctrl+Shift+U)를 쓰세요.</translation>
    </message>
    <message>
        <source>take Heal spots (key J).</source>
        <translation>얼룩 지우기(J 키)를 쓰세요.</translation>
    </message>
    <message>
        <source>press Ctrl+Z.</source>
        <translation>Ctrl+Z를 누르세요.</translation>
    </message>
    <message>
        <source>press Ctrl+Shift+Z.</source>
        <translation>Ctrl+Shift+Z를 누르세요.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E).</source>
        <translation>내보내기(Ctrl+E)를 쓰세요.</translation>
    </message>
    <message>
        <source>take Before and after (key Y).</source>
        <translation>전과 후(Y 키)를 쓰세요.</translation>
    </message>
    <message>
        <source>press Ctrl+Z until the history is at its beginning.</source>
        <translation>기록의 처음에 이를 때까지 Ctrl+Z를 누르세요.</translation>
    </message>
    <message>
        <source>this program restores photos and does not recognise what they show.</source>
        <translation>이 프로그램은 사진을 복원할 뿐, 사진 속 내용을 알아보지 못합니다.</translation>
    </message>
    <message>
        <source>Repair scratches</source>
        <translation>긁힘 복원</translation>
    </message>
    <message>
        <source>Fill holes and missing parts</source>
        <translation>구멍과 없어진 부분 채우기</translation>
    </message>
    <message>
        <source>missing parts</source>
        <translation>없어진 부분</translation>
    </message>
    <message>
        <source>Remove rain</source>
        <translation>비 제거</translation>
    </message>
    <message>
        <source>Remove JPEG blocks</source>
        <translation>JPEG 블록 제거</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>노이즈 제거</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Clear haze</source>
        <translation>안개 제거</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>밝게 하기</translation>
    </message>
    <message>
        <source>Restore faded colours</source>
        <translation>바랜 색 복원</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>보정</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Rebuild detail</source>
        <translation>세부 복원</translation>
    </message>
    <message>
        <source>scratches</source>
        <translation>긁힘</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>비</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>취소했습니다. 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The device {device} could not do this, so the processor does it; it takes longer.</source>
        <translation>{device} 장치에서 할 수 없어 프로세서가 처리합니다. 시간이 더 걸립니다.</translation>
    </message>
    <message>
        <source>There was not enough memory, so the photo is processed in tiles of {side} pixels.</source>
        <translation>메모리가 부족해 사진을 {side}픽셀 타일로 나누어 처리합니다.</translation>
    </message>
    <message>
        <source>A part of the photo could not be restored ({fault}) and was left as it was.</source>
        <translation>사진의 일부를 복원하지 못해({fault}) 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>This is not a recipe that can be used (look at {detail}).</source>
        <translation>사용할 수 없는 레시피입니다({detail} 확인).</translation>
    </message>
    <message>
        <source>{path} holds {pages} pictures, of which number {page} was opened.</source>
        <translation>{path}에는 사진이 {pages}장 있으며 그중 {page}번을 열었습니다.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} became sRGB, and results will be sRGB too.</source>
        <translation>{path}의 {space} 색을 sRGB로 바꾸었으며 결과도 sRGB가 됩니다.</translation>
    </message>
    <message>
        <source>{path} has more channels than colours ({count} more), such as infrared; they are not used, and results do not have them.</source>
        <translation>{path}에는 색 말고도 적외선 같은 채널이 {count}개 더 있습니다. 이 채널은 쓰지 않으며 결과에도 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>The metadata of {path} (date, camera, location) could not be read, so results will not contain it.</source>
        <translation>{path}의 메타데이터(날짜, 카메라, 위치)를 읽지 못해 결과에는 빠집니다.</translation>
    </message>
    <message>
        <source>A {format} file cannot hold everything, so {path} lacks: {lost}.</source>
        <translation>{format} 파일에는 모두 담을 수 없어 {path}에 다음이 빠졌습니다: {lost}.</translation>
    </message>
    <message>
        <source>There is not enough memory on {device}; close other programs and try again, or use smaller tiles (--tile 128).</source>
        <translation>{device}의 메모리가 부족합니다. 다른 프로그램을 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; your work is safe, run the step again.</source>
        <translation>엔진이 갑자기 멈췄습니다. 작업은 안전하니 이 단계를 다시 실행하세요.</translation>
    </message>
    <message>
        <source>The model {model} is not installed; see `heirloom models list`.</source>
        <translation>{model} 모델이 설치되어 있지 않습니다. 모델 라이브러리(Ctrl+Shift+M)를 확인하세요.</translation>
    </message>
    <message>
        <source>{title} is not installed. Get {source}; then import the files with `heirloom models import`. Licence: {licence}.</source>
        <translation>{title}이(가) 설치되어 있지 않습니다. {source}을(를) 구해 파일을 모델 라이브러리에 끌어다 놓으세요. 라이선스: {licence}.</translation>
    </message>
    <message>
        <source>This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.</source>
        <translation>{device}에서 약 {minutes}분 걸리고 메모리 {gigabytes} GB를 사용합니다.</translation>
    </message>
    <message>
        <source>The photo seems to show: {tags}.</source>
        <translation>사진에 보이는 것: {tags}.</translation>
    </message>
    <message>
        <source>Faces found: {count}; each is rebuilt by itself.</source>
        <translation>찾은 얼굴: {count}개. 하나씩 따로 복원합니다.</translation>
    </message>
    <message>
        <source>There was not enough memory, so parts of the network are loaded one after another; it takes longer.</source>
        <translation>메모리가 부족해 네트워크의 각 부분을 차례로 불러옵니다. 시간이 더 걸립니다.</translation>
    </message>
    <message>
        <source>Damage was certain on {share:.2%} of the area only; a --mask can show where more is.</source>
        <translation>확실한 손상은 면적의 {share:.2%}뿐입니다. 더 있는 곳은 마스크로 알려 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>{share:.1%} of the area was invented rather than restored; --save-evidence shows where.</source>
        <translation>면적의 {share:.1%}는 복원이 아니라 새로 지어낸 것입니다.</translation>
    </message>
    <message>
        <source>The model {model} cannot be used ({reason}); install it again.</source>
        <translation>{model} 모델을 사용할 수 없습니다({reason}). 다시 설치하세요.</translation>
    </message>
    <message>
        <source>This computer cannot use the device {device}; choose auto or cpu.</source>
        <translation>이 컴퓨터에서는 {device} 장치를 사용할 수 없습니다. 자동 또는 프로세서를 선택하세요.</translation>
    </message>
    <message>
        <source>The engine could not do this ({reason}); try it again, or with another step.</source>
        <translation>엔진이 처리하지 못했습니다({reason}). 다시 시도하거나 다른 단계로 해 보세요.</translation>
    </message>
    <message>
        <source>The model {model} failed ({reason}); try another device.</source>
        <translation>{model} 모델이 실패했습니다({reason}). 다른 장치로 시도하세요.</translation>
    </message>
    <message>
        <source>{path} holds {danger} and was not opened; get the weights from their publisher.</source>
        <translation>{path}에 {danger}이(가) 들어 있어 열지 않았습니다. 배포자에게서 가중치를 받으세요.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); download it again.</source>
        <translation>{path} 파일이 손상되었습니다({detail}). 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} holds no network that is known here ({detail}); see `heirloom models list`.</source>
        <translation>{path}에는 알려진 네트워크가 없습니다({detail}). 모델 라이브러리를 확인하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {detail}.</source>
        <translation>{path} 파일을 사용할 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>{path} is not the published file (its sha256 is {found}); download it again.</source>
        <translation>{path}은(는) 배포된 파일이 아닙니다(sha256: {found}). 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} holds a network that could serve several wishes; say which, for instance with `--for noise`.</source>
        <translation>{path}의 네트워크는 여러 용도에 쓸 수 있습니다. 어디에 쓸지 알려 주세요.</translation>
    </message>
    <message>
        <source>Reading {path} stopped unexpectedly; nothing was installed. Get the file again from its publisher.</source>
        <translation>{path}을(를) 읽다가 갑자기 멈췄습니다. 아무것도 설치하지 않았습니다. 배포자에게서 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>{path} needs packages that are not installed; get them with `heirloom addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.</source>
        <translation>{path}에 필요한 패키지가 없습니다. `heirloom addon install`(소스 폴더에서는 `pip install heirloom[{extra}]`)로 설치하거나 ONNX 파일을 사용하세요.</translation>
    </message>
    <message>
        <source>The model {model} is part of the program and cannot be removed.</source>
        <translation>{model} 모델은 프로그램의 일부여서 제거할 수 없습니다.</translation>
    </message>
    <message>
        <source>The licence of {model} ({licence}) forbids commercial use; read it at {source} and, if you agree, repeat this with --accept-licence.</source>
        <translation>{model}의 라이선스({licence})는 상업적 사용을 금지합니다. {source}에서 읽고 동의하면 모델 라이브러리에서 수락하세요.</translation>
    </message>
    <message>
        <source>{url} could not be downloaded ({reason}); try again later: what was already downloaded is kept.</source>
        <translation>{url}을(를) 내려받지 못했습니다({reason}). 나중에 다시 시도하세요. 이미 받은 부분은 남아 있습니다.</translation>
    </message>
    <message>
        <source>The model {model} cannot be downloaded by this program; get its file at {source}, then use `heirloom models import FILE`.</source>
        <translation>이 프로그램은 {model} 모델을 내려받을 수 없습니다. {source}에서 파일을 구해 모델 라이브러리에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Downloads are switched off (offline in the settings); switch them on, or use `heirloom models import FILE`.</source>
        <translation>내려받기가 꺼져 있습니다(설정의 오프라인). 켜거나 파일을 모델 라이브러리에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed}.</source>
        <translation>{path}의 디스크가 가득 찼습니다. {needed}을(를) 비우세요.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the disk and its permissions.</source>
        <translation>{path}에 쓸 수 없습니다({reason}). 디스크와 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>The model {model} could not be converted faithfully (it differs by {deviation}); please report it.</source>
        <translation>{model} 모델을 정확히 변환하지 못했습니다(차이 {deviation}). 알려 주시기 바랍니다.</translation>
    </message>
    <message>
        <source>There is no add-on for {system} on {machine} with Python {python}; everything else works without it.</source>
        <translation>{machine}의 {system}, Python {python}용 추가 기능이 없습니다. 나머지는 모두 그대로 작동합니다.</translation>
    </message>
    <message>
        <source>This copy of Heirloom names no source for the add-on; give a package index with --index.</source>
        <translation>이 Heirloom에는 추가 기능을 받을 곳이 정해져 있지 않습니다. --index로 패키지 색인을 지정하세요.</translation>
    </message>
    <message>
        <source>There is no picture {page} in {path} (pictures: {pages}); choose another.</source>
        <translation>{path}에는 {page}번 사진이 없습니다(사진 {pages}장). 다른 번호를 고르세요.</translation>
    </message>
    <message>
        <source>The package index does not have {file}; try another index.</source>
        <translation>패키지 색인에 {file}이(가) 없습니다. 다른 색인으로 시도하세요.</translation>
    </message>
    <message>
        <source>{file} is not the expected file and was removed; try again.</source>
        <translation>{file}은(는) 예상한 파일이 아니어서 지웠습니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The add-on is damaged: {file} is missing or was changed (affected files: {count}); remove the add-on and download it again.</source>
        <translation>추가 기능이 손상되었습니다. {file} 파일이 없거나 변경되었습니다(해당 파일 {count}개). 추가 기능을 제거한 뒤 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>This copy of Heirloom does not say where new versions are announced; look where you got it.</source>
        <translation>이 Heirloom에는 새 버전을 알리는 곳이 정해져 있지 않습니다. 받은 곳에서 확인하세요.</translation>
    </message>
    <message>
        <source>{server} did not return the newest version ({reason}); try again later.</source>
        <translation>{server}에서 최신 버전을 알려 주지 않았습니다({reason}). 나중에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Nothing was understood of “{sentence}”, so no file was written; say what is wrong with the photo, such as “remove the scratches”.</source>
        <translation>“{sentence}”에서 이해한 내용이 없어 파일을 쓰지 않았습니다. “긁힌 자국을 없애 줘”처럼 사진의 문제를 말해 주세요.</translation>
    </message>
    <message>
        <source>Files that look like pictures were left out of folders, since their kind or the ending of their name is not read: {count} ({names}).</source>
        <translation>폴더에서 그림으로 보이는 파일을 제외했습니다. 종류나 이름의 확장자를 읽을 수 없기 때문입니다: {count}개({names}).</translation>
    </message>
    <message>
        <source>The levels of {path} are floating-point numbers from {least} to {most}; those outside of 0 to 1 ({percent} % or less) are cut, so that parts may be white or black.</source>
        <translation>{path}의 값은 {least}에서 {most}까지의 부동 소수점 수입니다. 0에서 1을 벗어난 값({percent}% 이하)은 잘리므로 일부가 흰색이나 검은색이 될 수 있습니다.</translation>
    </message>
    <message>
        <source>The name {path} is too long for the disk; choose a shorter one.</source>
        <translation>{path}라는 이름은 디스크에 비해 너무 깁니다. 더 짧은 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, where there is no file; choose the file itself.</source>
        <translation>{path}은(는) {target}에 대한 링크인데 그곳에 파일이 없습니다. 파일 자체를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is a file and not a folder; check the name.</source>
        <translation>{path}은(는) 폴더가 아니라 파일입니다. 이름을 확인하세요.</translation>
    </message>
    <message>
        <source>{path} is a folder, pipe, socket or device and not a file; choose a file.</source>
        <translation>{path}은(는) 파일이 아니라 폴더, 파이프, 소켓 또는 장치입니다. 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came from.</source>
        <translation>{path}은(는) 비어 있습니다(0바이트). 원래 위치에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>The disk or the system allows no file of {needed} in {path}; choose another folder.</source>
        <translation>디스크나 시스템이 {path}에 {needed} 크기의 파일을 허용하지 않습니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Your share of the disk of {path} is used up; free {needed} or choose another folder.</source>
        <translation>{path}의 디스크에서 사용자에게 할당된 공간을 모두 썼습니다. {needed}을(를) 비우거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} cannot be opened, since too many files are open; close other programs and try again.</source>
        <translation>열린 파일이 너무 많아 {path}을(를) 열 수 없습니다. 다른 프로그램을 닫고 다시 해 보세요.</translation>
    </message>
    <message>
        <source>The disk does not allow the name {path}; choose another one.</source>
        <translation>디스크가 {path}(이)라는 이름을 허용하지 않습니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>The disk of {path} can only be read; choose another folder.</source>
        <translation>{path}의 디스크는 읽기 전용입니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} has data of other programs that are not known here ({names}); results do not have them.</source>
        <translation>{path}에는 여기서 알 수 없는 다른 프로그램의 데이터({names})가 있습니다. 결과에는 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>{sidecar} differs from what EXIF or IPTC of the photo say ({names}); results have both: that of the file beside the photo in XMP.</source>
        <translation>{sidecar}의 내용이 사진의 EXIF 또는 IPTC와 다릅니다({names}). 결과에는 둘 다 들어가며, 사진 옆 파일의 내용은 XMP에 있습니다.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path}이(가) 없습니다. 이름을 확인하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its permissions and the disk.</source>
        <translation>{path}을(를) 읽을 수 없습니다. 권한과 디스크를 확인하세요.</translation>
    </message>
    <message>
        <source>{path} is not a photo; choose another file.</source>
        <translation>{path}은(는) 사진이 아닙니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} has the format {format}, which cannot be used here; save it as PNG, JPEG, TIFF or WebP.</source>
        <translation>{path}은(는) 여기서 쓸 수 없는 {format} 파일입니다. PNG, JPEG, TIFF 또는 WebP로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); try to copy or scan it again.</source>
        <translation>{path} 파일이 손상되었습니다({detail}). 다시 복사하거나 스캔하세요.</translation>
    </message>
    <message>
        <source>{path} is too large: {width} x {height} pixels, where {most} is the most; make it smaller first.</source>
        <translation>{path}이(가) 너무 큽니다: {width} x {height}픽셀, 최대 {most}. 먼저 줄이세요.</translation>
    </message>
    <message>
        <source>{path} is very large: {width} x {height} pixels, which take about {needed} of disk; open it alone in the window, or allow it with --large.</source>
        <translation>{path}은(는) 매우 큽니다: {width} x {height}픽셀이며 디스크 약 {needed}가 필요합니다. 창에서 이것만 열거나 --large로 허용하세요.</translation>
    </message>
    <message>
        <source>{path} made the photo decoder crash and was skipped; copy or scan it again.</source>
        <translation>{path} 때문에 사진 디코더가 멈춰 건너뛰었습니다. 다시 복사하거나 스캔하세요.</translation>
    </message>
    <message>
        <source>{photo} was skipped, since its worker ended each time ({times} times); try it alone.</source>
        <translation>{photo}은(는) 처리하던 프로세스가 매번({times}회) 끝나 건너뛰었습니다. 이 사진만 따로 시도하세요.</translation>
    </message>
    <message>
        <source>{url} does not exist; check the address.</source>
        <translation>{url}이(가) 없습니다. 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>{url} cannot be used ({reason}); check the connection and the permissions.</source>
        <translation>{url}을(를) 사용할 수 없습니다({reason}). 연결과 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>Opening {path} was stopped after {seconds} seconds without progress; copy or scan it again.</source>
        <translation>{path} 열기가 {seconds}초 동안 진행되지 않아 중단했습니다. 다시 복사하거나 스캔하세요.</translation>
    </message>
    <message>
        <source>{path} needs more memory to open than there is; save it as TIFF or PNG, or make it smaller.</source>
        <translation>{path}을(를) 열기에는 메모리가 부족합니다. TIFF나 PNG로 저장하거나 크기를 줄이세요.</translation>
    </message>
    <message>
        <source>{path} is no colour profile of a screen; choose another in the settings.</source>
        <translation>{path}은(는) 화면의 색상 프로필이 아닙니다. 설정에서 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is open in another window of Heirloom; close it there first.</source>
        <translation>{path}이(가) 다른 Heirloom 창에 열려 있습니다. 먼저 그 창에서 닫으세요.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting.</source>
        <translation>{path}이(가) 이미 있습니다. 다른 이름을 고르거나 덮어쓰기를 허용하세요.</translation>
    </message>
    <message>
        <source>{path} is the original, which is never written over; choose another name.</source>
        <translation>{path}은(는) 원본이라 절대 덮어쓰지 않습니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is a photo, mask or recipe that is being used, which is never written over; choose another name.</source>
        <translation>{path}은(는) 사용 중인 사진, 마스크 또는 레시피이므로 덮어쓰지 않습니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>Two results would be written to {path}; choose different names.</source>
        <translation>두 결과가 {path}에 쓰이게 됩니다. 서로 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{path} exists and is no earlier file of this kind by Heirloom, so it is not overwritten; choose another name.</source>
        <translation>{path}이(가) 이미 있으며 Heirloom이 만든 같은 종류의 파일이 아니므로 덮어쓰지 않습니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{path} would be {width} x {height} pixels, and a side of a {format} file has at most {most}; choose PNG or TIFF.</source>
        <translation>{path}은(는) {width} x {height} 픽셀이 되는데, {format} 파일의 한 변은 최대 {most}픽셀입니다. PNG나 TIFF를 고르세요.</translation>
    </message>
    <message>
        <source>{path} lacks the notes of the camera&apos;s maker (MakerNote), since they may tell the place.</source>
        <translation>위치가 들어 있을 수 있으므로 {path}에는 카메라 제조사의 메모(MakerNote)가 없습니다.</translation>
    </message>
    <message>
        <source>The project {path} keeps the original with its place.</source>
        <translation>프로젝트 {path}에는 촬영 위치가 담긴 원본이 그대로 들어 있습니다.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} are taken for sRGB and may look different; results have the same colours.</source>
        <translation>{path}의 {space} 색은 sRGB로 처리되어 다르게 보일 수 있습니다. 결과의 색도 같습니다.</translation>
    </message>
    <message>
        <source>The result is {path}, because {wanted} is another photo or result.</source>
        <translation>{wanted}은(는) 다른 사진이나 결과이므로 결과는 {path}입니다.</translation>
    </message>
    <message>
        <source>{path} has changed or gone since it was opened; open it again.</source>
        <translation>{path}이(가) 연 뒤에 바뀌었거나 없어졌습니다. 다시 여세요.</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another folder.</source>
        <translation>{path}에 쓸 수 없습니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed} or choose another folder.</source>
        <translation>{path}의 디스크가 가득 찼습니다. {needed}을(를) 비우거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is not a project that can be opened (look at {detail}).</source>
        <translation>{path}은(는) 열 수 있는 프로젝트가 아닙니다({detail} 확인).</translation>
    </message>
    <message>
        <source>{path} was saved by a newer Heirloom; update this one to open it.</source>
        <translation>{path}은(는) 더 새로운 Heirloom에서 저장했습니다. 열려면 이 프로그램을 업데이트하세요.</translation>
    </message>
    <message>
        <source>The mask {path} is {width} x {height}, but the photo is {photo_width} x {photo_height}; they must be the same.</source>
        <translation>마스크 {path}은(는) {width} x {height}, 사진은 {photo_width} x {photo_height}입니다. 크기가 같아야 합니다.</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({kind}); the log says more.</source>
        <translation>예상하지 못한 일이 일어났습니다({kind}). 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>marks on {surely_marked:.1%} of the area</source>
        <translation>면적의 {surely_marked:.1%}에 흔적</translation>
    </message>
    <message>
        <source>many thin bright lines</source>
        <translation>가늘고 밝은 줄이 많음</translation>
    </message>
    <message>
        <source>JPEG blocks, quality near {quality:.0f}</source>
        <translation>JPEG 블록, 품질 약 {quality:.0f}</translation>
    </message>
    <message>
        <source>grain of about {sigma:.0f} levels of 255</source>
        <translation>255단계 중 약 {sigma:.0f}단계의 입자</translation>
    </message>
    <message>
        <source>the steepest edges rise by {steepness:.0%} a pixel</source>
        <translation>가장 뚜렷한 윤곽도 픽셀당 {steepness:.0%} 변화</translation>
    </message>
    <message>
        <source>even dark areas are no darker than {dark_channel:.0%}</source>
        <translation>어두운 영역도 {dark_channel:.0%}보다 어둡지 않음</translation>
    </message>
    <message>
        <source>half of the photo is darker than {middle:.0%}</source>
        <translation>사진의 절반이 {middle:.0%}보다 어두움</translation>
    </message>
    <message>
        <source>tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}</source>
        <translation>톤 {black:.0%}~{white:.0%}, 색 치우침 {tint:.0%}</translation>
    </message>
    <message>
        <source>less detail than {long_side:.0f} pixels can hold</source>
        <translation>{long_side:.0f}픽셀에 담을 수 있는 것보다 세부가 적음</translation>
    </message>
    <message>
        <source>JPEG blocks</source>
        <translation>JPEG 블록</translation>
    </message>
    <message>
        <source>found in the photo</source>
        <translation>사진에서 발견</translation>
    </message>
    <message>
        <source>by {title}, which comes with the program</source>
        <translation>{title} 사용(프로그램에 포함)</translation>
    </message>
    <message>
        <source>by {title}, the best that is installed for this</source>
        <translation>{title} 사용(설치된 것 중 최선)</translation>
    </message>
    <message>
        <source>by {title}; others are installed for this, but too slow for this device</source>
        <translation>{title} 사용(다른 것도 있지만 이 장치에는 너무 느림)</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>haze</source>
        <translation>안개</translation>
    </message>
    <message>
        <source>darkness</source>
        <translation>어두움</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>색 바램</translation>
    </message>
    <message>
        <source>dull tones</source>
        <translation>칙칙한 색조</translation>
    </message>
    <message>
        <source>few details</source>
        <translation>부족한 세부</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>lost detail</source>
        <translation>사라진 세부</translation>
    </message>
    <message>
        <source>Finds faces</source>
        <translation>얼굴을 찾음</translation>
    </message>
    <message>
        <source>Runs generative models and imports PyTorch files</source>
        <translation>생성 모델을 실행하고 PyTorch 파일을 가져옴</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>사진에 보이는 것</translation>
    </message>
    <message>
        <source>Repair of noise and blur</source>
        <translation>노이즈와 흐림 복구</translation>
    </message>
    <message>
        <source>Invented detail</source>
        <translation>만들어 낸 세부</translation>
    </message>
    <message>
        <source>Quick, with less detail</source>
        <translation>빠르게, 세부는 적게</translation>
    </message>
    <message>
        <source>Process each face separately</source>
        <translation>얼굴마다 따로 처리</translation>
    </message>
    <message>
        <source>Process the background too</source>
        <translation>배경도 함께 처리</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Masks, brush strokes and the crop are not saved in the recipe: on other photos the steps act everywhere.</source>
        <translation>마스크, 브러시 획, 자르기는 레시피에 저장되지 않습니다. 다른 사진에서는 단계가 전체에 적용됩니다.</translation>
    </message>
    <message>
        <source>“{clause}”</source>
        <translation>‘{clause}’</translation>
    </message>
    <message>
        <source>Takes about {time} and {gigabytes} GB of memory ({device}).</source>
        <translation>약 {time} 걸리고 메모리 {gigabytes} GB를 사용합니다({device}).</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count}분</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count}초</translation>
    </message>
    <message>
        <source>Found: {faults}</source>
        <translation>찾은 문제: {faults}</translation>
    </message>
    <message>
        <source>Little certain damage was found; Ctrl+F shows possible damage. Select or paint the rest and press F to fill it.</source>
        <translation>확실한 손상은 적었습니다. Ctrl+F로 의심되는 손상을 볼 수 있습니다. 나머지는 선택하거나 칠한 뒤 F를 누르면 채워집니다.</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>약 {count}초</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>약 {count}분</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>약 {count}초 남음</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>약 {count}분 남음</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Healed spots</source>
        <translation>지운 얼룩</translation>
    </message>
    <message>
        <source>Merged layers</source>
        <translation>병합된 레이어</translation>
    </message>
    <message>
        <source>Reads instructions</source>
        <translation>지시문을 읽음</translation>
    </message>
    <message>
        <source>Finds scratches and dust</source>
        <translation>긁힘과 먼지를 찾음</translation>
    </message>
    <message>
        <source>Fills what was damaged</source>
        <translation>손상된 곳을 채움</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>빛과 색</translation>
    </message>
    <message>
        <source>Noise, blur and JPEG blocks, as instructed</source>
        <translation>지시에 따라 노이즈, 흐림, JPEG 블록 처리</translation>
    </message>
    <message>
        <source>Rebuilds faces and detail</source>
        <translation>얼굴과 세부를 재구성</translation>
    </message>
    <message>
        <source>Part of another model</source>
        <translation>다른 모델의 일부</translation>
    </message>
    <message>
        <source>No defects were found. Describe what you see.</source>
        <translation>결함을 찾지 못했습니다. 보이는 문제를 설명해 주세요.</translation>
    </message>
    <message>
        <source>{share} of the area was invented; Shift+I shows where.</source>
        <translation>영역의 {share}가 창작되었습니다. Shift+I로 어디인지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>지시문</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>민감도</translation>
    </message>
    <message>
        <source>Repair exactly the masked area</source>
        <translation>마스크한 영역만 정확히 복원</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>충실도</translation>
    </message>
    <message>
        <source>Adherence to the photo</source>
        <translation>사진에 충실한 정도</translation>
    </message>
    <message>
        <source>Steps (0: as published)</source>
        <translation>단계 수 (0: 배포된 값)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>네거티브 프롬프트</translation>
    </message>
    <message>
        <source>This recipe was saved by a newer Heirloom; update this one to use it.</source>
        <translation>이 레시피는 더 새로운 Heirloom이 저장했습니다. 사용하려면 이 프로그램을 업데이트하세요.</translation>
    </message>
    <message>
        <source>{path} could not be understood completely (look at {detail}). It was kept as {kept}, and what could be understood is used.</source>
        <translation>{path}을(를) 완전히 읽을 수 없습니다({detail} 확인). {kept}(으)로 보관했으며, 읽을 수 있는 부분은 사용합니다.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Heirloom and is not used here. It was kept as {kept}.</source>
        <translation>{path}은(는) 더 새로운 Heirloom이 저장한 파일이라 여기서는 사용하지 않습니다. {kept}(으)로 보관했습니다.</translation>
    </message>
    <message>
        <source>{path} is no model card that can be used (look at {detail}); its model is left out. It was kept as {kept}.</source>
        <translation>{path}은(는) 사용할 수 있는 모델 카드가 아닙니다({detail} 확인). 해당 모델은 제외됩니다. 파일은 {kept}(으)로 보관했습니다.</translation>
    </message>
    <message>
        <source>{path} is no regular file, or far too large; choose another file.</source>
        <translation>{path}은(는) 일반 파일이 아니거나 너무 큽니다. 다른 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>The batch queue {path} belongs to another window of Heirloom. Photos that are added here are restored, but stored only once that window is closed.</source>
        <translation>일괄 작업 목록 {path}은(는) 다른 Heirloom 창이 사용 중입니다. 여기에 추가한 사진은 복원되지만, 그 창을 닫은 뒤에야 목록에 저장됩니다.</translation>
    </message>
    <message>
        <source>The network gave no usable result for any part of the photo ({fault}), so nothing was restored; try another device or model.</source>
        <translation>네트워크가 사진의 어느 부분에서도 쓸 수 있는 결과를 내지 못해({fault}) 아무것도 복원하지 않았습니다. 다른 장치나 모델을 사용해 보세요.</translation>
    </message>
    <message>
        <source>The process that opens {path} has not answered for {seconds} seconds; it is ended and started again if it does not go on.</source>
        <translation>{path}을(를) 여는 프로세스가 {seconds}초 동안 응답하지 않습니다. 계속 응답이 없으면 종료하고 다시 시작합니다.</translation>
    </message>
    <message>
        <source>{url} does not answer ({reason}); it is asked again for up to {minutes} minutes.</source>
        <translation>{url}에서 응답이 없습니다({reason}). 최대 {minutes}분 동안 다시 요청합니다.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} 파일이 잘려 있습니다. {height}행 가운데 마지막 {missing}행이 없거나 불완전하며 회색으로 표시됩니다.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} 파일의 안쪽이 손상되었습니다. {height}행 가운데 마지막 {missing}행은 읽을 수 없어 회색으로 표시됩니다. 다른 행도 잘못되었을 수 있으니 사본과 비교하세요.</translation>
    </message>
    <message>
        <source>“{clause}”: no face can be found in the photo. Select the place, then say it again.</source>
        <translation>“{clause}”: 사진에서 얼굴을 찾을 수 없습니다. 그곳을 선택한 뒤 다시 말해 주세요.</translation>
    </message>
    <message>
        <source>“{clause}”: the place is guessed from the faces and only approximate. The mask of the layer can be corrected.</source>
        <translation>“{clause}”: 위치는 얼굴에서 추정한 것이라 대략적입니다. 레이어의 마스크를 고칠 수 있습니다.</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>눈</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>입</translation>
    </message>
    <message>
        <source>person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>background</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>Restore faces</source>
        <translation>얼굴 복원</translation>
    </message>
    <message>
        <source>Faces restored: {count}; left alone, since they are too small or far behind: {left}.</source>
        <translation>복원한 얼굴: {count}. 너무 작거나 멀리 뒤에 있어 그대로 둔 얼굴: {left}.</translation>
    </message>
    <message>
        <source>Faces that were changed less, so that they stay the same person: {count}.</source>
        <translation>같은 사람으로 남도록 덜 바꾼 얼굴: {count}.</translation>
    </message>
    <message>
        <source>Whether the faces are still the same person was not measured, since no network for it is installed (SFace in the model library). Compare them before and after.</source>
        <translation>이를 위한 네트워크가 설치되어 있지 않아(모델 라이브러리의 SFace) 얼굴이 여전히 같은 사람인지 측정하지 않았습니다. 전후를 비교해 보십시오.</translation>
    </message>
    <message>
        <source>“{clause}”: noise and blur are taken from each face, and nothing is invented. To rebuild what is lost, {answer}</source>
        <translation>“{clause}”: 각 얼굴에서 노이즈와 흐림을 없애며, 지어내는 것은 없습니다. 잃어버린 것을 다시 만들려면: {answer}</translation>
    </message>
    <message>
        <source>get a network for faces in the model library (Ctrl+Shift+M).</source>
        <translation>모델 라이브러리(Ctrl+Shift+M)에서 얼굴용 네트워크를 받으십시오.</translation>
    </message>
    <message>
        <source>Add invented colours</source>
        <translation>지어낸 색 입히기</translation>
    </message>
    <message>
        <source>missing colours</source>
        <translation>없는 색</translation>
    </message>
    <message>
        <source>“{clause}”: select the thing that had this colour, then say it again.</source>
        <translation>“{clause}”: 이 색이던 것을 선택한 다음 다시 말해 주십시오.</translation>
    </message>
    <message>
        <source>no network for colours is installed. Say what had which colour, such as “her dress was dark green”.</source>
        <translation>색을 위한 네트워크가 설치되어 있지 않습니다. 무엇이 무슨 색이었는지 말해 주십시오. 예: “치마는 빨간색이었어”.</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>옷</translation>
    </message>
    <message>
        <source>Least likeness of a face</source>
        <translation>얼굴의 최소 닮음</translation>
    </message>
    <message>
        <source>Colour (#rrggbb)</source>
        <translation>색 (#rrggbb)</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>The added colours are invented; the photo does not tell them.</source>
        <translation>입힌 색은 지어낸 것이며, 사진에는 없는 정보입니다.</translation>
    </message>
    <message>
        <source>the server was not found; is this computer online?</source>
        <translation>서버를 찾을 수 없습니다. 이 컴퓨터가 인터넷에 연결되어 있나요?</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>서버가 제때 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>the server does not accept connections</source>
        <translation>서버가 연결을 받지 않습니다</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>연결이 끊어졌습니다</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>보안 연결을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be opened; copy or scan it again.</source>
        <translation>{path} 파일이 손상되어 열 수 없습니다. 다시 복사하거나 스캔하세요.</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>1초 미만</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>라이선스: {licence}</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>어떤 용도로든 자유</translation>
    </message>
    <message>
        <source>free for any use that harms nobody</source>
        <translation>누구에게도 해를 끼치지 않는 용도로 자유</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>상업적 이용 불가</translation>
    </message>
    <message>
        <source>licence: read it first</source>
        <translation>라이선스: 먼저 읽으세요</translation>
    </message>
    <message>
        <source>{time} a face on this computer (estimated)</source>
        <translation>이 컴퓨터에서 얼굴 하나에 {time} (추정)</translation>
    </message>
    <message>
        <source>{time} a photo on this computer (estimated)</source>
        <translation>이 컴퓨터에서 사진 한 장에 {time} (추정)</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (estimated)</source>
        <translation>이 컴퓨터에서 1메가픽셀에 {time} (추정)</translation>
    </message>
    <message>
        <source>A second network checks that each face stays the same person.</source>
        <translation>두 번째 신경망이 각 얼굴이 같은 사람으로 남는지 확인합니다.</translation>
    </message>
    <message>
        <source>Checks that each face stays the same person, and holds the change back where it does not.</source>
        <translation>각 얼굴이 같은 사람으로 남는지 확인하고, 그렇지 않으면 변화를 줄입니다.</translation>
    </message>
    <message>
        <source>Rebuilds what is lost in each face.</source>
        <translation>각 얼굴에서 사라진 것을 다시 만듭니다.</translation>
    </message>
    <message>
        <source>Colours a black and white photo; the colours are invented.</source>
        <translation>흑백 사진에 색을 입힙니다. 색은 지어낸 것입니다.</translation>
    </message>
    <message>
        <source>Rebuilds lost detail, which is invented.</source>
        <translation>사라진 세부를 다시 만듭니다. 세부는 지어낸 것입니다.</translation>
    </message>
    <message>
        <source>A larger network than those that come with the program, and slower.</source>
        <translation>함께 제공되는 것보다 크고 느린 신경망입니다.</translation>
    </message>
    <message>
        <source>{url} no longer has the file ({reason}). If you get it elsewhere, import it.</source>
        <translation>{url}에 파일이 더 이상 없습니다({reason}). 다른 곳에서 구하면 가져오세요.</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (measured)</source>
        <translation>이 컴퓨터에서 1메가픽셀에 {time} (측정)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The process that opens photos has not answered for 10 seconds. Wait, cancel, or let a new process open the photo: your work is safe.</source>
        <translation>사진을 여는 프로세스가 10초 동안 응답하지 않습니다. 기다리거나 취소하거나 새 프로세스로 사진을 열 수 있습니다. 작업은 안전합니다.</translation>
    </message>
    <message>
        <source>Use a new process</source>
        <translation>새 프로세스 사용</translation>
    </message>
    <message>
        <source>The engine has not answered for 10 seconds. Wait, or restart it: your work is safe, only the running step is lost.</source>
        <translation>엔진이 10초 동안 응답하지 않습니다. 기다리거나 다시 시작하세요. 작업은 안전하며 실행 중인 단계만 사라집니다.</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>엔진 다시 시작</translation>
    </message>
    <message>
        <source>Heirloom ended twice while it was starting, so it is in safe mode now: without your own models and the add-on, and on the processor only. Close it and start it again to leave safe mode.</source>
        <translation>Heirloom이 시작하는 동안 두 번 종료되어 지금은 안전 모드로 실행됩니다. 사용자 모델과 추가 기능 없이 프로세서만 사용합니다. 안전 모드를 끝내려면 닫았다가 다시 시작하세요.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} 파일이 잘려 있습니다. {height}행 가운데 마지막 {missing}행이 없거나 불완전하며 회색으로 표시됩니다.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} 파일의 안쪽이 손상되었습니다. {height}행 가운데 마지막 {missing}행은 읽을 수 없어 회색으로 표시됩니다. 다른 행도 잘못되었을 수 있으니 사본과 비교하세요.</translation>
    </message>
    <message>
        <source>{path} is damaged within, so parts of the picture may be wrong; compare it with a copy.</source>
        <translation>{path}의 내부가 손상되어 사진 일부가 잘못되었을 수 있습니다. 사본과 비교해 보세요.</translation>
    </message>
    <message>
        <source>{path} is cut off, so the photo is less sharp than it was.</source>
        <translation>{path} 파일이 잘려 있어 사진이 원래보다 덜 선명합니다.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} 파일이 잘려 있습니다. {height}행 가운데 마지막 {missing}행이 없습니다. 다시 복사하거나, 창에서 이것만 열거나, --partial로 허용하세요.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} cannot be read, and others may be wrong; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} 파일의 안쪽이 손상되었습니다. {height}행 가운데 마지막 {missing}행은 읽을 수 없고 다른 행도 잘못되었을 수 있습니다. 다시 복사하거나, 창에서 이것만 열거나, --partial로 허용하세요.</translation>
    </message>
    <message>
        <source>{path} is cut off before its fine detail; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} 파일이 세부 정보 앞에서 잘려 있습니다. 다시 복사하거나, 창에서 이것만 열거나, --partial로 허용하세요.</translation>
    </message>
    <message>
        <source>{path} is a motion photo; results do not have its video.</source>
        <translation>{path}은(는) 모션 포토입니다. 결과에는 동영상이 없습니다.</translation>
    </message>
    <message>
        <source>{path} has a gain map for bright screens (HDR); results do not have it.</source>
        <translation>{path}에 밝은 화면(HDR)용 게인 맵이 있습니다. 결과에는 없습니다.</translation>
    </message>
    <message>
        <source>{path} holds more pictures behind the first one ({count} more); results do not have them.</source>
        <translation>{path}에는 첫 번째 그림 뒤에 그림이 더 있습니다({count}개). 결과에는 없습니다.</translation>
    </message>
    <message>
        <source>{path} has other data behind its picture ({size} bytes); results do not have them.</source>
        <translation>{path}에는 그림 뒤에 다른 데이터가 있습니다({size}바이트). 결과에는 없습니다.</translation>
    </message>
    <message>
        <source>{sidecar} may hold metadata of the photo and cannot be read; copy it beside the result to keep it.</source>
        <translation>{sidecar}에 사진의 메타데이터가 있을 수 있지만 읽을 수 없습니다. 유지하려면 결과 옆에 복사하세요.</translation>
    </message>
    <message>
        <source>Captions, names, dates and other metadata in {sidecar} are carried into results; developing instructions for other programs are not.</source>
        <translation>{sidecar}의 설명, 이름, 날짜와 그 밖의 메타데이터는 결과에 옮겨지고, 다른 프로그램의 현상 설정은 옮겨지지 않습니다.</translation>
    </message>
</context>
<context>
    <name>DamageRow</name>
    <message numerus="yes">
        <source>Damage found: %n place(s)</source>
        <translation>
            <numerusform>손상 %n곳을 찾았습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Tint the damage in the photo, to correct it (Esc)</source>
        <translation>사진에서 손상을 색으로 표시하여 고칩니다 (Esc)</translation>
    </message>
    <message>
        <source>Click a place to leave it out or take it back. Paint with the brush to add.</source>
        <translation>표시된 곳을 클릭하면 제외하거나 다시 포함합니다. 브러시로 칠하면 추가됩니다.</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>수정 모두 취소</translation>
    </message>
    <message>
        <source>Looking for damage: {share}</source>
        <translation>손상을 찾는 중: {share}</translation>
    </message>
    <message>
        <source>No damage found; paint where it is.</source>
        <translation>손상을 찾지 못했습니다. 손상된 곳을 칠하세요.</translation>
    </message>
    <message>
        <source>The damage cannot be shown.</source>
        <translation>손상을 표시할 수 없습니다.</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>손상 감지 민감도</translation>
    </message>
    <message>
        <source>less</source>
        <translation>적게</translation>
    </message>
    <message>
        <source>more</source>
        <translation>많이</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>민감도</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>최근 파일 열기</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>이 목록 비우기</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>How many pixels are dark (left) and light (right), in red, green and blue</source>
        <translation>어두운 픽셀(왼쪽)과 밝은 픽셀(오른쪽)의 수를 빨강, 초록, 파랑별로 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>White border</source>
        <translation>흰 테두리</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>인치당 점 수</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 픽셀</translation>
    </message>
    <message>
        <source>{size}. The photo has fewer: it is enlarged {factor} times.</source>
        <translation>{size}. 사진의 픽셀이 더 적어 {factor}배로 확대됩니다.</translation>
    </message>
</context>
<context>
    <name>ColourController</name>
    <message>
        <source>That photo has no colours.</source>
        <translation>그 사진에는 색이 없습니다.</translation>
    </message>
    <message>
        <source>Colours of another photo</source>
        <translation>다른 사진의 색</translation>
    </message>
    <message>
        <source>Colour to paint with</source>
        <translation>칠할 색</translation>
    </message>
    <message>
        <source>Paint a colour</source>
        <translation>색 칠하기</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>Faces</source>
        <translation>얼굴</translation>
    </message>
</context>
<context>
    <name>_FaceRow</name>
    <message>
        <source>Face {number}</source>
        <translation>얼굴 {number}</translation>
    </message>
    <message>
        <source>Likeness {likeness}</source>
        <translation>닮음 {likeness}</translation>
    </message>
</context>
<context>
    <name>SentencesDialog</name>
    <message>
        <source>What you can say</source>
        <translation>할 수 있는 말</translation>
    </message>
    <message>
        <source>A click puts a sentence into the line.</source>
        <translation>문장을 누르면 입력란에 들어갑니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Get it</source>
        <translation>받기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>설치하는 중…</translation>
    </message>
    <message>
        <source>Downloading: {share}</source>
        <translation>내려받는 중: {share}</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>다른 내려받기를 기다리는 중</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 중지됨</translation>
    </message>
    <message>
        <source>Download it from its publisher and install it; then the plan is made again</source>
        <translation>배포자에게서 내려받아 설치한 뒤 계획을 다시 세웁니다</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>이미 가지고 있는 파일을 가져옵니다</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>멈춥니다. 받은 부분은 남아 있어 이어서 받을 수 있습니다</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>멈추고 버립니다</translation>
    </message>
    <message>
        <source>Hide this until the program is started again</source>
        <translation>프로그램을 다시 시작할 때까지 숨깁니다</translation>
    </message>
</context>
<context>
    <name>OfferController</name>
    <message>
        <source>{title} is installed and will be used by the next plan.</source>
        <translation>{title}이(가) 설치되었습니다. 다음 계획부터 사용됩니다.</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Exported to {path}</source>
        <translation>{path}(으)로 내보냈습니다</translation>
    </message>
</context>
<context>
    <name>PrintsView</name>
    <message>
        <source>Arrow keys move the chosen prints, Delete removes them.</source>
        <translation>화살표 키는 선택한 사진을 옮기고, Delete는 없앱니다.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>스캔</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Save in</source>
        <translation>저장할 곳</translation>
    </message>
    <message>
        <source>Other scans…</source>
        <translation>다른 스캔…</translation>
    </message>
    <message>
        <source>This side is up</source>
        <translation>이쪽이 위</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>오른쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>왼쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>둘로 나누기</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>없애기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Save {count} prints</source>
        <translation>사진 {count}장 저장</translation>
    </message>
    <message>
        <source>(up?)</source>
        <translation>(위?)</translation>
    </message>
    <message>
        <source>Prints: {count}.</source>
        <translation>사진: {count}장.</translation>
    </message>
    <message>
        <source>Prints: {count}. Check which side is up of: {doubtful}.</source>
        <translation>사진: {count}장. 위쪽을 확인할 사진: {doubtful}장.</translation>
    </message>
    <message>
        <source>No print was found. Draw one with the mouse, or take Add.</source>
        <translation>사진을 찾지 못했습니다. 마우스로 그리거나 추가를 누르세요.</translation>
    </message>
    <message>
        <source>Saving the prints…</source>
        <translation>사진을 저장하는 중…</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>폴더: {folder}</translation>
    </message>
    <message>
        <source>Looking for prints…</source>
        <translation>사진을 찾는 중…</translation>
    </message>
    <message>
        <source>{name}: scan {number} of {count}</source>
        <translation>{name}: 스캔 {number}/{count}</translation>
    </message>
    <message>
        <source>Skip this scan</source>
        <translation>이 스캔 건너뛰기</translation>
    </message>
    <message>
        <source>Then restore them all</source>
        <translation>그다음 모두 복원</translation>
    </message>
    <message>
        <source>Cut out prints</source>
        <translation>사진 잘라내기</translation>
    </message>
</context>
<context>
    <name>SplitController</name>
    <message>
        <source>Prints saved in {folder}: {count}</source>
        <translation>{folder}에 저장한 사진: {count}장</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Name of the person</source>
        <translation>사람의 이름</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Photos: {count}. What you write is added to an XMP file beside each of them; empty fields leave what is there.</source>
        <translation>사진: {count}장. 쓴 내용은 각 사진 옆의 XMP 파일에 더해집니다. 빈칸은 있던 내용을 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>사람 추가</translation>
    </message>
    <message>
        <source>Understood as {date}; sorted as {day}.</source>
        <translation>{date}(으)로 이해하고 {day}(으)로 정렬합니다.</translation>
    </message>
    <message>
        <source>Not understood; it is kept as it is written.</source>
        <translation>이해하지 못해 쓴 그대로 보관합니다.</translation>
    </message>
    <message>
        <source>Rough dates are welcome.</source>
        <translation>대략의 날짜도 됩니다.</translation>
    </message>
    <message>
        <source>album, page and number of the print</source>
        <translation>앨범, 쪽, 사진 번호</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>street, town, country – from near to far</source>
        <translation>거리, 도시, 나라 – 가까운 곳부터</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>어디</translation>
    </message>
    <message>
        <source>c. 1943, summer 1956</source>
        <translation>1943년경, 1956년 여름</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>이 사진에 대해</translation>
    </message>
    <message>
        <source>About many photos</source>
        <translation>여러 사진에 대해</translation>
    </message>
</context>
<context>
    <name>FactsController</name>
    <message>
        <source>Facts were written beside the photos: {count}</source>
        <translation>사진 옆에 정보를 썼습니다: {count}장</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>이 사진에 대해</translation>
    </message>
</context>
</TS>
