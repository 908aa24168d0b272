<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Heirloom</source>
        <translation>Sobre o Heirloom</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licenças</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versão {version}</translation>
    </message>
    <message>
        <source>Restores old photographs on this computer. Free software under the Apache License 2.0; nothing is ever sent anywhere.</source>
        <translation>Restaura fotografias antigas neste computador. Software livre sob a licença Apache 2.0; nada é enviado a lugar nenhum.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Feito com</translation>
    </message>
    <message>
        <source>Licence of</source>
        <translation>Licença de</translation>
    </message>
    <message>
        <source>All components, one line each</source>
        <translation>Todos os componentes, uma linha para cada um</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Colours of another photo…</source>
        <translation>Cores de outra foto…</translation>
    </message>
    <message>
        <source>About many photos…</source>
        <translation>Sobre muitas fotos…</translation>
    </message>
    <message>
        <source>caption people names date place album faces</source>
        <translation>legenda pessoas nomes data lugar álbum rostos</translation>
    </message>
    <message>
        <source>About this photo…</source>
        <translation>Sobre esta foto…</translation>
    </message>
    <message>
        <source>split album page flatbed several photos</source>
        <translation>dividir página álbum scanner várias fotos</translation>
    </message>
    <message>
        <source>Cut out prints of a scan…</source>
        <translation>Recortar as fotos de uma digitalização…</translation>
    </message>
    <message>
        <source>What you can say…</source>
        <translation>O que você pode dizer…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Colar</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Salvar projeto</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Restore many photos…</source>
        <translation>Restaurar várias fotos…</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>Salvar receita…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes e depois</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar a visualização</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reduzir a visualização</translation>
    </message>
    <message>
        <source>Enter an instruction</source>
        <translation>Digitar uma instrução</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Procurar um comando…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Atalhos…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configurações…</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>Novidades…</translation>
    </message>
    <message>
        <source>About Heirloom…</source>
        <translation>Sobre o Heirloom…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Pincel maior</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Pincel menor</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>Alternar entre adicionar e subtrair</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Desfazer a seleção</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>Preencher a seleção</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Inverter a seleção</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Exibir</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Mover a foto</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Retângulo</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Elipse</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Laço</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Similar colours</source>
        <translation>Cores semelhantes</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Igual ao sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Crop and straighten</source>
        <translation>Cortar e endireitar</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar para a esquerda</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar para a direita</translation>
    </message>
    <message>
        <source>Merge the two topmost layers</source>
        <translation>Mesclar as duas camadas superiores</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <source>Heal spots</source>
        <translation>Corrigir manchas</translation>
    </message>
    <message>
        <source>Photo and layers</source>
        <translation>Foto e camadas</translation>
    </message>
    <message>
        <source>Check for a new version…</source>
        <translation>Procurar uma nova versão…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>Biblioteca de modelos…</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>Procurar danos</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Alterações</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>Restaurado ou inventado</translation>
    </message>
    <message>
        <source>Next picture of the file</source>
        <translation>Próxima imagem do arquivo</translation>
    </message>
    <message>
        <source>Previous picture of the file</source>
        <translation>Imagem anterior do arquivo</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>Desfazer: {edit}</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>Refazer: {edit}</translation>
    </message>
    <message>
        <source>Levels and colour</source>
        <translation>Níveis e cor</translation>
    </message>
    <message>
        <source>brightness contrast warmth tint saturation vibrance white balance histogram</source>
        <translation>brilho contraste temperatura matiz saturação vibração balanço de branco histograma</translation>
    </message>
    <message>
        <source>Paint colours</source>
        <translation>Pintar cores</translation>
    </message>
    <message>
        <source>Export before and after…</source>
        <translation>Exportar antes e depois…</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Unchanged, copied as {name}</source>
        <translation>Sem alterações, copiada como {name}</translation>
    </message>
    <message>
        <source>Restored as {name}</source>
        <translation>Restaurada como {name}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restaurando…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>Could not be restored</source>
        <translation>Não foi possível restaurar</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Many photos – Heirloom</source>
        <translation>Várias fotos – Heirloom</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>Fotos do lote</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or click to choose</source>
        <translation>Solte fotos ou pastas aqui, ou clique para escolher</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>Progresso do lote</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Restore all waiting photos with the options above</source>
        <translation>Restaurar todas as fotos que aguardam com as opções acima</translation>
    </message>
    <message>
        <source>Restore the photos that still wait</source>
        <translation>Restaurar as fotos que ainda aguardam</translation>
    </message>
    <message>
        <source>New photos in {folders} are restored automatically</source>
        <translation>As novas fotos em {folders} são restauradas automaticamente</translation>
    </message>
    <message>
        <source>The originals are never changed.</source>
        <translation>Os originais nunca são alterados.</translation>
    </message>
    <message>
        <source> · paused</source>
        <translation> · em pausa</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Adicionar fotos…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Adicionar pasta…</translation>
    </message>
    <message>
        <source>Watch folder…</source>
        <translation>Monitorar pasta…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Parar de monitorar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Limpar a lista</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Salvar relatório…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
    <message>
        <source>Choose photos to add to the list</source>
        <translation>Escolher fotos para adicionar à lista</translation>
    </message>
    <message>
        <source>Add all photos of a folder</source>
        <translation>Adicionar todas as fotos de uma pasta</translation>
    </message>
    <message>
        <source>Finish the current photo, then pause</source>
        <translation>Terminar a foto atual e depois pausar</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for the start</source>
        <translation>
            <numerusform>%n foto aguarda o início</numerusform>
            <numerusform>%n fotos aguardam o início</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n restored</source>
        <translation>
            <numerusform>{done} de %n restaurada</numerusform>
            <numerusform>{done} de %n restauradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n could not be</source>
        <translation>
            <numerusform> · %n com falha</numerusform>
            <numerusform> · %n com falha</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore new photos as they are added to a folder</source>
        <translation>Restaurar as novas fotos assim que forem adicionadas a uma pasta</translation>
    </message>
    <message>
        <source>Stop restoring new photos</source>
        <translation>Parar de restaurar novas fotos</translation>
    </message>
    <message>
        <source>Stop at once; finished results are kept</source>
        <translation>Parar imediatamente; os resultados concluídos são mantidos</translation>
    </message>
    <message>
        <source>Retry the photos that could not be restored</source>
        <translation>Tentar de novo as fotos que não puderam ser restauradas</translation>
    </message>
    <message>
        <source>Remove finished photos from the list; no file is deleted</source>
        <translation>Tirar da lista as fotos concluídas; nenhum arquivo é apagado</translation>
    </message>
    <message>
        <source>Save the result for each photo as a text file</source>
        <translation>Salvar o resultado de cada foto em um arquivo de texto</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Mostrar os resultados</translation>
    </message>
    <message>
        <source>Restore many photos</source>
        <translation>Restaurar várias fotos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Close this window; the batch goes on (Esc)</source>
        <translation>Fechar esta janela; o lote continua (Esc)</translation>
    </message>
    <message>
        <source> · {count} needed nothing</source>
        <translation> · {count} não precisavam de nada</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Salvo como {path}</translation>
    </message>
    <message>
        <source>The batch is finished.</source>
        <translation>O lote terminou.</translation>
    </message>
    <message>
        <source>Photos that are in the list already were not added again: {count}</source>
        <translation>Fotos que já estavam na lista e não foram adicionadas de novo: {count}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>One layer alone</source>
        <translation>Uma só camada</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add what is missing</source>
        <translation>Adicionar o que falta</translation>
    </message>
    <message>
        <source>Add to: {name}</source>
        <translation>Adicionar a: {name}</translation>
    </message>
    <message>
        <source>Leave out this tag</source>
        <translation>Deixar esta etiqueta de fora</translation>
    </message>
    <message>
        <source>Use this tag again</source>
        <translation>Usar esta etiqueta de novo</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Something went wrong</source>
        <translation>Algo deu errado</translation>
    </message>
    <message>
        <source>An unexpected error occurred. Your work is still open.</source>
        <translation>Ocorreu um erro inesperado. Seu trabalho continua aberto.</translation>
    </message>
    <message>
        <source>Save it as a project before you go on.</source>
        <translation>Salve-o como projeto antes de continuar.</translation>
    </message>
    <message>
        <source>What happened is written in {path}. Nothing is sent.</source>
        <translation>O que aconteceu está registrado em {path}. Nada é enviado.</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Salvar projeto</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Mostrar o relatório</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Shape</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Width to height of the crop</source>
        <translation>Proporção entre largura e altura do corte</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>Endireitar</translation>
    </message>
    <message>
        <source>Straighten, in degrees</source>
        <translation>Endireitar, em graus</translation>
    </message>
    <message>
        <source>Upright lines</source>
        <translation>Verticais</translation>
    </message>
    <message>
        <source>Level lines</source>
        <translation>Horizontais</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Livre</translation>
    </message>
    <message>
        <source>Like the photo</source>
        <translation>Igual à foto</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrado</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar para a esquerda</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar para a direita</translation>
    </message>
    <message>
        <source>Swap landscape and portrait</source>
        <translation>Trocar paisagem e retrato</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Redefinir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Whole photo, without turning</source>
        <translation>Foto inteira, sem girar</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>Deixar a foto como estava (Esc)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Crop the photo (Enter)</source>
        <translation>Cortar a foto (Enter)</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop</source>
        <translation>Corte</translation>
    </message>
    <message>
        <source>Arrow keys move the crop, with Shift they size it, Enter applies it.</source>
        <translation>As setas movem o corte, com Shift mudam o tamanho, Enter aplica.</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Curve</source>
        <translation>Curva</translation>
    </message>
    <message>
        <source>Click to add a point, drag it, pull it out to remove it. Keys: Page Up and Page Down choose a point, arrows move it, Insert adds one, Delete removes it.</source>
        <translation>Clique para adicionar um ponto, arraste-o para movê-lo, puxe-o para fora para removê-lo. Teclas: Page Up e Page Down escolhem um ponto, as setas o movem, Insert adiciona um, Delete o remove.</translation>
    </message>
    <message>
        <source>Point {at} of {count}: {x} becomes {y}</source>
        <translation>Ponto {at} de {count}: {x} passa a {y}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>All channels</source>
        <translation>Todos os canais</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Vermelho</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Which channel the curve changes</source>
        <translation>Qual canal a curva altera</translation>
    </message>
    <message>
        <source>Tone before</source>
        <translation>Tom antes</translation>
    </message>
    <message>
        <source>Tone after</source>
        <translation>Tom depois</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Reta</translation>
    </message>
    <message>
        <source>Make this curve straight again</source>
        <translation>Deixar esta curva reta de novo</translation>
    </message>
</context>
<context>
    <name>MainController</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Working on files…</source>
        <translation>Processando arquivos…</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Colours of another photo</source>
        <translation>Cores de outra foto</translation>
    </message>
    <message>
        <source>Photos and projects ({kinds})</source>
        <translation>Fotos e projetos ({kinds})</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Abrir uma foto</translation>
    </message>
    <message>
        <source>Photos ({kinds})</source>
        <translation>Fotos ({kinds})</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Adicionar fotos</translation>
    </message>
    <message>
        <source>Recipes ({kinds})</source>
        <translation>Receitas ({kinds})</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>Abrir uma receita</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Salvar receita</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Salvar relatório</translation>
    </message>
    <message>
        <source>Heirloom project ({kinds})</source>
        <translation>Projeto do Heirloom ({kinds})</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Salvar projeto</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
    </message>
    <message>
        <source>“{name}” is very large: {width} x {height} pixels.</source>
        <translation>“{name}” é muito grande: {width} x {height} pixels.</translation>
    </message>
    <message>
        <source>Opening it takes some minutes and about {needed} of disk space; each layer needs more disk space.</source>
        <translation>Abri-la leva alguns minutos e cerca de {needed} de espaço em disco; cada camada precisa de mais espaço.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>A very large photo</source>
        <translation>Uma foto muito grande</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Trabalho não salvo</translation>
    </message>
    <message>
        <source>Save the project before you leave this photo?</source>
        <translation>Salvar o projeto antes de sair desta foto?</translation>
    </message>
    <message>
        <source>Your layers are lost if you do not.</source>
        <translation>Se não salvar, suas camadas serão perdidas.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Não salvar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>{name} – Heirloom</source>
        <translation>{name} – Heirloom</translation>
    </message>
    <message>
        <source>Weights ({kinds})</source>
        <translation>Pesos ({kinds})</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importar um modelo</translation>
    </message>
    <message>
        <source>Licence of {model}</source>
        <translation>Licença de {model}</translation>
    </message>
    <message>
        <source>These weights must not be used commercially.</source>
        <translation>Estes pesos não podem ser usados comercialmente.</translation>
    </message>
    <message>
        <source>{licence}
Read it at {source}. You are asked once for each model.</source>
        <translation>{licence}
Leia em {source}. A pergunta é feita uma vez por modelo.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Concordo</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>Para que serve?</translation>
    </message>
    <message>
        <source>{name} could serve several purposes; which one?</source>
        <translation>{name} pode servir a várias finalidades; a qual delas?</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} are missing and will be grey. If you have another copy of the file, try that first.</source>
        <translation>De suas {height} linhas, as últimas {missing} estão faltando e ficarão cinza. Se você tiver outra cópia do arquivo, tente-a primeiro.</translation>
    </message>
    <message>
        <source>Its fine detail is missing, so it is less sharp than it was. If you have another copy of the file, try that first.</source>
        <translation>Os detalhes finos estão faltando, por isso ela está menos nítida do que era. Se você tiver outra cópia do arquivo, tente-a primeiro.</translation>
    </message>
    <message>
        <source>“{name}” is cut off: a part of the file is missing.</source>
        <translation>“{name}” está cortada: falta uma parte do arquivo.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: a part of the file is wrong.</source>
        <translation>“{name}” está danificada: uma parte do arquivo está errada.</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} cannot be read and will be grey; others may be wrong. If you have another copy of the file, try that first.</source>
        <translation>De suas {height} linhas, as últimas {missing} não podem ser lidas e ficarão cinza; outras podem estar erradas. Se tiver outra cópia do arquivo, experimente-a primeiro.</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>Abrir o que há</translation>
    </message>
    <message>
        <source>An incomplete photo</source>
        <translation>Uma foto incompleta</translation>
    </message>
    <message>
        <source>Export before and after</source>
        <translation>Exportar antes e depois</translation>
    </message>
    <message>
        <source>Side by side ({kinds})</source>
        <translation>Lado a lado ({kinds})</translation>
    </message>
    <message>
        <source>Moving slider ({kinds})</source>
        <translation>Controle deslizante animado ({kinds})</translation>
    </message>
    <message>
        <source>Restored faces ({kinds})</source>
        <translation>Rostos restaurados ({kinds})</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Profundidade de bits</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualidade</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>Keep the time of the file</source>
        <translation>Manter a data do arquivo</translation>
    </message>
    <message>
        <source>Programs that sort by time then show the result beside the photo</source>
        <translation>Assim, os programas que ordenam por data mostram o resultado ao lado da foto</translation>
    </message>
    <message>
        <source>Overwrite an existing file</source>
        <translation>Substituir um arquivo existente</translation>
    </message>
    <message>
        <source>The original is never overwritten</source>
        <translation>O original nunca é substituído</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} bits</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profundidade</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Export the restored photo</source>
        <translation>Exportar a foto restaurada</translation>
    </message>
    <message>
        <source>Keep the location</source>
        <translation>Manter o local</translation>
    </message>
    <message>
        <source>Turn this off to remove the location from the file</source>
        <translation>Desmarque para remover o local do arquivo</translation>
    </message>
    <message>
        <source>This photo does not tell where it was taken</source>
        <translation>Esta foto não informa onde foi tirada</translation>
    </message>
    <message>
        <source>The notes of the camera's maker may hold the location; turn this off to remove them</source>
        <translation>As notas do fabricante da câmera podem conter o local; desmarque para removê-las</translation>
    </message>
    <message>
        <source>Date and colour profile are kept.</source>
        <translation>A data e o perfil de cores são mantidos.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Como está</translation>
    </message>
    <message>
        <source>For a print</source>
        <translation>Para impressão</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} pixels</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Salvo como {path}</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportada para {path}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Zoom; click for 100 %</source>
        <translation>Zoom; clique para 100%</translation>
    </message>
    <message>
        <source>{width} × {height} · {bits} bit</source>
        <translation>{width} × {height} · {bits} bits</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processador</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Placa de vídeo (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Placa de vídeo (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Enlarged {factor} times from {width} × {height}</source>
        <translation>Ampliada {factor} vezes a partir de {width} × {height}</translation>
    </message>
</context>
<context>
    <name>CropController</name>
    <message>
        <source>Crop</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar para a esquerda</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar para a direita</translation>
    </message>
</context>
<context>
    <name>PreviewOverlay</name>
    <message>
        <source>Preview</source>
        <translation>Prévia</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Close the settings of the layer</source>
        <translation>Fechar os ajustes da camada</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>Ajustes: {name}</translation>
    </message>
    <message>
        <source>This layer has no settings except its opacity.</source>
        <translation>Esta camada não tem outro ajuste além da opacidade.</translation>
    </message>
    <message>
        <source>Takes effect when the layer is run again.</source>
        <translation>Entra em vigor quando a camada for executada de novo.</translation>
    </message>
</context>
<context>
    <name>InstructionBar</name>
    <message>
        <source>What you can say</source>
        <translation>O que você pode dizer</translation>
    </message>
    <message>
        <source>Show sentences that this program understands</source>
        <translation>Mostrar frases que este programa entende</translation>
    </message>
    <message>
        <source>Say what is wrong with this photo…</source>
        <translation>Diga o que há de errado com esta foto…</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrução</translation>
    </message>
    <message>
        <source>Enter shows the plan; Up and Down recall earlier instructions</source>
        <translation>Enter mostra o plano; Para cima e Para baixo trazem de volta instruções anteriores</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planejar</translation>
    </message>
    <message>
        <source>Show what would be done, before anything runs (Enter)</source>
        <translation>Mostrar o que seria feito, antes de executar qualquer coisa (Enter)</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Sugerir</translation>
    </message>
    <message>
        <source>Plan from the diagnosis of the photo, without an instruction</source>
        <translation>Planejar a partir do diagnóstico da foto, sem instrução</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Pensando…</translation>
    </message>
    <message>
        <source>Put this into the line</source>
        <translation>Colocar isto na linha</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Cancelar (Esc)</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclado e mouse</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Roda do mouse</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoom no ponteiro</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>Espaço + arrastar, arrastar com o botão do meio</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Mover a foto</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Duplo clique</translation>
    </message>
    <message>
        <source>Zoom to the whole photo or to 100 %</source>
        <translation>Ver a foto inteira ou a 100%</translation>
    </message>
    <message>
        <source>Hold \</source>
        <translation>Segurar \</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>O original</translation>
    </message>
    <message>
        <source>← → ↑ ↓</source>
        <translation>← → ↑ ↓</translation>
    </message>
    <message>
        <source>Move the divider, or the photo</source>
        <translation>Mover o divisor ou a foto</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>Segurar Alt</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>Alternar entre adicionar e subtrair</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>Executar o plano</translation>
    </message>
    <message>
        <source>Double click on a slider</source>
        <translation>Duplo clique em um controle deslizante</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>Voltar a 100%</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Enter, Backspace</translation>
    </message>
    <message>
        <source>Close a polygon, remove its last corner</source>
        <translation>Fechar um polígono, remover seu último vértice</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to reorder; double-click the name to rename</source>
        <translation>Arraste para reordenar; clique duas vezes no nome para renomear</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>Ocultar ou mostrar</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>Nome da camada</translation>
    </message>
    <message>
        <source>Mask: paint this layer in and out</source>
        <translation>Máscara: pintar onde esta camada age</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidade</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Executar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Mover para cima</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Mover para baixo</translation>
    </message>
    <message>
        <source>Remove mask</source>
        <translation>Remover a máscara</translation>
    </message>
    <message>
        <source>Opacity: {name}</source>
        <translation>Opacidade: {name}</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>Mais sobre {name}</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Executar de novo</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restaurando…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Ainda não executada</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
    <message>
        <source>Show only this layer, or all layers again</source>
        <translation>Mostrar só esta camada, ou todas de novo</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renomear</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>Excluir a camada</translation>
    </message>
    <message>
        <source>Merge with the one below</source>
        <translation>Mesclar com a de baixo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Changed since it was run</source>
        <translation>Alterada desde que foi executada</translation>
    </message>
</context>
<context>
    <name>LayerController</name>
    <message>
        <source>Opacity: {name}</source>
        <translation>Opacidade: {name}</translation>
    </message>
    <message>
        <source>Show: {name}</source>
        <translation>Mostrar: {name}</translation>
    </message>
    <message>
        <source>Hide: {name}</source>
        <translation>Ocultar: {name}</translation>
    </message>
    <message>
        <source>Move: {name}</source>
        <translation>Mover: {name}</translation>
    </message>
    <message>
        <source>Rename: {name}</source>
        <translation>Renomear: {name}</translation>
    </message>
    <message>
        <source>Delete: {name}</source>
        <translation>Excluir: {name}</translation>
    </message>
    <message>
        <source>Duplicate: {name}</source>
        <translation>Duplicar: {name}</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>Ajustes: {name}</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Rosto {number}</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Each repair becomes a layer that you can fade, hide, reorder and undo.</source>
        <translation>Cada reparo se torna uma camada que você pode atenuar, ocultar, reordenar e desfazer.</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>{share} or more</source>
        <translation>{share} ou mais</translation>
    </message>
    <message>
        <source>Changed by the restoration</source>
        <translation>Alterado pela restauração</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>sem alteração</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>Restaurado ou inventado</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>restaurado</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>inventado</translation>
    </message>
</context>
<context>
    <name>ModelLibraryController</name>
    <message>
        <source>{name} was imported.</source>
        <translation>{name} foi importado.</translation>
    </message>
    <message>
        <source>The add-on was downloaded; it is used from the next start on.</source>
        <translation>O complemento foi baixado; será usado a partir da próxima inicialização.</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be used.</source>
        <translation>{name} foi baixado e pode ser usado.</translation>
    </message>
    <message>
        <source>{name} was verified: all its files are intact.</source>
        <translation>{name} foi verificado: todos os arquivos estão intactos.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} foi removido.</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Model library</source>
        <translation>Biblioteca de modelos</translation>
    </message>
    <message>
        <source>Find a model or a purpose…</source>
        <translation>Procurar um modelo ou uma finalidade…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Procurar um modelo</translation>
    </message>
    <message>
        <source>{size} used by models of your own</source>
        <translation>{size} usados pelos seus próprios modelos</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>Importando {name}…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Parar e descartar</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importar arquivo…</translation>
    </message>
    <message>
        <source>Import a file of weights; you can also drop it on this window</source>
        <translation>Importar um arquivo de pesos; você também pode soltá-lo nesta janela</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Download, and no photo is ever sent.</source>
        <translation>Nada é baixado antes de você clicar em Baixar, e nenhuma foto é enviada, nunca.</translation>
    </message>
    <message>
        <source>Recommended: free for any use, quick, better</source>
        <translation>Recomendados: livres para qualquer uso, rápidos, melhores</translation>
    </message>
    <message>
        <source>Better faces</source>
        <translation>Rostos melhores</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>Imagens maiores</translation>
    </message>
    <message>
        <source>Less noise, grain and JPEG blocks</source>
        <translation>Menos ruído, grão e blocos JPEG</translation>
    </message>
    <message>
        <source>Sharper pictures</source>
        <translation>Imagens mais nítidas</translation>
    </message>
    <message>
        <source>Light and colours</source>
        <translation>Luz e cores</translation>
    </message>
    <message>
        <source>Scratches and holes</source>
        <translation>Riscos e buracos</translation>
    </message>
    <message>
        <source>Rebuild everything (needs a graphics card)</source>
        <translation>Reconstruir tudo (precisa de placa de vídeo)</translation>
    </message>
    <message>
        <source>Parts that other models need</source>
        <translation>Partes de que outros modelos precisam</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Get it, and no photo is ever sent.</source>
        <translation>Nada é baixado antes de você clicar em Obter, e nenhuma foto é enviada.</translation>
    </message>
</context>
<context>
    <name>TonePanel</name>
    <message>
        <source>Black point</source>
        <translation>Ponto preto</translation>
    </message>
    <message>
        <source>White point</source>
        <translation>Ponto branco</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>Meios-tons</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>Escolher branco</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Redefinir</translation>
    </message>
    <message>
        <source>Then click something in the photo that should be white</source>
        <translation>Depois clique em algo da foto que deveria ser branco</translation>
    </message>
    <message>
        <source>Reset all sliders and curves</source>
        <translation>Redefinir todos os controles e curvas</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Edit tone curves</source>
        <translation>Editar as curvas de tons</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Sombras</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Realces</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturação</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>Vibração</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Matiz</translation>
    </message>
    <message>
        <source>Like saturation, but it spares what is colourful already</source>
        <translation>Como a saturação, mas poupa o que já é bem colorido</translation>
    </message>
    <message>
        <source>To the left cooler and bluer, to the right warmer and yellower</source>
        <translation>Para a esquerda, mais fria e azul; para a direita, mais quente e amarela</translation>
    </message>
    <message>
        <source>To the left greener, to the right more magenta</source>
        <translation>Para a esquerda, mais verde; para a direita, mais magenta</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>Escolher cinza</translation>
    </message>
    <message>
        <source>Then click something in the photo that should have no colour</source>
        <translation>Depois clique em algo da foto que não deveria ter cor</translation>
    </message>
</context>
<context>
    <name>MaskController</name>
    <message>
        <source>Mask: {name}</source>
        <translation>Máscara: {name}</translation>
    </message>
    <message>
        <source>Remove mask: {name}</source>
        <translation>Remover a máscara: {name}</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Desfazer a seleção</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>Selecionar um retângulo</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>Selecionar uma elipse</translation>
    </message>
    <message>
        <source>Select with the lasso</source>
        <translation>Selecionar com o laço</translation>
    </message>
    <message>
        <source>Paint selection</source>
        <translation>Pintar a seleção</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>Selecionar por cor</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Inverter a seleção</translation>
    </message>
    <message>
        <source>Soften selection</source>
        <translation>Suavizar a seleção</translation>
    </message>
    <message>
        <source>Mask of “{name}”</source>
        <translation>Máscara de “{name}”</translation>
    </message>
    <message>
        <source>The next repair acts only here</source>
        <translation>O próximo reparo age só aqui</translation>
    </message>
    <message>
        <source>Draw where the next repair is to be applied</source>
        <translation>Desenhe onde o próximo reparo deve agir</translation>
    </message>
    <message>
        <source>Select polygon</source>
        <translation>Selecionar um polígono</translation>
    </message>
    <message>
        <source>Paint over a spot: it is filled from its surroundings</source>
        <translation>Pinte sobre uma mancha: o entorno a preenche</translation>
    </message>
    <message>
        <source>Click something that should be white</source>
        <translation>Clique em algo que deveria ser branco</translation>
    </message>
    <message>
        <source>Paint where damage is, or take it away</source>
        <translation>Pinte onde há danos, ou retire-os</translation>
    </message>
    <message>
        <source>Paint a colour onto each thing: it spreads up to the edges</source>
        <translation>Pinte uma cor sobre cada coisa: ela se espalha até as bordas</translation>
    </message>
</context>
<context>
    <name>DamageController</name>
    <message>
        <source>Correct the damage</source>
        <translation>Corrigir os danos</translation>
    </message>
    <message>
        <source>Paint damage</source>
        <translation>Pintar danos</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>Sensibilidade da detecção de danos</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>Desfazer todas as correções</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>non-commercial</source>
        <translation>não comercial</translation>
    </message>
    <message>
        <source>Its licence forbids commercial use; you are asked once</source>
        <translation>A licença proíbe o uso comercial; a pergunta é feita uma vez</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licença: {licence}</translation>
    </message>
    <message>
        <source>Also needs: {titles}</source>
        <translation>Também precisa de: {titles}</translation>
    </message>
    <message>
        <source>For NVIDIA's graphics cards</source>
        <translation>Para placas de vídeo da NVIDIA</translation>
    </message>
    <message>
        <source>For a graphics card; a processor takes very long</source>
        <translation>Para uma placa de vídeo; um processador demora muito</translation>
    </message>
    <message>
        <source>Better on a graphics card; a processor takes minutes for a photo</source>
        <translation>Melhor com uma placa de vídeo; um processador leva minutos por foto</translation>
    </message>
    <message>
        <source>Runs on any computer</source>
        <translation>Funciona em qualquer computador</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Included with Heirloom</source>
        <translation>Incluído no Heirloom</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Instalado</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Incompleto</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Não instalado</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Danificado</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Baixando…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Trabalhando…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <source>Download the model from its publisher and install it</source>
        <translation>Baixar o modelo de quem o publicou e instalá-lo</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>Descartar o download</translation>
    </message>
    <message>
        <source>Delete the partial download</source>
        <translation>Excluir o download parcial</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Compare the hashes of all files with the published ones</source>
        <translation>Comparar as somas de verificação de todos os arquivos com as publicadas</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Delete the model and free disk space</source>
        <translation>Excluir o modelo e liberar espaço em disco</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importar arquivo…</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>Importar um arquivo que você já tem</translation>
    </message>
    <message>
        <source>Publisher's page</source>
        <translation>Página do autor</translation>
    </message>
    <message>
        <source>Open it in your browser</source>
        <translation>Abrir no seu navegador</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>Parar; o download parcial é mantido e pode ser retomado</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Parar e descartar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Show licence and origin</source>
        <translation>Mostrar licença e origem</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>não para uso comercial</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>livre para qualquer uso</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>Obter</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>cerca de {size}</translation>
    </message>
    <message>
        <source>Its file is converted by PyTorch: get the add-on first.</source>
        <translation>O arquivo é convertido pelo PyTorch: obtenha primeiro o complemento.</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>The whole photo; click to move the view</source>
        <translation>A foto inteira; clique para mover a visualização</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>New version</source>
        <translation>Nova versão</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Perguntar agora</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>You have version {version}</source>
        <translation>Você tem a versão {version}</translation>
    </message>
    <message>
        <source>Heirloom will contact {server} once and fetch {address}, a line of text with the number of the newest version. Nothing about you or your photos is sent, and nothing is installed. The connection is noted in the record on this computer.</source>
        <translation>O Heirloom vai contatar {server} uma única vez e ler {address}, uma linha de texto com o número da versão mais recente. Nada sobre você ou suas fotos é enviado, e nada é instalado. A conexão fica anotada no registro deste computador.</translation>
    </message>
    <message>
        <source>Heirloom is set to stay offline, so it does not check for a new version.</source>
        <translation>O Heirloom está configurado para ficar off-line, por isso não procura uma nova versão.</translation>
    </message>
    <message>
        <source>Version {version} is available at {page}</source>
        <translation>A versão {version} está disponível em {page}</translation>
    </message>
    <message>
        <source>There is no newer version.</source>
        <translation>Não há versão mais recente.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Perguntando…</translation>
    </message>
</context>
<context>
    <name>WhatsNewDialog</name>
    <message>
        <source>What is new</source>
        <translation>Novidades</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>PageSelector</name>
    <message>
        <source>Picture of the file</source>
        <translation>Imagem do arquivo</translation>
    </message>
    <message>
        <source>This file holds several pictures (Page Up, Page Down)</source>
        <translation>Este arquivo contém várias imagens (Page Up, Page Down)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} de {pages}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do…</source>
        <translation>Digite o que você quer fazer…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>No command fits. Say it as an instruction instead.</source>
        <translation>Nenhum comando corresponde. Diga como instrução.</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Run the ticked steps (Ctrl+Enter)</source>
        <translation>Executar as etapas marcadas (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>Fechar o plano</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plano</translation>
    </message>
    <message>
        <source>Not understood: {clauses}</source>
        <translation>Não entendido: {clauses}</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Não há nada a fazer.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, or the whole photo is changed.</source>
        <translation>{places}: uma instrução não pode escolher uma parte da foto. Selecione-a antes com uma ferramenta à esquerda, ou a foto inteira será alterada.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, then say what to do there.</source>
        <translation>{places}: uma instrução não pode escolher uma parte da foto. Selecione-a antes com uma ferramenta à esquerda e depois diga o que fazer ali.</translation>
    </message>
</context>
<context>
    <name>PlannedCard</name>
    <message>
        <source>Do this</source>
        <translation>Fazer isto</translation>
    </message>
    <message>
        <source>Strength: {name}</source>
        <translation>Intensidade: {name}</translation>
    </message>
    <message>
        <source>Confidence that this is meant: {share}</source>
        <translation>Certeza de que é isso que se pede: {share}</translation>
    </message>
    <message>
        <source>Earlier: {name}</source>
        <translation>Antes: {name}</translation>
    </message>
    <message>
        <source>Later: {name}</source>
        <translation>Depois: {name}</translation>
    </message>
    <message>
        <source>Estimated from earlier runs on this computer</source>
        <translation>Estimado a partir de execuções anteriores neste computador</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidade</translation>
    </message>
    <message>
        <source>With {models}</source>
        <translation>Com {models}</translation>
    </message>
    <message>
        <source>probably meant</source>
        <translation>provavelmente</translation>
    </message>
    <message>
        <source>perhaps meant</source>
        <translation>talvez</translation>
    </message>
    <message>
        <source>{factor}×: from {old} to {new} pixels</source>
        <translation>{factor}×: de {old} para {new} pixels</translation>
    </message>
</context>
<context>
    <name>ConnectionList</name>
    <message>
        <source>Connections ever made</source>
        <translation>Todas as conexões já feitas</translation>
    </message>
    <message>
        <source>Loading the connection log…</source>
        <translation>Carregando o registro de conexões…</translation>
    </message>
    <message>
        <source>None. Heirloom itself has never connected to anything.</source>
        <translation>Nenhuma. O próprio Heirloom nunca se conectou a nada.</translation>
    </message>
    <message>
        <source>{at} · {url}
{why} · {size} · {outcome}</source>
        <translation>{at} · {url}
{why} · {size} · {outcome}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>não concluída</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Settings: {settings}
Logs: {logs}
Temporary pixels: {scratch}
Models: {models}</source>
        <translation>Configurações: {settings}
Registros: {logs}
Pixels temporários: {scratch}
Modelos: {models}</translation>
    </message>
    <message>
        <source>Never connect, not even when I press Download</source>
        <translation>Nunca se conectar, nem quando eu clicar em Baixar</translation>
    </message>
    <message>
        <source>Delete these files</source>
        <translation>Excluir estes arquivos</translation>
    </message>
    <message>
        <source>The library ONNX Runtime keeps these files to report to its maker. An earlier version of Heirloom, or another program, let it; reports with facts about this computer, but no photos, may have been sent. Heirloom does not allow it any more.
{files}</source>
        <translation>A biblioteca ONNX Runtime guarda estes arquivos para enviá-los ao fabricante. Uma versão anterior do Heirloom, ou outro programa, permitiu isso; relatórios com dados deste computador, mas sem fotos, podem ter sido enviados. O Heirloom não permite mais.
{files}</translation>
    </message>
    <message>
        <source>Deleted:
{files}</source>
        <translation>Excluídos:
{files}</translation>
    </message>
    <message>
        <source>The system did not allow to delete:
{files}</source>
        <translation>O sistema não permitiu excluir:
{files}</translation>
    </message>
    <message>
        <source>The files are gone already.</source>
        <translation>Os arquivos já não existem.</translation>
    </message>
    <message>
        <source>Your photos stay on this computer. Heirloom has no account, collects no statistics and sends nothing. It connects only when you press Download in the model library, or ask for a new version.</source>
        <translation>Suas fotos ficam neste computador. O Heirloom não tem conta, não coleta estatísticas e não envia nada. Ele só se conecta quando você clica em Baixar na biblioteca de modelos ou pergunta por uma nova versão.</translation>
    </message>
    <message>
        <source>Your last instructions, photos, folders and names of people are remembered on this computer, in {file}.</source>
        <translation>Suas últimas instruções, fotos, pastas e nomes de pessoas são lembradas neste computador, em {file}.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Esquecer</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Unsaved work</source>
        <translation>Trabalho não salvo</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Heirloom ended.</source>
        <translation>“{name}” não estava salvo quando o Heirloom foi encerrado.</translation>
    </message>
    <message>
        <source>Its layers were saved for recovery, last on {when}.</source>
        <translation>As camadas foram guardadas para recuperação, pela última vez em {when}.</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Perguntar depois</translation>
    </message>
</context>
<context>
    <name>StartFailureDialog</name>
    <message>
        <source>A file or folder</source>
        <translation>Um arquivo ou uma pasta</translation>
    </message>
    <message>
        <source>{place} cannot be used ({reason}); check the disk and its permissions.</source>
        <translation>{place} não pode ser usado ({reason}); verifique o disco e as permissões.</translation>
    </message>
    <message>
        <source>Heirloom cannot start.</source>
        <translation>O Heirloom não pode ser iniciado.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Tamanho do pincel ([ e ])</translation>
    </message>
    <message>
        <source>Hardness of the brush</source>
        <translation>Dureza do pincel</translation>
    </message>
    <message>
        <source>How different colours may be</source>
        <translation>Quanto as cores podem diferir</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Dureza</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerância</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Stop editing the mask (Esc)</source>
        <translation>Parar de editar a máscara (Esc)</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>Revelar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Paint out</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Subtrair</translation>
    </message>
    <message>
        <source>X or Alt swaps the two</source>
        <translation>X ou Alt alterna entre os dois</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverter</translation>
    </message>
    <message>
        <source>Soften the edge</source>
        <translation>Suavizar a borda</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpar</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Preencher</translation>
    </message>
    <message>
        <source>Fill the selection from its surroundings (F)</source>
        <translation>Preencher a seleção com o que há em volta (F)</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportação</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Desempenho</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidade</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Igual ao sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Colours of the screen</source>
        <translation>Cores da tela</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>O idioma muda na próxima inicialização.</translation>
    </message>
    <message>
        <source>As they are (sRGB)</source>
        <translation>Como são (sRGB)</translation>
    </message>
    <message>
        <source>A profile from a file…</source>
        <translation>Um perfil de um arquivo…</translation>
    </message>
    <message>
        <source>Profile of the screen</source>
        <translation>Perfil da tela</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>Perfis de cores (*.icc *.icm)</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Igual ao original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualidade</translation>
    </message>
    <message>
        <source>Quality is for JPEG and WebP.</source>
        <translation>A qualidade vale para JPEG e WebP.</translation>
    </message>
    <message>
        <source>Best available device</source>
        <translation>O melhor dispositivo disponível</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processador</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Placa de vídeo (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Placa de vídeo (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Default of each model</source>
        <translation>Padrão de cada modelo</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Executar em</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>Tamanho dos ladrilhos</translation>
    </message>
    <message>
        <source>Photos of a batch at once</source>
        <translation>Fotos de um lote ao mesmo tempo</translation>
    </message>
    <message>
        <source>Memory for networks (MB)</source>
        <translation>Memória para as redes (MB)</translation>
    </message>
    <message>
        <source>Memory of the graphics card (MB)</source>
        <translation>Memória da placa de vídeo (MB)</translation>
    </message>
    <message>
        <source>Memory for the view (MB)</source>
        <translation>Memória para a visualização (MB)</translation>
    </message>
    <message>
        <source>Memory for undo (MB)</source>
        <translation>Memória para desfazer (MB)</translation>
    </message>
    <message>
        <source>These settings take effect at the next start. Small tiles need less memory.</source>
        <translation>Estas configurações entram em vigor na próxima inicialização. Ladrilhos pequenos precisam de menos memória.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Restoration</source>
        <translation>Restauração</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Camadas</translation>
    </message>
    <message>
        <source>Show the damage</source>
        <translation>Mostrar os danos</translation>
    </message>
    <message>
        <source>Find scratches and dust, check the result and repair them (Ctrl+F)</source>
        <translation>Procurar riscos e poeira, conferir o resultado e repará-los (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>AdjustmentController</name>
    <message>
        <source>Heal spots</source>
        <translation>Corrigir manchas</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Níveis</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>Alterar os níveis</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>Escolher branco</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>Mesclar camadas</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>Escolher cinza</translation>
    </message>
</context>
<context>
    <name>BatchOptions</name>
    <message>
        <source>What each photo needs</source>
        <translation>O que cada foto precisar</translation>
    </message>
    <message>
        <source>An instruction</source>
        <translation>Uma instrução</translation>
    </message>
    <message>
        <source>What was done to the open photo</source>
        <translation>O que foi feito na foto aberta</translation>
    </message>
    <message>
        <source>A saved recipe…</source>
        <translation>Uma receita salva…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>O que fazer</translation>
    </message>
    <message>
        <source>What to do to each photo</source>
        <translation>O que fazer com cada foto</translation>
    </message>
    <message>
        <source>Say what is wrong with these photos…</source>
        <translation>Diga o que há de errado com estas fotos…</translation>
    </message>
    <message>
        <source>Instruction for all photos</source>
        <translation>Instrução para todas as fotos</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Igual ao original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>Formato dos resultados</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nomes</translation>
    </message>
    <message>
        <source>{name} stands for the name of the original</source>
        <translation>{name} representa o nome do original</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>Ao lado de cada original</translation>
    </message>
    <message>
        <source>Where the results go</source>
        <translation>Para onde vão os resultados</translation>
    </message>
    <message>
        <source>The recipe “{name}”</source>
        <translation>A receita “{name}”</translation>
    </message>
    <message>
        <source>There are no steps yet.</source>
        <translation>Ainda não há etapas.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Fazer</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Salvar como</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open a photo</source>
        <translation>Abrir uma foto</translation>
    </message>
    <message>
        <source>Drop an old photo here</source>
        <translation>Solte uma foto antiga aqui</translation>
    </message>
    <message>
        <source>or click to choose one · JPEG, TIFF, PNG, HEIC and more</source>
        <translation>ou clique para escolher uma · JPEG, TIFF, PNG, HEIC e outros</translation>
    </message>
    <message>
        <source>Or try one of these:</source>
        <translation>Ou experimente uma destas:</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sai deste computador.</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>Foto de exemplo: {name}</translation>
    </message>
    <message>
        <source>then say what is wrong with it: “remove the scratches”</source>
        <translation>e diga o que há de errado: “remova os riscos”</translation>
    </message>
    <message>
        <source>A folder, or several photos, are restored one by one.</source>
        <translation>Uma pasta ou várias fotos são restauradas uma a uma.</translation>
    </message>
    <message>
        <source>Opened last:</source>
        <translation>Abertas por último:</translation>
    </message>
</context>
<context>
    <name>Translator</name>
    <message>
        <source>Amount</source>
        <translation>Quantidade</translation>
    </message>
    <message>
        <source>Red eyes removed: {count}.</source>
        <translation>Olhos vermelhos removidos: {count}.</translation>
    </message>
    <message>
        <source>remove the red eyes</source>
        <translation>remova os olhos vermelhos</translation>
    </message>
    <message>
        <source>red eyes</source>
        <translation>olhos vermelhos</translation>
    </message>
    <message>
        <source>Remove red eyes</source>
        <translation>Remover olhos vermelhos</translation>
    </message>
    <message>
        <source>more clarity</source>
        <translation>mais clareza</translation>
    </message>
    <message>
        <source>little local contrast</source>
        <translation>pouco contraste local</translation>
    </message>
    <message>
        <source>Raise clarity</source>
        <translation>Aumentar a clareza</translation>
    </message>
    <message>
        <source>remove the vignette</source>
        <translation>remova a vinheta</translation>
    </message>
    <message>
        <source>dark corners</source>
        <translation>cantos escuros</translation>
    </message>
    <message>
        <source>Lighten dark corners</source>
        <translation>Clarear cantos escuros</translation>
    </message>
    <message>
        <source>{path} is damaged, so nothing can be added to it; rename it and try again.</source>
        <translation>{path} está danificado e nada pode ser acrescentado; renomeie-o e tente de novo.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E) and choose the size For a print.</source>
        <translation>use Exportar (Ctrl+E) e escolha o tamanho Para impressão.</translation>
    </message>
    <message>
        <source>take Cut out prints of a scan (Ctrl+Shift+P).</source>
        <translation>use Recortar as fotos de uma digitalização (Ctrl+Shift+P).</translation>
    </message>
    <message>
        <source>Invert the negative</source>
        <translation>Inverter o negativo</translation>
    </message>
    <message>
        <source>colour negative</source>
        <translation>negativo a cores</translation>
    </message>
    <message>
        <source>turn this negative into a positive</source>
        <translation>passa este negativo para positivo</translation>
    </message>
    <message>
        <source>this looks like a colour negative</source>
        <translation>parece um negativo a cores</translation>
    </message>
    <message>
        <source>Film base (#rrggbb)</source>
        <translation>Base do filme (#rrggbb)</translation>
    </message>
    <message>
        <source>Exposure (stops)</source>
        <translation>Exposição (pontos)</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Matiz</translation>
    </message>
    <message>
        <source>Remove printed dots</source>
        <translation>Remover a trama</translation>
    </message>
    <message>
        <source>printed dots</source>
        <translation>pontos de impressão</translation>
    </message>
    <message>
        <source>remove the printed dots</source>
        <translation>remove os pontos de impressão</translation>
    </message>
    <message>
        <source>a grid of dots every {dot_distance:.1f} pixels</source>
        <translation>uma trama com pontos a cada {dot_distance:.1f} píxeis</translation>
    </message>
    <message>
        <source>Repair of noise and blur</source>
        <translation>Reparo do ruído e do desfoque</translation>
    </message>
    <message>
        <source>Invented detail</source>
        <translation>Detalhes inventados</translation>
    </message>
    <message>
        <source>Quick, with less detail</source>
        <translation>Rápido, com menos detalhes</translation>
    </message>
    <message>
        <source>make the faces clearer</source>
        <translation>deixe os rostos mais nítidos</translation>
    </message>
    <message>
        <source>her dress was dark green</source>
        <translation>o vestido dela era verde-escuro</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Danos</translation>
    </message>
    <message>
        <source>remove the scratches and the dust</source>
        <translation>remova os riscos e a poeira</translation>
    </message>
    <message>
        <source>fill in the missing corner</source>
        <translation>preencha o canto que falta</translation>
    </message>
    <message>
        <source>remove the JPEG blocks</source>
        <translation>remova os blocos de JPEG</translation>
    </message>
    <message>
        <source>remove the rain</source>
        <translation>remova a chuva</translation>
    </message>
    <message>
        <source>Noise and sharpness</source>
        <translation>Ruído e nitidez</translation>
    </message>
    <message>
        <source>remove the noise</source>
        <translation>remova o ruído</translation>
    </message>
    <message>
        <source>make it sharper</source>
        <translation>deixe mais nítida</translation>
    </message>
    <message>
        <source>less grain, a bit sharper</source>
        <translation>menos grão, um pouco mais nítida</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>escura demais</translation>
    </message>
    <message>
        <source>brighten it a little</source>
        <translation>clareie um pouco</translation>
    </message>
    <message>
        <source>bring back the faded colours</source>
        <translation>recupere as cores desbotadas</translation>
    </message>
    <message>
        <source>remove the yellow cast</source>
        <translation>remova o tom amarelado</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>mais contraste</translation>
    </message>
    <message>
        <source>clear the haze</source>
        <translation>remova a névoa</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>A foto inteira</translation>
    </message>
    <message>
        <source>restore this old photo</source>
        <translation>restaure esta foto antiga</translation>
    </message>
    <message>
        <source>everything except the colours</source>
        <translation>tudo menos as cores</translation>
    </message>
    <message>
        <source>Parts of the photo</source>
        <translation>Partes da foto</translation>
    </message>
    <message>
        <source>brighten the faces</source>
        <translation>clareie os rostos</translation>
    </message>
    <message>
        <source>remove the noise, only in the background</source>
        <translation>remova o ruído, só no fundo</translation>
    </message>
    <message>
        <source>remove the scratches in the upper left corner</source>
        <translation>remova os riscos no canto superior esquerdo</translation>
    </message>
    <message>
        <source>sharpen everything but the faces</source>
        <translation>deixe tudo mais nítido, menos os rostos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>twice as large</source>
        <translation>duas vezes maior</translation>
    </message>
    <message>
        <source>enlarge it 1.5 times</source>
        <translation>amplie 1,5 vez</translation>
    </message>
    <message>
        <source>4000 pixels wide</source>
        <translation>4000 pixels de largura</translation>
    </message>
    <message>
        <source>20 x 30 cm at 300 dpi</source>
        <translation>20 x 30 cm a 300 dpi</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Quanto</translation>
    </message>
    <message>
        <source>reduce the noise by half</source>
        <translation>reduza o ruído pela metade</translation>
    </message>
    <message>
        <source>sharpen it by 30 %</source>
        <translation>aumente a nitidez em 30%</translation>
    </message>
    <message>
        <source>What stays as it is</source>
        <translation>O que fica como está</translation>
    </message>
    <message>
        <source>remove the noise but keep the film grain</source>
        <translation>remova o ruído, mas mantenha o grão do filme</translation>
    </message>
    <message>
        <source>remove the scratches, do not change the colours</source>
        <translation>remova os riscos, não mude as cores</translation>
    </message>
    <message>
        <source>less yellow, but keep the sepia tone</source>
        <translation>menos amarelo, mas mantenha o tom sépia</translation>
    </message>
    <message>
        <source>Several wishes</source>
        <translation>Vários pedidos</translation>
    </message>
    <message>
        <source>it is blurry and too dark</source>
        <translation>está borrada e escura demais</translation>
    </message>
    <message>
        <source>remove the dust, brighten it, twice as large</source>
        <translation>remova a poeira, clareie, duas vezes maior</translation>
    </message>
    <message>
        <source>select it with a tool on the left, then press Fill (key F).</source>
        <translation>selecione o lugar com uma ferramenta à esquerda e depois clique em Preencher (tecla F).</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>metade esquerda</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>metade direita</translation>
    </message>
    <message>
        <source>upper half</source>
        <translation>metade superior</translation>
    </message>
    <message>
        <source>lower half</source>
        <translation>metade inferior</translation>
    </message>
    <message>
        <source>upper left corner</source>
        <translation>canto superior esquerdo</translation>
    </message>
    <message>
        <source>upper right corner</source>
        <translation>canto superior direito</translation>
    </message>
    <message>
        <source>lower left corner</source>
        <translation>canto inferior esquerdo</translation>
    </message>
    <message>
        <source>lower right corner</source>
        <translation>canto inferior direito</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>centro</translation>
    </message>
    <message>
        <source>border</source>
        <translation>borda</translation>
    </message>
    <message>
        <source>“{clause}” (only: {place})</source>
        <translation>“{clause}” (só: {place})</translation>
    </message>
    <message>
        <source>“{clause}” (all but: {place})</source>
        <translation>“{clause}” (tudo menos: {place})</translation>
    </message>
    <message>
        <source>“{clause}”: this stays as it is.</source>
        <translation>“{clause}”: isso fica como está.</translation>
    </message>
    <message>
        <source>“{clause}”: nothing is wrong there, so nothing is done about it.</source>
        <translation>“{clause}”: não há nada de errado nisso, por isso nada é feito.</translation>
    </message>
    <message>
        <source>“{clause}”: this is the opposite of a repair; it stays as it is.</source>
        <translation>“{clause}”: isso é o contrário de um reparo; fica como está.</translation>
    </message>
    <message>
        <source>“{clause}”: {answer}</source>
        <translation>“{clause}”: {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not possible here: {answer}</source>
        <translation>“{clause}” não é possível aqui: {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not about the photo. Say what is wrong with it.</source>
        <translation>“{clause}” não tem a ver com a foto. Diga o que há de errado com ela.</translation>
    </message>
    <message>
        <source>“{clause}” asks for {factor} times the size. The networks enlarge 2 or 4 times; the exported file is resampled to the size asked for.</source>
        <translation>“{clause}” pede {factor} vezes o tamanho. As redes ampliam 2 ou 4 vezes; o arquivo exportado é reamostrado para o tamanho pedido.</translation>
    </message>
    <message>
        <source>“{clause}”: the photo is that large already, so it is not enlarged.</source>
        <translation>“{clause}”: a foto já tem esse tamanho, por isso não é ampliada.</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L).</source>
        <translation>use Níveis (Ctrl+Shift+L).</translation>
    </message>
    <message>
        <source>take Crop and straighten (key C).</source>
        <translation>use Cortar e endireitar (tecla C).</translation>
    </message>
    <message>
        <source>this program repairs what is in the photo and does not change what it shows.</source>
        <translation>este programa repara o que há na foto e não muda o que ela mostra.</translation>
    </message>
    <message>
        <source>this program has no tool for it yet.</source>
        <translation>este programa ainda não tem uma ferramenta para isso.</translation>
    </message>
    <message>
        <source>no network for it comes with the program yet.</source>
        <translation>o programa ainda não traz uma rede para isso.</translation>
    </message>
    <message>
        <source>take Turn left (Ctrl+[) or Turn right (Ctrl+]).</source>
        <translation>use Girar para a esquerda (Ctrl+[) ou Girar para a direita (Ctrl+]).</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L) or Curves (Ctrl+Shift+U).</source>
        <translation>use Níveis (Ctrl+Shift+L) ou Curvas (Ctrl+Shift+U).</translation>
    </message>
    <message>
        <source>take Heal spots (key J).</source>
        <translation>use Corrigir manchas (tecla J).</translation>
    </message>
    <message>
        <source>press Ctrl+Z.</source>
        <translation>pressione Ctrl+Z.</translation>
    </message>
    <message>
        <source>press Ctrl+Shift+Z.</source>
        <translation>pressione Ctrl+Shift+Z.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E).</source>
        <translation>use Exportar (Ctrl+E).</translation>
    </message>
    <message>
        <source>take Before and after (key Y).</source>
        <translation>use Antes e depois (tecla Y).</translation>
    </message>
    <message>
        <source>press Ctrl+Z until the history is at its beginning.</source>
        <translation>pressione Ctrl+Z até chegar ao início do histórico.</translation>
    </message>
    <message>
        <source>this program restores photos and does not recognise what they show.</source>
        <translation>este programa restaura fotos e não reconhece o que elas mostram.</translation>
    </message>
    <message>
        <source>Repair scratches</source>
        <translation>Reparar riscos</translation>
    </message>
    <message>
        <source>Fill holes and missing parts</source>
        <translation>Preencher buracos e falhas</translation>
    </message>
    <message>
        <source>missing parts</source>
        <translation>partes que faltam</translation>
    </message>
    <message>
        <source>Remove rain</source>
        <translation>Remover a chuva</translation>
    </message>
    <message>
        <source>Remove JPEG blocks</source>
        <translation>Remover os blocos de JPEG</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>Remover o ruído</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Aumentar a nitidez</translation>
    </message>
    <message>
        <source>Clear haze</source>
        <translation>Remover a névoa</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>Clarear</translation>
    </message>
    <message>
        <source>Restore faded colours</source>
        <translation>Recuperar cores desbotadas</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>Melhorar</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Rebuild detail</source>
        <translation>Reconstruir detalhes</translation>
    </message>
    <message>
        <source>scratches</source>
        <translation>riscos</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>chuva</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Cancelado; nada foi gravado.</translation>
    </message>
    <message>
        <source>The device {device} could not do this, so the processor does it; it takes longer.</source>
        <translation>O dispositivo {device} não conseguiu fazer isso, então o processador faz; demora mais.</translation>
    </message>
    <message>
        <source>There was not enough memory, so the photo is processed in tiles of {side} pixels.</source>
        <translation>Não havia memória suficiente, por isso a foto é processada em ladrilhos de {side} pixels.</translation>
    </message>
    <message>
        <source>A part of the photo could not be restored ({fault}) and was left as it was.</source>
        <translation>Uma parte da foto não pôde ser restaurada ({fault}) e foi deixada como estava.</translation>
    </message>
    <message>
        <source>This is not a recipe that can be used (look at {detail}).</source>
        <translation>Esta receita não pode ser usada (veja {detail}).</translation>
    </message>
    <message>
        <source>{path} holds {pages} pictures, of which number {page} was opened.</source>
        <translation>{path} contém {pages} imagens; foi aberta a de número {page}.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} became sRGB, and results will be sRGB too.</source>
        <translation>As cores {space} de {path} foram convertidas para sRGB, e os resultados também serão sRGB.</translation>
    </message>
    <message>
        <source>{path} has more channels than colours ({count} more), such as infrared; they are not used, and results do not have them.</source>
        <translation>{path} tem mais canais do que cores ({count} a mais), como infravermelho; eles não são usados, e os resultados não os têm.</translation>
    </message>
    <message>
        <source>The metadata of {path} (date, camera, location) could not be read, so results will not contain it.</source>
        <translation>Os metadados de {path} (data, câmera, local) não puderam ser lidos, por isso os resultados não os terão.</translation>
    </message>
    <message>
        <source>A {format} file cannot hold everything, so {path} lacks: {lost}.</source>
        <translation>Um arquivo {format} não pode guardar tudo, por isso falta em {path}: {lost}.</translation>
    </message>
    <message>
        <source>There is not enough memory on {device}; close other programs and try again, or use smaller tiles (--tile 128).</source>
        <translation>Não há memória suficiente em {device}; feche outros programas e tente de novo, ou escolha ladrilhos menores nas configurações.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; your work is safe, run the step again.</source>
        <translation>O motor parou inesperadamente; seu trabalho está a salvo, execute a etapa de novo.</translation>
    </message>
    <message>
        <source>The model {model} is not installed; see `heirloom models list`.</source>
        <translation>O modelo {model} não está instalado; veja a biblioteca de modelos (Ctrl+Shift+M).</translation>
    </message>
    <message>
        <source>{title} is not installed. Get {source}; then import the files with `heirloom models import`. Licence: {licence}.</source>
        <translation>{title} não está instalado. Obtenha {source} e solte os arquivos na biblioteca de modelos. Licença: {licence}.</translation>
    </message>
    <message>
        <source>This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.</source>
        <translation>Isso leva cerca de {minutes} minutos em {device} e {gigabytes} GB da memória dele.</translation>
    </message>
    <message>
        <source>The photo seems to show: {tags}.</source>
        <translation>A foto parece mostrar: {tags}.</translation>
    </message>
    <message>
        <source>Faces found: {count}; each is rebuilt by itself.</source>
        <translation>Rostos encontrados: {count}; cada um é reconstruído separadamente.</translation>
    </message>
    <message>
        <source>There was not enough memory, so parts of the network are loaded one after another; it takes longer.</source>
        <translation>Não havia memória suficiente, por isso as partes da rede são carregadas uma após a outra; demora mais.</translation>
    </message>
    <message>
        <source>Damage was certain on {share:.2%} of the area only; a --mask can show where more is.</source>
        <translation>O dano era certo em apenas {share:.2%} da área; uma máscara pode mostrar onde há mais.</translation>
    </message>
    <message>
        <source>{share:.1%} of the area was invented rather than restored; --save-evidence shows where.</source>
        <translation>{share:.1%} da área foi inventada, e não restaurada.</translation>
    </message>
    <message>
        <source>The model {model} cannot be used ({reason}); install it again.</source>
        <translation>O modelo {model} não pode ser usado ({reason}); instale-o de novo.</translation>
    </message>
    <message>
        <source>This computer cannot use the device {device}; choose auto or cpu.</source>
        <translation>Este computador não pode usar o dispositivo {device}; escolha automático ou o processador.</translation>
    </message>
    <message>
        <source>The engine could not do this ({reason}); try it again, or with another step.</source>
        <translation>O motor não conseguiu fazer isso ({reason}); tente de novo ou com outra etapa.</translation>
    </message>
    <message>
        <source>The model {model} failed ({reason}); try another device.</source>
        <translation>O modelo {model} falhou ({reason}); tente outro dispositivo.</translation>
    </message>
    <message>
        <source>{path} holds {danger} and was not opened; get the weights from their publisher.</source>
        <translation>{path} contém {danger} e não foi aberto; obtenha os pesos de quem os publica.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); download it again.</source>
        <translation>{path} está danificado ({detail}); baixe-o de novo.</translation>
    </message>
    <message>
        <source>{path} holds no network that is known here ({detail}); see `heirloom models list`.</source>
        <translation>{path} não contém nenhuma rede conhecida aqui ({detail}); veja a biblioteca de modelos.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {detail}.</source>
        <translation>{path} não pode ser usado: {detail}.</translation>
    </message>
    <message>
        <source>{path} is not the published file (its sha256 is {found}); download it again.</source>
        <translation>{path} não é o arquivo publicado (o sha256 dele é {found}); baixe-o de novo.</translation>
    </message>
    <message>
        <source>{path} holds a network that could serve several wishes; say which, for instance with `--for noise`.</source>
        <translation>{path} contém uma rede que pode servir a vários pedidos; diga a qual.</translation>
    </message>
    <message>
        <source>Reading {path} stopped unexpectedly; nothing was installed. Get the file again from its publisher.</source>
        <translation>A leitura de {path} parou inesperadamente; nada foi instalado. Obtenha o arquivo de novo de quem o publica.</translation>
    </message>
    <message>
        <source>{path} needs packages that are not installed; get them with `heirloom addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.</source>
        <translation>{path} precisa de pacotes que não estão instalados; obtenha-os com `heirloom addon install` (em uma cópia do código, `pip install heirloom[{extra}]`) ou use um arquivo ONNX.</translation>
    </message>
    <message>
        <source>The model {model} is part of the program and cannot be removed.</source>
        <translation>O modelo {model} faz parte do programa e não pode ser removido.</translation>
    </message>
    <message>
        <source>The licence of {model} ({licence}) forbids commercial use; read it at {source} and, if you agree, repeat this with --accept-licence.</source>
        <translation>A licença de {model} ({licence}) proíbe o uso comercial; leia-a em {source} e, se concordar, aceite-a na biblioteca de modelos.</translation>
    </message>
    <message>
        <source>{url} could not be downloaded ({reason}); try again later: what was already downloaded is kept.</source>
        <translation>Não foi possível baixar {url} ({reason}); tente mais tarde: o que já foi baixado é mantido.</translation>
    </message>
    <message>
        <source>The model {model} cannot be downloaded by this program; get its file at {source}, then use `heirloom models import FILE`.</source>
        <translation>Este programa não pode baixar o modelo {model}; obtenha o arquivo em {source} e solte-o na biblioteca de modelos.</translation>
    </message>
    <message>
        <source>Downloads are switched off (offline in the settings); switch them on, or use `heirloom models import FILE`.</source>
        <translation>Os downloads estão desativados (off-line nas configurações); ative-os ou solte um arquivo na biblioteca de modelos.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed}.</source>
        <translation>O disco de {path} está cheio; libere {needed}.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the disk and its permissions.</source>
        <translation>Não é possível gravar {path} ({reason}); verifique o disco e as permissões.</translation>
    </message>
    <message>
        <source>The model {model} could not be converted faithfully (it differs by {deviation}); please report it.</source>
        <translation>O modelo {model} não pôde ser convertido com fidelidade (difere em {deviation}); por favor, avise-nos.</translation>
    </message>
    <message>
        <source>There is no add-on for {system} on {machine} with Python {python}; everything else works without it.</source>
        <translation>Não há complemento para {system} em {machine} com Python {python}; todo o resto funciona sem ele.</translation>
    </message>
    <message>
        <source>This copy of Heirloom names no source for the add-on; give a package index with --index.</source>
        <translation>Esta cópia do Heirloom não indica nenhuma fonte para o complemento; informe um índice de pacotes com --index.</translation>
    </message>
    <message>
        <source>There is no picture {page} in {path} (pictures: {pages}); choose another.</source>
        <translation>Não há imagem {page} em {path} (imagens: {pages}); escolha outra.</translation>
    </message>
    <message>
        <source>The package index does not have {file}; try another index.</source>
        <translation>O índice de pacotes não tem {file}; tente outro índice.</translation>
    </message>
    <message>
        <source>{file} is not the expected file and was removed; try again.</source>
        <translation>{file} não é o arquivo esperado e foi removido; tente de novo.</translation>
    </message>
    <message>
        <source>The add-on is damaged: {file} is missing or was changed (affected files: {count}); remove the add-on and download it again.</source>
        <translation>O complemento está danificado: {file} está faltando ou foi alterado (arquivos afetados: {count}); remova o complemento e baixe-o de novo.</translation>
    </message>
    <message>
        <source>This copy of Heirloom does not say where new versions are announced; look where you got it.</source>
        <translation>Esta cópia do Heirloom não diz onde novas versões são anunciadas; veja onde você a obteve.</translation>
    </message>
    <message>
        <source>{server} did not return the newest version ({reason}); try again later.</source>
        <translation>{server} não informou a versão mais recente ({reason}); tente mais tarde.</translation>
    </message>
    <message>
        <source>Nothing was understood of “{sentence}”, so no file was written; say what is wrong with the photo, such as “remove the scratches”.</source>
        <translation>Nada foi entendido de “{sentence}”, por isso nenhum arquivo foi gravado; diga o que há de errado com a foto, como “remova os riscos”.</translation>
    </message>
    <message>
        <source>Files that look like pictures were left out of folders, since their kind or the ending of their name is not read: {count} ({names}).</source>
        <translation>Arquivos que parecem imagens foram deixados de fora das pastas, porque o tipo ou o final do nome não é lido: {count} ({names}).</translation>
    </message>
    <message>
        <source>The levels of {path} are floating-point numbers from {least} to {most}; those outside of 0 to 1 ({percent} % or less) are cut, so that parts may be white or black.</source>
        <translation>Os níveis de {path} são números de ponto flutuante de {least} a {most}; os que estão fora de 0 a 1 ({percent} % ou menos) são cortados, de modo que partes podem ficar brancas ou pretas.</translation>
    </message>
    <message>
        <source>The name {path} is too long for the disk; choose a shorter one.</source>
        <translation>O nome {path} é longo demais para o disco; escolha um mais curto.</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, where there is no file; choose the file itself.</source>
        <translation>{path} é um link para {target}, onde não há arquivo; escolha o próprio arquivo.</translation>
    </message>
    <message>
        <source>{path} is a file and not a folder; check the name.</source>
        <translation>{path} é um arquivo e não uma pasta; verifique o nome.</translation>
    </message>
    <message>
        <source>{path} is a folder, pipe, socket or device and not a file; choose a file.</source>
        <translation>{path} é uma pasta, pipe, socket ou dispositivo e não um arquivo; escolha um arquivo.</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came from.</source>
        <translation>{path} está vazio (0 bytes); copie-o novamente da origem.</translation>
    </message>
    <message>
        <source>The disk or the system allows no file of {needed} in {path}; choose another folder.</source>
        <translation>O disco ou o sistema não permite um arquivo de {needed} em {path}; escolha outra pasta.</translation>
    </message>
    <message>
        <source>Your share of the disk of {path} is used up; free {needed} or choose another folder.</source>
        <translation>A sua parte do disco de {path} está esgotada; libere {needed} ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>{path} cannot be opened, since too many files are open; close other programs and try again.</source>
        <translation>Não é possível abrir {path} porque há arquivos demais abertos; feche outros programas e tente de novo.</translation>
    </message>
    <message>
        <source>The disk does not allow the name {path}; choose another one.</source>
        <translation>O disco não permite o nome {path}; escolha outro.</translation>
    </message>
    <message>
        <source>The disk of {path} can only be read; choose another folder.</source>
        <translation>O disco de {path} é somente leitura; escolha outra pasta.</translation>
    </message>
    <message>
        <source>{path} has data of other programs that are not known here ({names}); results do not have them.</source>
        <translation>{path} tem dados de outros programas que não são conhecidos aqui ({names}); os resultados não os têm.</translation>
    </message>
    <message>
        <source>{sidecar} differs from what EXIF or IPTC of the photo say ({names}); results have both: that of the file beside the photo in XMP.</source>
        <translation>{sidecar} difere do que dizem EXIF ou IPTC da foto ({names}); os resultados têm ambos: o do arquivo ao lado da foto em XMP.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} não existe; confira o nome.</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its permissions and the disk.</source>
        <translation>{path} não pode ser lido; verifique as permissões e o disco.</translation>
    </message>
    <message>
        <source>{path} is not a photo; choose another file.</source>
        <translation>{path} não é uma foto; escolha outro arquivo.</translation>
    </message>
    <message>
        <source>{path} has the format {format}, which cannot be used here; save it as PNG, JPEG, TIFF or WebP.</source>
        <translation>{path} é um arquivo {format}, que não pode ser usado aqui; salve-o como PNG, JPEG, TIFF ou WebP.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); try to copy or scan it again.</source>
        <translation>{path} está danificado ({detail}); tente copiar ou digitalizar a foto de novo.</translation>
    </message>
    <message>
        <source>{path} is too large: {width} x {height} pixels, where {most} is the most; make it smaller first.</source>
        <translation>{path} é grande demais: {width} x {height} pixels, e o máximo é {most}; reduza antes.</translation>
    </message>
    <message>
        <source>{path} is very large: {width} x {height} pixels, which take about {needed} of disk; open it alone in the window, or allow it with --large.</source>
        <translation>{path} é muito grande: {width} x {height} pixels, que ocupam cerca de {needed} em disco; abra-o sozinho na janela ou permita com --large.</translation>
    </message>
    <message>
        <source>{path} made the photo decoder crash and was skipped; copy or scan it again.</source>
        <translation>{path} fez o decodificador de fotos falhar e foi ignorado; copie ou digitalize a foto de novo.</translation>
    </message>
    <message>
        <source>{photo} was skipped, since its worker ended each time ({times} times); try it alone.</source>
        <translation>{photo} foi ignorada, porque o processo encarregado dela terminou todas as vezes ({times} vezes); tente-a sozinha.</translation>
    </message>
    <message>
        <source>{url} does not exist; check the address.</source>
        <translation>{url} não existe; verifique o endereço.</translation>
    </message>
    <message>
        <source>{url} cannot be used ({reason}); check the connection and the permissions.</source>
        <translation>{url} não pode ser usado ({reason}); verifique a conexão e as permissões.</translation>
    </message>
    <message>
        <source>Opening {path} was stopped after {seconds} seconds without progress; copy or scan it again.</source>
        <translation>A abertura de {path} foi interrompida após {seconds} segundos sem avanço; copie ou digitalize a foto de novo.</translation>
    </message>
    <message>
        <source>{path} needs more memory to open than there is; save it as TIFF or PNG, or make it smaller.</source>
        <translation>{path} precisa de mais memória do que há para ser aberto; salve-o como TIFF ou PNG, ou reduza-o.</translation>
    </message>
    <message>
        <source>{path} is no colour profile of a screen; choose another in the settings.</source>
        <translation>{path} não é um perfil de cores de tela; escolha outro nas configurações.</translation>
    </message>
    <message>
        <source>{path} is open in another window of Heirloom; close it there first.</source>
        <translation>{path} está aberto em outra janela do Heirloom; feche-o lá primeiro.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting.</source>
        <translation>{path} já existe; escolha outro nome ou permita substituir.</translation>
    </message>
    <message>
        <source>{path} is the original, which is never written over; choose another name.</source>
        <translation>{path} é o original, que nunca é substituído; escolha outro nome.</translation>
    </message>
    <message>
        <source>{path} is a photo, mask or recipe that is being used, which is never written over; choose another name.</source>
        <translation>{path} é uma foto, máscara ou receita em uso, que nunca é substituída; escolha outro nome.</translation>
    </message>
    <message>
        <source>Two results would be written to {path}; choose different names.</source>
        <translation>Dois resultados seriam gravados em {path}; escolha nomes diferentes.</translation>
    </message>
    <message>
        <source>{path} exists and is no earlier file of this kind by Heirloom, so it is not overwritten; choose another name.</source>
        <translation>{path} já existe e não é um arquivo anterior deste tipo criado pelo Heirloom, por isso não é substituído; escolha outro nome.</translation>
    </message>
    <message>
        <source>{path} would be {width} x {height} pixels, and a side of a {format} file has at most {most}; choose PNG or TIFF.</source>
        <translation>{path} teria {width} x {height} pixels, e um lado de um arquivo {format} tem no máximo {most}; escolha PNG ou TIFF.</translation>
    </message>
    <message>
        <source>{path} lacks the notes of the camera's maker (MakerNote), since they may tell the place.</source>
        <translation>{path} não tem as notas do fabricante da câmera (MakerNote), porque podem informar o local.</translation>
    </message>
    <message>
        <source>The project {path} keeps the original with its place.</source>
        <translation>O projeto {path} mantém o original com o seu local.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} are taken for sRGB and may look different; results have the same colours.</source>
        <translation>As cores {space} de {path} são tratadas como sRGB e podem parecer diferentes; os resultados têm as mesmas cores.</translation>
    </message>
    <message>
        <source>The result is {path}, because {wanted} is another photo or result.</source>
        <translation>O resultado é {path}, porque {wanted} é outra foto ou outro resultado.</translation>
    </message>
    <message>
        <source>{path} has changed or gone since it was opened; open it again.</source>
        <translation>{path} mudou ou desapareceu desde que foi aberto; abra-o de novo.</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another folder.</source>
        <translation>Não é possível gravar {path}; escolha outra pasta.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed} or choose another folder.</source>
        <translation>O disco de {path} está cheio; libere {needed} ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>{path} is not a project that can be opened (look at {detail}).</source>
        <translation>{path} não é um projeto que possa ser aberto (veja {detail}).</translation>
    </message>
    <message>
        <source>{path} was saved by a newer Heirloom; update this one to open it.</source>
        <translation>{path} foi salvo por um Heirloom mais novo; atualize este para abri-lo.</translation>
    </message>
    <message>
        <source>The mask {path} is {width} x {height}, but the photo is {photo_width} x {photo_height}; they must be the same.</source>
        <translation>A máscara {path} tem {width} x {height}, mas a foto tem {photo_width} x {photo_height}; devem ser iguais.</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({kind}); the log says more.</source>
        <translation>Aconteceu algo imprevisto ({kind}); o registro diz mais.</translation>
    </message>
    <message>
        <source>marks on {surely_marked:.1%} of the area</source>
        <translation>marcas em {surely_marked:.1%} da área</translation>
    </message>
    <message>
        <source>many thin bright lines</source>
        <translation>muitas linhas finas e claras</translation>
    </message>
    <message>
        <source>JPEG blocks, quality near {quality:.0f}</source>
        <translation>blocos de JPEG, qualidade perto de {quality:.0f}</translation>
    </message>
    <message>
        <source>grain of about {sigma:.0f} levels of 255</source>
        <translation>grão de cerca de {sigma:.0f} níveis de 255</translation>
    </message>
    <message>
        <source>the steepest edges rise by {steepness:.0%} a pixel</source>
        <translation>as bordas mais marcadas sobem {steepness:.0%} por pixel</translation>
    </message>
    <message>
        <source>even dark areas are no darker than {dark_channel:.0%}</source>
        <translation>nem as áreas escuras descem abaixo de {dark_channel:.0%}</translation>
    </message>
    <message>
        <source>half of the photo is darker than {middle:.0%}</source>
        <translation>metade da foto é mais escura que {middle:.0%}</translation>
    </message>
    <message>
        <source>tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}</source>
        <translation>tons de {black:.0%} a {white:.0%}, dominante de cor {tint:.0%}</translation>
    </message>
    <message>
        <source>less detail than {long_side:.0f} pixels can hold</source>
        <translation>menos detalhes do que cabem em {long_side:.0f} pixels</translation>
    </message>
    <message>
        <source>JPEG blocks</source>
        <translation>blocos de JPEG</translation>
    </message>
    <message>
        <source>found in the photo</source>
        <translation>encontrado na foto</translation>
    </message>
    <message>
        <source>by {title}, which comes with the program</source>
        <translation>com {title}, que vem com o programa</translation>
    </message>
    <message>
        <source>by {title}, the best that is installed for this</source>
        <translation>com {title}, o melhor instalado para isso</translation>
    </message>
    <message>
        <source>by {title}; others are installed for this, but too slow for this device</source>
        <translation>com {title}; há outros instalados para isso, mas lentos demais para este dispositivo</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>ruído</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>desfoque</translation>
    </message>
    <message>
        <source>haze</source>
        <translation>névoa</translation>
    </message>
    <message>
        <source>darkness</source>
        <translation>falta de luz</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>desbotamento</translation>
    </message>
    <message>
        <source>dull tones</source>
        <translation>tons apagados</translation>
    </message>
    <message>
        <source>few details</source>
        <translation>poucos detalhes</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>rostos</translation>
    </message>
    <message>
        <source>lost detail</source>
        <translation>detalhes perdidos</translation>
    </message>
    <message>
        <source>Finds faces</source>
        <translation>Encontra rostos</translation>
    </message>
    <message>
        <source>Runs generative models and imports PyTorch files</source>
        <translation>Executa modelos generativos e importa arquivos do PyTorch</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>O que a foto mostra</translation>
    </message>
    <message>
        <source>Process each face separately</source>
        <translation>Processar cada rosto separadamente</translation>
    </message>
    <message>
        <source>Process the background too</source>
        <translation>Processar também o fundo</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Masks, brush strokes and the crop are not saved in the recipe: on other photos the steps act everywhere.</source>
        <translation>Máscaras, pinceladas e o corte não são salvos na receita: em outras fotos, as etapas agem em toda parte.</translation>
    </message>
    <message>
        <source>“{clause}”</source>
        <translation>“{clause}”</translation>
    </message>
    <message>
        <source>Takes about {time} and {gigabytes} GB of memory ({device}).</source>
        <translation>Leva cerca de {time} e {gigabytes} GB de memória ({device}).</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>Found: {faults}</source>
        <translation>Encontrado: {faults}</translation>
    </message>
    <message>
        <source>Little certain damage was found; Ctrl+F shows possible damage. Select or paint the rest and press F to fill it.</source>
        <translation>Foi encontrado pouco dano certo; Ctrl+F mostra os danos possíveis. Selecione ou pinte o resto e pressione F para preenchê-lo.</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>cerca de {count} s</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>cerca de {count} min</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>faltam cerca de {count} s</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>faltam cerca de {count} min</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Níveis</translation>
    </message>
    <message>
        <source>Healed spots</source>
        <translation>Manchas corrigidas</translation>
    </message>
    <message>
        <source>Merged layers</source>
        <translation>Camadas mescladas</translation>
    </message>
    <message>
        <source>Reads instructions</source>
        <translation>Lê as instruções</translation>
    </message>
    <message>
        <source>Finds scratches and dust</source>
        <translation>Encontra riscos e poeira</translation>
    </message>
    <message>
        <source>Fills what was damaged</source>
        <translation>Preenche o que estava danificado</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>Luz e cor</translation>
    </message>
    <message>
        <source>Noise, blur and JPEG blocks, as instructed</source>
        <translation>Ruído, desfoque e blocos de JPEG, conforme a instrução</translation>
    </message>
    <message>
        <source>Rebuilds faces and detail</source>
        <translation>Reconstrói rostos e detalhes</translation>
    </message>
    <message>
        <source>Part of another model</source>
        <translation>Parte de outro modelo</translation>
    </message>
    <message>
        <source>No defects were found. Describe what you see.</source>
        <translation>Nenhum defeito foi encontrado. Descreva o que você vê.</translation>
    </message>
    <message>
        <source>{share} of the area was invented; Shift+I shows where.</source>
        <translation>{share} da área foi inventada; Shift+I mostra onde.</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrução</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidade</translation>
    </message>
    <message>
        <source>Repair exactly the masked area</source>
        <translation>Reparar exatamente a área da máscara</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>Fidelidade</translation>
    </message>
    <message>
        <source>Adherence to the photo</source>
        <translation>Aderência à foto</translation>
    </message>
    <message>
        <source>Steps (0: as published)</source>
        <translation>Passos (0: como publicado)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Texto-guia</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Texto-guia negativo</translation>
    </message>
    <message>
        <source>This recipe was saved by a newer Heirloom; update this one to use it.</source>
        <translation>Esta receita foi salva por um Heirloom mais novo; atualize este para usá-la.</translation>
    </message>
    <message>
        <source>{path} could not be understood completely (look at {detail}). It was kept as {kept}, and what could be understood is used.</source>
        <translation>Não foi possível entender {path} por completo (veja {detail}). Foi guardado como {kept}, e o que se pôde entender é usado.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Heirloom and is not used here. It was kept as {kept}.</source>
        <translation>{path} foi gravado por um Heirloom mais novo e não é usado aqui. Foi guardado como {kept}.</translation>
    </message>
    <message>
        <source>{path} is no model card that can be used (look at {detail}); its model is left out. It was kept as {kept}.</source>
        <translation>{path} não é uma ficha de modelo que possa ser usada (veja {detail}); o modelo é deixado de fora. Foi guardada como {kept}.</translation>
    </message>
    <message>
        <source>{path} is no regular file, or far too large; choose another file.</source>
        <translation>{path} não é um arquivo comum ou é grande demais; escolha outro arquivo.</translation>
    </message>
    <message>
        <source>The batch queue {path} belongs to another window of Heirloom. Photos that are added here are restored, but stored only once that window is closed.</source>
        <translation>A fila de lotes {path} pertence a outra janela do Heirloom. As fotos adicionadas aqui são restauradas, mas a fila só é salva quando essa outra janela for fechada.</translation>
    </message>
    <message>
        <source>The network gave no usable result for any part of the photo ({fault}), so nothing was restored; try another device or model.</source>
        <translation>A rede não deu resultado utilizável para nenhuma parte da foto ({fault}), por isso nada foi restaurado; tente outro dispositivo ou outro modelo.</translation>
    </message>
    <message>
        <source>The process that opens {path} has not answered for {seconds} seconds; it is ended and started again if it does not go on.</source>
        <translation>O processo que abre {path} não responde há {seconds} segundos; se não continuar, será encerrado e iniciado de novo.</translation>
    </message>
    <message>
        <source>{url} does not answer ({reason}); it is asked again for up to {minutes} minutes.</source>
        <translation>{url} não responde ({reason}); novas tentativas serão feitas por até {minutes} minutos.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} está cortado: de suas {height} linhas, as últimas {missing} faltam ou estão incompletas. Elas ficam cinza.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} está danificado por dentro: de suas {height} linhas, as últimas {missing} não puderam ser lidas e ficam cinza. Outras podem estar erradas; compare com uma cópia.</translation>
    </message>
    <message>
        <source>“{clause}”: no face can be found in the photo. Select the place, then say it again.</source>
        <translation>“{clause}”: nenhum rosto foi encontrado na foto. Selecione o lugar e diga de novo.</translation>
    </message>
    <message>
        <source>“{clause}”: the place is guessed from the faces and only approximate. The mask of the layer can be corrected.</source>
        <translation>“{clause}”: o lugar é deduzido dos rostos e é só aproximado. A máscara da camada pode ser corrigida.</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>olhos</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>boca</translation>
    </message>
    <message>
        <source>person</source>
        <translation>pessoa</translation>
    </message>
    <message>
        <source>background</source>
        <translation>fundo</translation>
    </message>
    <message>
        <source>Restore faces</source>
        <translation>Restaurar rostos</translation>
    </message>
    <message>
        <source>Faces restored: {count}; left alone, since they are too small or far behind: {left}.</source>
        <translation>Rostos restaurados: {count}; deixados como estão, por serem pequenos ou estarem longe demais: {left}.</translation>
    </message>
    <message>
        <source>Faces that were changed less, so that they stay the same person: {count}.</source>
        <translation>Rostos menos alterados, para que a pessoa continue a mesma: {count}.</translation>
    </message>
    <message>
        <source>Whether the faces are still the same person was not measured, since no network for it is installed (SFace in the model library). Compare them before and after.</source>
        <translation>Não foi medido se os rostos continuam sendo da mesma pessoa, porque nenhuma rede para isso está instalada (SFace na biblioteca de modelos). Compare-os antes e depois.</translation>
    </message>
    <message>
        <source>“{clause}”: noise and blur are taken from each face, and nothing is invented. To rebuild what is lost, {answer}</source>
        <translation>“{clause}”: o ruído e o desfoque são retirados de cada rosto, e nada é inventado. Para reconstruir o que se perdeu, {answer}</translation>
    </message>
    <message>
        <source>get a network for faces in the model library (Ctrl+Shift+M).</source>
        <translation>obtenha uma rede para rostos na biblioteca de modelos (Ctrl+Shift+M).</translation>
    </message>
    <message>
        <source>Add invented colours</source>
        <translation>Adicionar cores inventadas</translation>
    </message>
    <message>
        <source>missing colours</source>
        <translation>falta de cores</translation>
    </message>
    <message>
        <source>“{clause}”: select the thing that had this colour, then say it again.</source>
        <translation>“{clause}”: selecione o que tinha essa cor e diga de novo.</translation>
    </message>
    <message>
        <source>no network for colours is installed. Say what had which colour, such as “her dress was dark green”.</source>
        <translation>nenhuma rede para cores está instalada. Diga o que tinha qual cor, por exemplo “o vestido dela era verde-escuro”.</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>roupas</translation>
    </message>
    <message>
        <source>Least likeness of a face</source>
        <translation>Semelhança mínima de um rosto</translation>
    </message>
    <message>
        <source>Colour (#rrggbb)</source>
        <translation>Cor (#rrggbb)</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturação</translation>
    </message>
    <message>
        <source>The added colours are invented; the photo does not tell them.</source>
        <translation>As cores adicionadas são inventadas; a foto não as revela.</translation>
    </message>
    <message>
        <source>the server was not found; is this computer online?</source>
        <translation>o servidor não foi encontrado; este computador está conectado?</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>o servidor não respondeu a tempo</translation>
    </message>
    <message>
        <source>the server does not accept connections</source>
        <translation>o servidor não aceita conexões</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>a conexão caiu</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>não foi possível estabelecer uma conexão segura</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be opened; copy or scan it again.</source>
        <translation>{path} está danificado e não pode ser aberto; copie ou digitalize a foto de novo.</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>menos de 1 s</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licença: {licence}</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>livre para qualquer uso</translation>
    </message>
    <message>
        <source>free for any use that harms nobody</source>
        <translation>livre para qualquer uso que não prejudique ninguém</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>não para uso comercial</translation>
    </message>
    <message>
        <source>licence: read it first</source>
        <translation>licença: leia-a primeiro</translation>
    </message>
    <message>
        <source>{time} a face on this computer (estimated)</source>
        <translation>{time} por rosto neste computador (estimativa)</translation>
    </message>
    <message>
        <source>{time} a photo on this computer (estimated)</source>
        <translation>{time} por foto neste computador (estimativa)</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (estimated)</source>
        <translation>{time} por megapíxel neste computador (estimativa)</translation>
    </message>
    <message>
        <source>A second network checks that each face stays the same person.</source>
        <translation>Uma segunda rede verifica que cada rosto continua a ser a mesma pessoa.</translation>
    </message>
    <message>
        <source>Checks that each face stays the same person, and holds the change back where it does not.</source>
        <translation>Verifica que cada rosto continua a ser a mesma pessoa e limita a alteração onde não continua.</translation>
    </message>
    <message>
        <source>Rebuilds what is lost in each face.</source>
        <translation>Reconstrói o que se perdeu em cada rosto.</translation>
    </message>
    <message>
        <source>Colours a black and white photo; the colours are invented.</source>
        <translation>Dá cor a uma foto a preto e branco; as cores são inventadas.</translation>
    </message>
    <message>
        <source>Rebuilds lost detail, which is invented.</source>
        <translation>Reconstrói o detalhe perdido, que é inventado.</translation>
    </message>
    <message>
        <source>A larger network than those that come with the program, and slower.</source>
        <translation>Uma rede maior do que as incluídas, e mais lenta.</translation>
    </message>
    <message>
        <source>{url} no longer has the file ({reason}). If you get it elsewhere, import it.</source>
        <translation>{url} não tem mais o arquivo ({reason}). Se você o obtiver em outro lugar, importe-o.</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (measured)</source>
        <translation>{time} por megapíxel neste computador (medido)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The process that opens photos has not answered for 10 seconds. Wait, cancel, or let a new process open the photo: your work is safe.</source>
        <translation>O processo que abre as fotos não responde há 10 segundos. Espere, cancele ou deixe um novo processo abrir a foto: seu trabalho está a salvo.</translation>
    </message>
    <message>
        <source>Use a new process</source>
        <translation>Usar um novo processo</translation>
    </message>
    <message>
        <source>The engine has not answered for 10 seconds. Wait, or restart it: your work is safe, only the running step is lost.</source>
        <translation>O motor não responde há 10 segundos. Espere ou reinicie-o: seu trabalho está a salvo, só a etapa em andamento se perde.</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>Reiniciar o motor</translation>
    </message>
    <message>
        <source>Heirloom ended twice while it was starting, so it is in safe mode now: without your own models and the add-on, and on the processor only. Close it and start it again to leave safe mode.</source>
        <translation>O Heirloom encerrou duas vezes ao iniciar, por isso está agora em modo de segurança: sem seus próprios modelos nem o complemento, e só no processador. Feche-o e inicie de novo para sair deste modo.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} está cortado: de suas {height} linhas, as últimas {missing} faltam ou estão incompletas. Elas ficam cinza.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} está danificado por dentro: de suas {height} linhas, as últimas {missing} não puderam ser lidas e ficam cinza. Outras podem estar erradas; compare com uma cópia.</translation>
    </message>
    <message>
        <source>{path} is damaged within, so parts of the picture may be wrong; compare it with a copy.</source>
        <translation>{path} está danificado por dentro, por isso partes da imagem podem estar erradas; compare-o com uma cópia.</translation>
    </message>
    <message>
        <source>{path} is cut off, so the photo is less sharp than it was.</source>
        <translation>{path} está cortado, por isso a foto está menos nítida do que era.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} está cortado: de suas {height} linhas, faltam as últimas {missing}; copie-o de novo, abra-o sozinho na janela ou permita com --partial.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} cannot be read, and others may be wrong; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} está danificado por dentro: de suas {height} linhas, as últimas {missing} não podem ser lidas e outras podem estar erradas; copie-o de novo, abra-o sozinho na janela ou permita com --partial.</translation>
    </message>
    <message>
        <source>{path} is cut off before its fine detail; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} está cortado antes dos detalhes finos; copie-o de novo, abra-o sozinho na janela ou permita com --partial.</translation>
    </message>
    <message>
        <source>{path} is a motion photo; results do not have its video.</source>
        <translation>{path} é uma foto com movimento; os resultados não têm o vídeo.</translation>
    </message>
    <message>
        <source>{path} has a gain map for bright screens (HDR); results do not have it.</source>
        <translation>{path} tem um mapa de ganho para telas brilhantes (HDR); os resultados não o têm.</translation>
    </message>
    <message>
        <source>{path} holds more pictures behind the first one ({count} more); results do not have them.</source>
        <translation>{path} contém mais imagens depois da primeira (mais {count}); os resultados não as têm.</translation>
    </message>
    <message>
        <source>{path} has other data behind its picture ({size} bytes); results do not have them.</source>
        <translation>{path} tem outros dados depois da imagem ({size} bytes); os resultados não os têm.</translation>
    </message>
    <message>
        <source>{sidecar} may hold metadata of the photo and cannot be read; copy it beside the result to keep it.</source>
        <translation>{sidecar} pode conter metadados da foto e não pode ser lido; copie-o para junto do resultado para mantê-lo.</translation>
    </message>
    <message>
        <source>Captions, names, dates and other metadata in {sidecar} are carried into results; developing instructions for other programs are not.</source>
        <translation>Legendas, nomes, datas e outros metadados de {sidecar} passam para os resultados; os ajustes de revelação de outros programas, não.</translation>
    </message>
</context>
<context>
    <name>DamageRow</name>
    <message numerus="yes">
        <source>Damage found: %n place(s)</source>
        <translation>
            <numerusform>Danos encontrados: %n lugar</numerusform>
            <numerusform>Danos encontrados: %n lugares</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Tint the damage in the photo, to correct it (Esc)</source>
        <translation>Colorir os danos na foto, para corrigi-los (Esc)</translation>
    </message>
    <message>
        <source>Click a place to leave it out or take it back. Paint with the brush to add.</source>
        <translation>Clique em um lugar para excluí-lo ou incluí-lo de novo. Pinte com o pincel para adicionar.</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>Desfazer todas as correções</translation>
    </message>
    <message>
        <source>Looking for damage: {share}</source>
        <translation>Procurando danos: {share}</translation>
    </message>
    <message>
        <source>No damage found; paint where it is.</source>
        <translation>Nenhum dano encontrado; pinte onde há.</translation>
    </message>
    <message>
        <source>The damage cannot be shown.</source>
        <translation>Os danos não podem ser mostrados.</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>Sensibilidade da detecção de danos</translation>
    </message>
    <message>
        <source>less</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mais</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidade</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>Abrir recente</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Limpar esta lista</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>Histograma</translation>
    </message>
    <message>
        <source>How many pixels are dark (left) and light (right), in red, green and blue</source>
        <translation>Quantos pixels são escuros (esquerda) e claros (direita), em vermelho, verde e azul</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>Width</source>
        <translation>Largura</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>White border</source>
        <translation>Borda branca</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Pontos por polegada</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} pixels</translation>
    </message>
    <message>
        <source>{size}. The photo has fewer: it is enlarged {factor} times.</source>
        <translation>{size}. A foto tem menos: é ampliada {factor} vezes.</translation>
    </message>
</context>
<context>
    <name>ColourController</name>
    <message>
        <source>That photo has no colours.</source>
        <translation>Essa foto não tem cores.</translation>
    </message>
    <message>
        <source>Colours of another photo</source>
        <translation>Cores de outra foto</translation>
    </message>
    <message>
        <source>Colour to paint with</source>
        <translation>Cor para pintar</translation>
    </message>
    <message>
        <source>Paint a colour</source>
        <translation>Pintar uma cor</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>Faces</source>
        <translation>Rostos</translation>
    </message>
</context>
<context>
    <name>_FaceRow</name>
    <message>
        <source>Face {number}</source>
        <translation>Rosto {number}</translation>
    </message>
    <message>
        <source>Likeness {likeness}</source>
        <translation>Semelhança {likeness}</translation>
    </message>
</context>
<context>
    <name>SentencesDialog</name>
    <message>
        <source>What you can say</source>
        <translation>O que você pode dizer</translation>
    </message>
    <message>
        <source>A click puts a sentence into the line.</source>
        <translation>Um clique põe a frase na linha.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Get it</source>
        <translation>Obter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importar arquivo…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Agora não</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Instalando…</translation>
    </message>
    <message>
        <source>Downloading: {share}</source>
        <translation>Baixando: {share}</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>Aguardando outro download</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Download it from its publisher and install it; then the plan is made again</source>
        <translation>Baixar do editor e instalar; depois o plano é refeito</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>Importar um arquivo que você já tem</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>Parar; a parte baixada é mantida e pode ser continuada</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Parar e descartar</translation>
    </message>
    <message>
        <source>Hide this until the program is started again</source>
        <translation>Ocultar até o programa ser iniciado de novo</translation>
    </message>
</context>
<context>
    <name>OfferController</name>
    <message>
        <source>{title} is installed and will be used by the next plan.</source>
        <translation>{title} está instalado e será usado no próximo plano.</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportado para {path}</translation>
    </message>
</context>
<context>
    <name>PrintsView</name>
    <message>
        <source>Arrow keys move the chosen prints, Delete removes them.</source>
        <translation>As setas movem as fotos escolhidas, Delete as remove.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Digitalização</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Save in</source>
        <translation>Salvar em</translation>
    </message>
    <message>
        <source>Other scans…</source>
        <translation>Outras digitalizações…</translation>
    </message>
    <message>
        <source>This side is up</source>
        <translation>Este lado é o de cima</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar à direita</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar à esquerda</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>Dividir em duas</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Save {count} prints</source>
        <translation>Salvar {count} fotos</translation>
    </message>
    <message>
        <source>(up?)</source>
        <translation>(cima?)</translation>
    </message>
    <message>
        <source>Prints: {count}.</source>
        <translation>Fotos: {count}.</translation>
    </message>
    <message>
        <source>Prints: {count}. Check which side is up of: {doubtful}.</source>
        <translation>Fotos: {count}. Verifique qual lado é o de cima em: {doubtful}.</translation>
    </message>
    <message>
        <source>No print was found. Draw one with the mouse, or take Add.</source>
        <translation>Nenhuma foto encontrada. Desenhe uma com o mouse ou use Adicionar.</translation>
    </message>
    <message>
        <source>Saving the prints…</source>
        <translation>Salvando as fotos…</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Pasta: {folder}</translation>
    </message>
    <message>
        <source>Looking for prints…</source>
        <translation>Procurando fotos…</translation>
    </message>
    <message>
        <source>{name}: scan {number} of {count}</source>
        <translation>{name}: digitalização {number} de {count}</translation>
    </message>
    <message>
        <source>Skip this scan</source>
        <translation>Pular esta digitalização</translation>
    </message>
    <message>
        <source>Then restore them all</source>
        <translation>Depois restaurar todas</translation>
    </message>
    <message>
        <source>Cut out prints</source>
        <translation>Recortar fotos</translation>
    </message>
</context>
<context>
    <name>SplitController</name>
    <message>
        <source>Prints saved in {folder}: {count}</source>
        <translation>Fotos salvas em {folder}: {count}</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Name of the person</source>
        <translation>Nome da pessoa</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>People</source>
        <translation>Pessoas</translation>
    </message>
    <message>
        <source>Photos: {count}. What you write is added to an XMP file beside each of them; empty fields leave what is there.</source>
        <translation>Fotos: {count}. O que você escrever é acrescentado a um arquivo XMP ao lado de cada uma; campos vazios deixam o que existe.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Adicionar uma pessoa</translation>
    </message>
    <message>
        <source>Understood as {date}; sorted as {day}.</source>
        <translation>Entendido como {date}; ordenado como {day}.</translation>
    </message>
    <message>
        <source>Not understood; it is kept as it is written.</source>
        <translation>Não entendido; fica como está escrito.</translation>
    </message>
    <message>
        <source>Rough dates are welcome.</source>
        <translation>Uma data aproximada basta.</translation>
    </message>
    <message>
        <source>album, page and number of the print</source>
        <translation>álbum, página e número da foto</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>street, town, country – from near to far</source>
        <translation>rua, cidade, país – do mais perto ao mais longe</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Onde</translation>
    </message>
    <message>
        <source>c. 1943, summer 1956</source>
        <translation>por volta de 1943, verão 1956</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>Sobre esta foto</translation>
    </message>
    <message>
        <source>About many photos</source>
        <translation>Sobre muitas fotos</translation>
    </message>
</context>
<context>
    <name>FactsController</name>
    <message>
        <source>Facts were written beside the photos: {count}</source>
        <translation>Dados escritos ao lado das fotos: {count}</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>Sobre esta foto</translation>
    </message>
</context>
</TS>
