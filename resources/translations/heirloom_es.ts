<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Heirloom</source>
        <translation>Acerca de Heirloom</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>Restores old photographs on this computer. Free software under the Apache License 2.0; nothing is ever sent anywhere.</source>
        <translation>Restaura fotografías antiguas en este ordenador. Software libre con la licencia Apache 2.0; nunca se envía nada a ninguna parte.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Hecho con</translation>
    </message>
    <message>
        <source>Licence of</source>
        <translation>Licencia de</translation>
    </message>
    <message>
        <source>All components, one line each</source>
        <translation>Todos los componentes, una línea cada uno</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Colours of another photo…</source>
        <translation>Colores de otra foto…</translation>
    </message>
    <message>
        <source>About many photos…</source>
        <translation>Sobre muchas fotos…</translation>
    </message>
    <message>
        <source>caption people names date place album faces</source>
        <translation>leyenda personas nombres fecha lugar álbum caras</translation>
    </message>
    <message>
        <source>About this photo…</source>
        <translation>Sobre esta foto…</translation>
    </message>
    <message>
        <source>split album page flatbed several photos</source>
        <translation>dividir página álbum escáner varias fotos</translation>
    </message>
    <message>
        <source>Cut out prints of a scan…</source>
        <translation>Recortar las copias de un escaneo…</translation>
    </message>
    <message>
        <source>What you can say…</source>
        <translation>Lo que puede decir…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Guardar proyecto</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Restore many photos…</source>
        <translation>Restaurar muchas fotos…</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>Guardar receta…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes y después</translation>
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
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Enter an instruction</source>
        <translation>Escribir una instrucción</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Buscar una orden…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Teclas…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>Novedades…</translation>
    </message>
    <message>
        <source>About Heirloom…</source>
        <translation>Acerca de Heirloom…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Pincel más grande</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Pincel más pequeño</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>Intercambiar añadir y quitar</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Deseleccionar</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>Rellenar la selección</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Invertir selección</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Mover la foto</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectángulo</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Elipse</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Similar colours</source>
        <translation>Colores parecidos</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Crop and straighten</source>
        <translation>Recortar y enderezar</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar a la izquierda</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar a la derecha</translation>
    </message>
    <message>
        <source>Merge the two topmost layers</source>
        <translation>Combinar las dos capas superiores</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <source>Heal spots</source>
        <translation>Corregir manchas</translation>
    </message>
    <message>
        <source>Photo and layers</source>
        <translation>Foto y capas</translation>
    </message>
    <message>
        <source>Check for a new version…</source>
        <translation>Buscar una versión nueva…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>Biblioteca de modelos…</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>Buscar daños</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>Restaurado o inventado</translation>
    </message>
    <message>
        <source>Next picture of the file</source>
        <translation>Imagen siguiente del archivo</translation>
    </message>
    <message>
        <source>Previous picture of the file</source>
        <translation>Imagen anterior del archivo</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>Deshacer: {edit}</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>Rehacer: {edit}</translation>
    </message>
    <message>
        <source>Levels and colour</source>
        <translation>Niveles y color</translation>
    </message>
    <message>
        <source>brightness contrast warmth tint saturation vibrance white balance histogram</source>
        <translation>brillo contraste calidez matiz saturación intensidad balance de blancos histograma</translation>
    </message>
    <message>
        <source>Paint colours</source>
        <translation>Pintar colores</translation>
    </message>
    <message>
        <source>Export before and after…</source>
        <translation>Exportar antes y después…</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Unchanged, copied as {name}</source>
        <translation>Sin cambios, copiada como {name}</translation>
    </message>
    <message>
        <source>Restored as {name}</source>
        <translation>Restaurada como {name}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
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
        <translation>No se pudo restaurar</translation>
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
        <translation>Muchas fotos – Heirloom</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>Fotos del lote</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or click to choose</source>
        <translation>Arrastre fotos o carpetas aquí, o haga clic para elegir</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>Progreso del lote</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Restore all waiting photos with the options above</source>
        <translation>Restaurar todas las fotos en espera con las opciones de arriba</translation>
    </message>
    <message>
        <source>Restore the photos that still wait</source>
        <translation>Restaurar las fotos que aún esperan</translation>
    </message>
    <message>
        <source>New photos in {folders} are restored automatically</source>
        <translation>Las fotos nuevas en {folders} se restauran automáticamente</translation>
    </message>
    <message>
        <source>The originals are never changed.</source>
        <translation>Los originales nunca se modifican.</translation>
    </message>
    <message>
        <source> · paused</source>
        <translation> · en pausa</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Añadir fotos…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Watch folder…</source>
        <translation>Vigilar carpeta…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Dejar de vigilar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vaciar la lista</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Guardar informe…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Choose photos to add to the list</source>
        <translation>Elegir fotos para la lista</translation>
    </message>
    <message>
        <source>Add all photos of a folder</source>
        <translation>Añadir todas las fotos de una carpeta</translation>
    </message>
    <message>
        <source>Finish the current photo, then pause</source>
        <translation>Terminar la foto actual y después pausar</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for the start</source>
        <translation>
            <numerusform>%n foto espera el inicio</numerusform>
            <numerusform>%n fotos esperan el inicio</numerusform>
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
            <numerusform> · %n no se pudo</numerusform>
            <numerusform> · %n no se pudieron</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore new photos as they are added to a folder</source>
        <translation>Restaurar las fotos nuevas en cuanto se añaden a una carpeta</translation>
    </message>
    <message>
        <source>Stop restoring new photos</source>
        <translation>Dejar de restaurar fotos nuevas</translation>
    </message>
    <message>
        <source>Stop at once; finished results are kept</source>
        <translation>Detener de inmediato; se conservan los resultados terminados</translation>
    </message>
    <message>
        <source>Retry the photos that could not be restored</source>
        <translation>Reintentar las fotos que no se pudieron restaurar</translation>
    </message>
    <message>
        <source>Remove finished photos from the list; no file is deleted</source>
        <translation>Quitar de la lista las fotos terminadas; no se borra ningún archivo</translation>
    </message>
    <message>
        <source>Save the result for each photo as a text file</source>
        <translation>Guardar el resultado de cada foto en un archivo de texto</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Mostrar los resultados</translation>
    </message>
    <message>
        <source>Restore many photos</source>
        <translation>Restaurar muchas fotos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close this window; the batch goes on (Esc)</source>
        <translation>Cerrar esta ventana; el lote continúa (Esc)</translation>
    </message>
    <message>
        <source> · {count} needed nothing</source>
        <translation> · {count} no necesitaban nada</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Guardado como {path}</translation>
    </message>
    <message>
        <source>The batch is finished.</source>
        <translation>El lote ha terminado.</translation>
    </message>
    <message>
        <source>Photos that are in the list already were not added again: {count}</source>
        <translation>Fotos que ya estaban en la lista y no se han vuelto a añadir: {count}</translation>
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
        <translation>Una sola capa</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add what is missing</source>
        <translation>Añadir lo que falta</translation>
    </message>
    <message>
        <source>Add to: {name}</source>
        <translation>Añadir a: {name}</translation>
    </message>
    <message>
        <source>Leave out this tag</source>
        <translation>Excluir esta etiqueta</translation>
    </message>
    <message>
        <source>Use this tag again</source>
        <translation>Volver a usar esta etiqueta</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Something went wrong</source>
        <translation>Algo salió mal</translation>
    </message>
    <message>
        <source>An unexpected error occurred. Your work is still open.</source>
        <translation>Se ha producido un error inesperado. Su trabajo sigue abierto.</translation>
    </message>
    <message>
        <source>Save it as a project before you go on.</source>
        <translation>Guárdelo como proyecto antes de continuar.</translation>
    </message>
    <message>
        <source>What happened is written in {path}. Nothing is sent.</source>
        <translation>Lo ocurrido está escrito en {path}. No se envía nada.</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Guardar proyecto</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Mostrar el informe</translation>
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
        <translation>Forma</translation>
    </message>
    <message>
        <source>Width to height of the crop</source>
        <translation>Proporción de ancho y alto del recorte</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>Enderezar</translation>
    </message>
    <message>
        <source>Straighten, in degrees</source>
        <translation>Enderezar, en grados</translation>
    </message>
    <message>
        <source>Upright lines</source>
        <translation>Verticales</translation>
    </message>
    <message>
        <source>Level lines</source>
        <translation>Horizontales</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Like the photo</source>
        <translation>Como la foto</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Cuadrado</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar a la izquierda</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar a la derecha</translation>
    </message>
    <message>
        <source>Swap landscape and portrait</source>
        <translation>Intercambiar horizontal y vertical</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Whole photo, without turning</source>
        <translation>Toda la foto, sin girar</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>Dejar la foto como estaba (Esc)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Crop the photo (Enter)</source>
        <translation>Recortar la foto (Intro)</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop</source>
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Arrow keys move the crop, with Shift they size it, Enter applies it.</source>
        <translation>Las flechas mueven el recorte, con Mayús cambian su tamaño, Intro lo aplica.</translation>
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
        <translation>Haga clic para añadir un punto, arrástrelo para moverlo, sáquelo para quitarlo. Teclas: RePág y AvPág eligen un punto, las flechas lo mueven, Insertar añade uno, Supr lo quita.</translation>
    </message>
    <message>
        <source>Point {at} of {count}: {x} becomes {y}</source>
        <translation>Punto {at} de {count}: {x} pasa a {y}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>All channels</source>
        <translation>Todos los canales</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
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
        <translation>Qué canal cambia la curva</translation>
    </message>
    <message>
        <source>Tone before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Tone after</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Recta</translation>
    </message>
    <message>
        <source>Make this curve straight again</source>
        <translation>Volver a poner recta esta curva</translation>
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
        <translation>Trabajando con archivos…</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Colours of another photo</source>
        <translation>Colores de otra foto</translation>
    </message>
    <message>
        <source>Photos and projects ({kinds})</source>
        <translation>Fotos y proyectos ({kinds})</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Abrir una foto</translation>
    </message>
    <message>
        <source>Photos ({kinds})</source>
        <translation>Fotos ({kinds})</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Añadir fotos</translation>
    </message>
    <message>
        <source>Recipes ({kinds})</source>
        <translation>Recetas ({kinds})</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>Abrir una receta</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Guardar receta</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>Heirloom project ({kinds})</source>
        <translation>Proyecto de Heirloom ({kinds})</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Guardar proyecto</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>“{name}” is very large: {width} x {height} pixels.</source>
        <translation>«{name}» es muy grande: {width} x {height} píxeles.</translation>
    </message>
    <message>
        <source>Opening it takes some minutes and about {needed} of disk space; each layer needs more disk space.</source>
        <translation>Abrirla tarda unos minutos y necesita unos {needed} de disco; cada capa necesita más espacio.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirla</translation>
    </message>
    <message>
        <source>A very large photo</source>
        <translation>Una foto muy grande</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Trabajo sin guardar</translation>
    </message>
    <message>
        <source>Save the project before you leave this photo?</source>
        <translation>¿Guardar el proyecto antes de dejar esta foto?</translation>
    </message>
    <message>
        <source>Your layers are lost if you do not.</source>
        <translation>Si no, se pierden sus capas.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>No guardar</translation>
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
        <translation>Importar un modelo</translation>
    </message>
    <message>
        <source>Licence of {model}</source>
        <translation>Licencia de {model}</translation>
    </message>
    <message>
        <source>These weights must not be used commercially.</source>
        <translation>Estos pesos no pueden usarse con fines comerciales.</translation>
    </message>
    <message>
        <source>{licence}
Read it at {source}. You are asked once for each model.</source>
        <translation>{licence}
Léala en {source}. Se le pregunta una vez por modelo.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Acepto</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>¿Para qué sirve?</translation>
    </message>
    <message>
        <source>{name} could serve several purposes; which one?</source>
        <translation>{name} podría servir para varias cosas; ¿para cuál?</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} are missing and will be grey. If you have another copy of the file, try that first.</source>
        <translation>De sus {height} filas faltan las últimas {missing}, que aparecerán en gris. Si tiene otra copia del archivo, pruebe primero con ella.</translation>
    </message>
    <message>
        <source>Its fine detail is missing, so it is less sharp than it was. If you have another copy of the file, try that first.</source>
        <translation>Faltan los detalles finos, por lo que es menos nítida de lo que era. Si tiene otra copia del archivo, pruebe primero con ella.</translation>
    </message>
    <message>
        <source>“{name}” is cut off: a part of the file is missing.</source>
        <translation>«{name}» está cortada: falta una parte del archivo.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: a part of the file is wrong.</source>
        <translation>«{name}» está dañada: una parte del archivo está mal.</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} cannot be read and will be grey; others may be wrong. If you have another copy of the file, try that first.</source>
        <translation>De sus {height} filas, las últimas {missing} no se pueden leer y aparecerán en gris; otras pueden estar mal. Si tiene otra copia del archivo, pruebe primero con ella.</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>Abrir lo que hay</translation>
    </message>
    <message>
        <source>An incomplete photo</source>
        <translation>Una foto incompleta</translation>
    </message>
    <message>
        <source>Export before and after</source>
        <translation>Exportar antes y después</translation>
    </message>
    <message>
        <source>Side by side ({kinds})</source>
        <translation>Lado a lado ({kinds})</translation>
    </message>
    <message>
        <source>Moving slider ({kinds})</source>
        <translation>Deslizador en movimiento ({kinds})</translation>
    </message>
    <message>
        <source>Restored faces ({kinds})</source>
        <translation>Rostros restaurados ({kinds})</translation>
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
        <translation>Profundidad de bits</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nombre del archivo</translation>
    </message>
    <message>
        <source>Keep the time of the file</source>
        <translation>Conservar la fecha del archivo</translation>
    </message>
    <message>
        <source>Programs that sort by time then show the result beside the photo</source>
        <translation>Los programas que ordenan por fecha muestran así el resultado junto a la foto</translation>
    </message>
    <message>
        <source>Overwrite an existing file</source>
        <translation>Sobrescribir un archivo existente</translation>
    </message>
    <message>
        <source>The original is never overwritten</source>
        <translation>El original nunca se sobrescribe</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} bits</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profundidad</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Export the restored photo</source>
        <translation>Exportar la foto restaurada</translation>
    </message>
    <message>
        <source>Keep the location</source>
        <translation>Conservar la ubicación</translation>
    </message>
    <message>
        <source>Turn this off to remove the location from the file</source>
        <translation>Desactívelo para quitar la ubicación del archivo</translation>
    </message>
    <message>
        <source>This photo does not tell where it was taken</source>
        <translation>Esta foto no indica dónde se tomó</translation>
    </message>
    <message>
        <source>The notes of the camera&apos;s maker may hold the location; turn this off to remove them</source>
        <translation>Las notas del fabricante de la cámara pueden contener la ubicación; desactívelo para quitarlas</translation>
    </message>
    <message>
        <source>Date and colour profile are kept.</source>
        <translation>Se conservan la fecha y el perfil de color.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Tal como está</translation>
    </message>
    <message>
        <source>For a print</source>
        <translation>Para imprimir</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} píxeles</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Guardado como {path}</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportada a {path}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Zoom; click for 100 %</source>
        <translation>Zoom; clic para 100 %</translation>
    </message>
    <message>
        <source>{width} × {height} · {bits} bit</source>
        <translation>{width} × {height} · {bits} bits</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Tarjeta gráfica (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Tarjeta gráfica (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Enlarged {factor} times from {width} × {height}</source>
        <translation>Ampliada {factor} veces desde {width} × {height}</translation>
    </message>
</context>
<context>
    <name>CropController</name>
    <message>
        <source>Crop</source>
        <translation>Recortar</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar a la izquierda</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar a la derecha</translation>
    </message>
</context>
<context>
    <name>PreviewOverlay</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu (F10)</source>
        <translation>Menú (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Close the settings of the layer</source>
        <translation>Cerrar los ajustes de la capa</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>Ajustes: {name}</translation>
    </message>
    <message>
        <source>This layer has no settings except its opacity.</source>
        <translation>Esta capa no tiene más ajustes que su opacidad.</translation>
    </message>
    <message>
        <source>Takes effect when the layer is run again.</source>
        <translation>Tiene efecto al volver a ejecutar la capa.</translation>
    </message>
</context>
<context>
    <name>InstructionBar</name>
    <message>
        <source>What you can say</source>
        <translation>Lo que puede decir</translation>
    </message>
    <message>
        <source>Show sentences that this program understands</source>
        <translation>Mostrar frases que este programa entiende</translation>
    </message>
    <message>
        <source>Say what is wrong with this photo…</source>
        <translation>Diga qué le pasa a esta foto…</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Enter shows the plan; Up and Down recall earlier instructions</source>
        <translation>Intro muestra el plan; Arriba y Abajo recuperan instrucciones anteriores</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Show what would be done, before anything runs (Enter)</source>
        <translation>Mostrar qué se haría antes de ejecutar nada (Intro)</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Sugerir</translation>
    </message>
    <message>
        <source>Plan from the diagnosis of the photo, without an instruction</source>
        <translation>Planificar a partir del diagnóstico de la foto, sin instrucción</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Pensando…</translation>
    </message>
    <message>
        <source>Put this into the line</source>
        <translation>Poner esto en la línea</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
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
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclado y ratón</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoom en el puntero</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>Espacio + arrastrar, botón central</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Mover la foto</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>Zoom to the whole photo or to 100 %</source>
        <translation>Ampliar a toda la foto o al 100 %</translation>
    </message>
    <message>
        <source>Hold \</source>
        <translation>Mantener \</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>El original</translation>
    </message>
    <message>
        <source>← → ↑ ↓</source>
        <translation>← → ↑ ↓</translation>
    </message>
    <message>
        <source>Move the divider, or the photo</source>
        <translation>Mover el divisor o la foto</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>Mantener Alt</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>Intercambiar añadir y restar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>Ejecutar el plan</translation>
    </message>
    <message>
        <source>Double click on a slider</source>
        <translation>Doble clic en un deslizador</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>Volver al 100 %</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Intro, Retroceso</translation>
    </message>
    <message>
        <source>Close a polygon, remove its last corner</source>
        <translation>Cerrar un polígono, quitar su última esquina</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to reorder; double-click the name to rename</source>
        <translation>Arrastre para reordenar; doble clic en el nombre para renombrar</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>Ocultar o mostrar</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>Nombre de la capa</translation>
    </message>
    <message>
        <source>Mask: paint this layer in and out</source>
        <translation>Máscara: pintar esta capa dentro y fuera</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidad</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Remove mask</source>
        <translation>Quitar máscara</translation>
    </message>
    <message>
        <source>Opacity: {name}</source>
        <translation>Opacidad: {name}</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>Más sobre {name}</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Ejecutar de nuevo</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restaurando…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Aún sin ejecutar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Show only this layer, or all layers again</source>
        <translation>Mostrar solo esta capa, o todas de nuevo</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>Eliminar capa</translation>
    </message>
    <message>
        <source>Merge with the one below</source>
        <translation>Combinar con la de abajo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Changed since it was run</source>
        <translation>Cambió desde que se ejecutó</translation>
    </message>
</context>
<context>
    <name>LayerController</name>
    <message>
        <source>Opacity: {name}</source>
        <translation>Opacidad: {name}</translation>
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
        <translation>Renombrar: {name}</translation>
    </message>
    <message>
        <source>Delete: {name}</source>
        <translation>Eliminar: {name}</translation>
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
        <translation>Cara {number}</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Each repair becomes a layer that you can fade, hide, reorder and undo.</source>
        <translation>Cada reparación es una capa que puede atenuar, ocultar, reordenar y deshacer.</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>{share} or more</source>
        <translation>{share} o más</translation>
    </message>
    <message>
        <source>Changed by the restoration</source>
        <translation>Cambiado por la restauración</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>sin cambios</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>Restaurado o inventado</translation>
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
        <translation>Se ha importado {name}.</translation>
    </message>
    <message>
        <source>The add-on was downloaded; it is used from the next start on.</source>
        <translation>El complemento se ha descargado; se usará a partir del próximo inicio.</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be used.</source>
        <translation>{name} se ha descargado y ya puede usarse.</translation>
    </message>
    <message>
        <source>{name} was verified: all its files are intact.</source>
        <translation>Se ha verificado {name}: todos sus archivos están intactos.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>Se ha quitado {name}.</translation>
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
        <translation>Buscar un modelo o un uso…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Buscar un modelo</translation>
    </message>
    <message>
        <source>{size} used by models of your own</source>
        <translation>{size} ocupados por modelos propios</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>Importando {name}…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Detener y descartarlo</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importar archivo…</translation>
    </message>
    <message>
        <source>Import a file of weights; you can also drop it on this window</source>
        <translation>Importar un archivo de pesos; también puede soltarlo en esta ventana</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Download, and no photo is ever sent.</source>
        <translation>No se descarga nada antes de que pulse Descargar, y nunca se envía ninguna foto.</translation>
    </message>
    <message>
        <source>Recommended: free for any use, quick, better</source>
        <translation>Recomendados: de uso libre, rápidos, mejores</translation>
    </message>
    <message>
        <source>Better faces</source>
        <translation>Mejores caras</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>Imágenes más grandes</translation>
    </message>
    <message>
        <source>Less noise, grain and JPEG blocks</source>
        <translation>Menos ruido, grano y bloques JPEG</translation>
    </message>
    <message>
        <source>Sharper pictures</source>
        <translation>Imágenes más nítidas</translation>
    </message>
    <message>
        <source>Light and colours</source>
        <translation>Luz y colores</translation>
    </message>
    <message>
        <source>Scratches and holes</source>
        <translation>Arañazos y agujeros</translation>
    </message>
    <message>
        <source>Rebuild everything (needs a graphics card)</source>
        <translation>Reconstruirlo todo (requiere tarjeta gráfica)</translation>
    </message>
    <message>
        <source>Parts that other models need</source>
        <translation>Partes que otros modelos necesitan</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Get it, and no photo is ever sent.</source>
        <translation>No se descarga nada antes de pulsar Obtener, y nunca se envía ninguna foto.</translation>
    </message>
</context>
<context>
    <name>TonePanel</name>
    <message>
        <source>Black point</source>
        <translation>Punto negro</translation>
    </message>
    <message>
        <source>White point</source>
        <translation>Punto blanco</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>Medios tonos</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>Elegir blanco</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Then click something in the photo that should be white</source>
        <translation>Después haga clic en algo de la foto que deba ser blanco</translation>
    </message>
    <message>
        <source>Reset all sliders and curves</source>
        <translation>Restablecer todos los controles y curvas</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Edit tone curves</source>
        <translation>Editar curvas de tonos</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Sombras</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Luces</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Calidez</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Matiz</translation>
    </message>
    <message>
        <source>Like saturation, but it spares what is colourful already</source>
        <translation>Como la saturación, pero respeta lo que ya tiene mucho color</translation>
    </message>
    <message>
        <source>To the left cooler and bluer, to the right warmer and yellower</source>
        <translation>A la izquierda más fría y azul, a la derecha más cálida y amarilla</translation>
    </message>
    <message>
        <source>To the left greener, to the right more magenta</source>
        <translation>A la izquierda más verde, a la derecha más magenta</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>Elegir gris</translation>
    </message>
    <message>
        <source>Then click something in the photo that should have no colour</source>
        <translation>Después haga clic en algo de la foto que no deba tener color</translation>
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
        <translation>Quitar máscara: {name}</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Deseleccionar</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>Seleccionar rectángulo</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>Seleccionar elipse</translation>
    </message>
    <message>
        <source>Select with the lasso</source>
        <translation>Seleccionar con el lazo</translation>
    </message>
    <message>
        <source>Paint selection</source>
        <translation>Pintar selección</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>Seleccionar por color</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Invertir selección</translation>
    </message>
    <message>
        <source>Soften selection</source>
        <translation>Suavizar selección</translation>
    </message>
    <message>
        <source>Mask of “{name}”</source>
        <translation>Máscara de «{name}»</translation>
    </message>
    <message>
        <source>The next repair acts only here</source>
        <translation>La próxima reparación actúa solo aquí</translation>
    </message>
    <message>
        <source>Draw where the next repair is to be applied</source>
        <translation>Dibuje dónde debe actuar la próxima reparación</translation>
    </message>
    <message>
        <source>Select polygon</source>
        <translation>Seleccionar polígono</translation>
    </message>
    <message>
        <source>Paint over a spot: it is filled from its surroundings</source>
        <translation>Pinte sobre una mancha: se rellena con lo que la rodea</translation>
    </message>
    <message>
        <source>Click something that should be white</source>
        <translation>Haga clic en algo que deba ser blanco</translation>
    </message>
    <message>
        <source>Paint where damage is, or take it away</source>
        <translation>Pinte dónde hay daños, o quítelos</translation>
    </message>
    <message>
        <source>Paint a colour onto each thing: it spreads up to the edges</source>
        <translation>Pinte un color sobre cada cosa: se extiende hasta los bordes</translation>
    </message>
</context>
<context>
    <name>DamageController</name>
    <message>
        <source>Correct the damage</source>
        <translation>Corregir los daños</translation>
    </message>
    <message>
        <source>Paint damage</source>
        <translation>Pintar daños</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>Sensibilidad de la detección de daños</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>Descartar todas las correcciones</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>non-commercial</source>
        <translation>no comercial</translation>
    </message>
    <message>
        <source>Its licence forbids commercial use; you are asked once</source>
        <translation>Su licencia prohíbe el uso comercial; se le pregunta una vez</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licencia: {licence}</translation>
    </message>
    <message>
        <source>Also needs: {titles}</source>
        <translation>También necesita: {titles}</translation>
    </message>
    <message>
        <source>For NVIDIA&apos;s graphics cards</source>
        <translation>Para tarjetas gráficas de NVIDIA</translation>
    </message>
    <message>
        <source>For a graphics card; a processor takes very long</source>
        <translation>Para una tarjeta gráfica; un procesador tarda muchísimo</translation>
    </message>
    <message>
        <source>Better on a graphics card; a processor takes minutes for a photo</source>
        <translation>Mejor con tarjeta gráfica; un procesador tarda minutos por foto</translation>
    </message>
    <message>
        <source>Runs on any computer</source>
        <translation>Funciona en cualquier ordenador</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Included with Heirloom</source>
        <translation>Incluido con Heirloom</translation>
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
        <translation>No instalado</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Descargando…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Trabajando…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Download the model from its publisher and install it</source>
        <translation>Descargar el modelo de su editor e instalarlo</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>Descartar la descarga</translation>
    </message>
    <message>
        <source>Delete the partial download</source>
        <translation>Borrar la descarga parcial</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Compare the hashes of all files with the published ones</source>
        <translation>Comparar las sumas de todos los archivos con las publicadas</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Delete the model and free disk space</source>
        <translation>Borrar el modelo y liberar espacio en disco</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importar archivo…</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>Importar un archivo que ya tiene</translation>
    </message>
    <message>
        <source>Publisher&apos;s page</source>
        <translation>Página del autor</translation>
    </message>
    <message>
        <source>Open it in your browser</source>
        <translation>Abrirla en el navegador</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>Detener; la descarga parcial se conserva y se puede continuar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Detener y descartarlo</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Show licence and origin</source>
        <translation>Mostrar licencia y origen</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>no para uso comercial</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>libre para cualquier uso</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>Obtener</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>unos {size}</translation>
    </message>
    <message>
        <source>Its file is converted by PyTorch: get the add-on first.</source>
        <translation>Su archivo lo convierte PyTorch: obtenga antes el complemento.</translation>
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
        <translation>La foto entera; haga clic para mover la vista</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>New version</source>
        <translation>Versión nueva</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Preguntar ahora</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>You have version {version}</source>
        <translation>Tiene la versión {version}</translation>
    </message>
    <message>
        <source>Heirloom will contact {server} once and fetch {address}, a line of text with the number of the newest version. Nothing about you or your photos is sent, and nothing is installed. The connection is noted in the record on this computer.</source>
        <translation>Heirloom contactará una vez con {server} y leerá {address}, una línea de texto con el número de la versión más reciente. No se envía nada sobre usted ni sus fotos, y no se instala nada. La conexión queda anotada en el registro de este equipo.</translation>
    </message>
    <message>
        <source>Heirloom is set to stay offline, so it does not check for a new version.</source>
        <translation>Heirloom está configurado para no conectarse, así que no busca versiones nuevas.</translation>
    </message>
    <message>
        <source>Version {version} is available at {page}</source>
        <translation>La versión {version} está disponible en {page}</translation>
    </message>
    <message>
        <source>There is no newer version.</source>
        <translation>No hay ninguna versión más reciente.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Preguntando…</translation>
    </message>
</context>
<context>
    <name>WhatsNewDialog</name>
    <message>
        <source>What is new</source>
        <translation>Novedades</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PageSelector</name>
    <message>
        <source>Picture of the file</source>
        <translation>Imagen del archivo</translation>
    </message>
    <message>
        <source>This file holds several pictures (Page Up, Page Down)</source>
        <translation>Este archivo contiene varias imágenes (RePág, AvPág)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
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
        <translation>Escriba lo que quiere hacer…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>No command fits. Say it as an instruction instead.</source>
        <translation>Ningún comando coincide. Dígalo como instrucción.</translation>
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
        <translation>Ejecutar los pasos marcados (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>Cerrar el plan</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Not understood: {clauses}</source>
        <translation>No entendido: {clauses}</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>No hay nada que hacer.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, or the whole photo is changed.</source>
        <translation>{places}: una instrucción no puede elegir una parte de la foto. Selecciónela primero con una herramienta de la izquierda, o cambiará toda la foto.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, then say what to do there.</source>
        <translation>{places}: una instrucción no puede elegir una parte de la foto. Selecciónela primero con una herramienta de la izquierda y diga después qué hacer allí.</translation>
    </message>
</context>
<context>
    <name>PlannedCard</name>
    <message>
        <source>Do this</source>
        <translation>Hacer esto</translation>
    </message>
    <message>
        <source>Strength: {name}</source>
        <translation>Intensidad: {name}</translation>
    </message>
    <message>
        <source>Confidence that this is meant: {share}</source>
        <translation>Certeza de que se refiere a esto: {share}</translation>
    </message>
    <message>
        <source>Earlier: {name}</source>
        <translation>Antes: {name}</translation>
    </message>
    <message>
        <source>Later: {name}</source>
        <translation>Después: {name}</translation>
    </message>
    <message>
        <source>Estimated from earlier runs on this computer</source>
        <translation>Estimado según ejecuciones anteriores en este equipo</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>With {models}</source>
        <translation>Con {models}</translation>
    </message>
    <message>
        <source>probably meant</source>
        <translation>probablemente</translation>
    </message>
    <message>
        <source>perhaps meant</source>
        <translation>quizá</translation>
    </message>
    <message>
        <source>{factor}×: from {old} to {new} pixels</source>
        <translation>{factor}×: de {old} a {new} píxeles</translation>
    </message>
</context>
<context>
    <name>ConnectionList</name>
    <message>
        <source>Connections ever made</source>
        <translation>Todas las conexiones realizadas</translation>
    </message>
    <message>
        <source>Loading the connection log…</source>
        <translation>Cargando el registro de conexiones…</translation>
    </message>
    <message>
        <source>None. Heirloom itself has never connected to anything.</source>
        <translation>Ninguna. Heirloom mismo nunca se ha conectado a nada.</translation>
    </message>
    <message>
        <source>{at} · {url}
{why} · {size} · {outcome}</source>
        <translation>{at} · {url}
{why} · {size} · {outcome}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>sin terminar</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Settings: {settings}
Logs: {logs}
Temporary pixels: {scratch}
Models: {models}</source>
        <translation>Ajustes: {settings}
Registros: {logs}
Píxeles temporales: {scratch}
Modelos: {models}</translation>
    </message>
    <message>
        <source>Never connect, not even when I press Download</source>
        <translation>No conectar nunca, ni siquiera al pulsar «Descargar»</translation>
    </message>
    <message>
        <source>Delete these files</source>
        <translation>Eliminar estos archivos</translation>
    </message>
    <message>
        <source>The library ONNX Runtime keeps these files to report to its maker. An earlier version of Heirloom, or another program, let it; reports with facts about this computer, but no photos, may have been sent. Heirloom does not allow it any more.
{files}</source>
        <translation>La biblioteca ONNX Runtime guarda estos archivos para informar a su fabricante. Una versión anterior de Heirloom, u otro programa, se lo permitió; es posible que se hayan enviado informes con datos de este ordenador, pero sin fotos. Heirloom ya no lo permite.
{files}</translation>
    </message>
    <message>
        <source>Deleted:
{files}</source>
        <translation>Eliminados:
{files}</translation>
    </message>
    <message>
        <source>The system did not allow to delete:
{files}</source>
        <translation>El sistema no permitió eliminar:
{files}</translation>
    </message>
    <message>
        <source>The files are gone already.</source>
        <translation>Los archivos ya no están.</translation>
    </message>
    <message>
        <source>Your photos stay on this computer. Heirloom has no account, collects no statistics and sends nothing. It connects only when you press Download in the model library, or ask for a new version.</source>
        <translation>Sus fotos se quedan en este ordenador. Heirloom no tiene cuentas, no recoge estadísticas y no envía nada. Solo se conecta cuando pulsa Descargar en la biblioteca de modelos o pregunta por una versión nueva.</translation>
    </message>
    <message>
        <source>Your last instructions, photos, folders and names of people are remembered on this computer, in {file}.</source>
        <translation>Sus últimas instrucciones, fotos, carpetas y nombres de personas se recuerdan en este ordenador, en {file}.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Olvidarlas</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Unsaved work</source>
        <translation>Trabajo sin guardar</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Heirloom ended.</source>
        <translation>«{name}» no estaba guardado cuando Heirloom terminó.</translation>
    </message>
    <message>
        <source>Its layers were saved for recovery, last on {when}.</source>
        <translation>Sus capas se guardaron para recuperarlas, por última vez el {when}.</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>Recuperarlo</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Eliminarlo</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Preguntar más tarde</translation>
    </message>
</context>
<context>
    <name>StartFailureDialog</name>
    <message>
        <source>A file or folder</source>
        <translation>Un archivo o una carpeta</translation>
    </message>
    <message>
        <source>{place} cannot be used ({reason}); check the disk and its permissions.</source>
        <translation>No se puede usar {place} ({reason}); compruebe el disco y sus permisos.</translation>
    </message>
    <message>
        <source>Heirloom cannot start.</source>
        <translation>Heirloom no puede iniciarse.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Tamaño del pincel ([ y ])</translation>
    </message>
    <message>
        <source>Hardness of the brush</source>
        <translation>Dureza del pincel</translation>
    </message>
    <message>
        <source>How different colours may be</source>
        <translation>Cuánto pueden diferir los colores</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Dureza</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerancia</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Stop editing the mask (Esc)</source>
        <translation>Dejar de editar la máscara (Esc)</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>Pintar dentro</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Paint out</source>
        <translation>Pintar fuera</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>X or Alt swaps the two</source>
        <translation>X o Alt intercambia los dos</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertir</translation>
    </message>
    <message>
        <source>Soften the edge</source>
        <translation>Suavizar el borde</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Rellenar</translation>
    </message>
    <message>
        <source>Fill the selection from its surroundings (F)</source>
        <translation>Rellenar la selección con su entorno (F)</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Rendimiento</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
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
        <translation>Colores de la pantalla</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>El idioma cambia en el próximo inicio.</translation>
    </message>
    <message>
        <source>As they are (sRGB)</source>
        <translation>Tal como son (sRGB)</translation>
    </message>
    <message>
        <source>A profile from a file…</source>
        <translation>Un perfil de un archivo…</translation>
    </message>
    <message>
        <source>Profile of the screen</source>
        <translation>Perfil de la pantalla</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>Perfiles de color (*.icc *.icm)</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Como el original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Quality is for JPEG and WebP.</source>
        <translation>La calidad es para JPEG y WebP.</translation>
    </message>
    <message>
        <source>Best available device</source>
        <translation>El mejor dispositivo disponible</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Tarjeta gráfica (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Tarjeta gráfica (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Default of each model</source>
        <translation>Valor predeterminado de cada modelo</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Se ejecuta en</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>Tamaño de las teselas</translation>
    </message>
    <message>
        <source>Photos of a batch at once</source>
        <translation>Fotos de un lote a la vez</translation>
    </message>
    <message>
        <source>Memory for networks (MB)</source>
        <translation>Memoria para las redes (MB)</translation>
    </message>
    <message>
        <source>Memory of the graphics card (MB)</source>
        <translation>Memoria de la tarjeta gráfica (MB)</translation>
    </message>
    <message>
        <source>Memory for the view (MB)</source>
        <translation>Memoria para la vista (MB)</translation>
    </message>
    <message>
        <source>Memory for undo (MB)</source>
        <translation>Memoria para deshacer (MB)</translation>
    </message>
    <message>
        <source>These settings take effect at the next start. Small tiles need less memory.</source>
        <translation>Estos ajustes se aplican en el próximo inicio. Las teselas pequeñas necesitan menos memoria.</translation>
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
        <translation>Restauración</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Show the damage</source>
        <translation>Mostrar los daños</translation>
    </message>
    <message>
        <source>Find scratches and dust, check the result and repair them (Ctrl+F)</source>
        <translation>Buscar rayas y polvo, comprobar el resultado y repararlos (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>AdjustmentController</name>
    <message>
        <source>Heal spots</source>
        <translation>Corregir manchas</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveles</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>Cambiar niveles</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>Elegir blanco</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>Combinar capas</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>Elegir gris</translation>
    </message>
</context>
<context>
    <name>BatchOptions</name>
    <message>
        <source>What each photo needs</source>
        <translation>Lo que necesite cada foto</translation>
    </message>
    <message>
        <source>An instruction</source>
        <translation>Una instrucción</translation>
    </message>
    <message>
        <source>What was done to the open photo</source>
        <translation>Lo que se hizo con la foto abierta</translation>
    </message>
    <message>
        <source>A saved recipe…</source>
        <translation>Una receta guardada…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>What to do to each photo</source>
        <translation>Qué hacer con cada foto</translation>
    </message>
    <message>
        <source>Say what is wrong with these photos…</source>
        <translation>Diga qué les pasa a estas fotos…</translation>
    </message>
    <message>
        <source>Instruction for all photos</source>
        <translation>Instrucción para todas las fotos</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Como el original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>Formato de los resultados</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>{name} stands for the name of the original</source>
        <translation>{name} es el nombre del original</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>Junto a cada original</translation>
    </message>
    <message>
        <source>Where the results go</source>
        <translation>Dónde van los resultados</translation>
    </message>
    <message>
        <source>The recipe “{name}”</source>
        <translation>La receta «{name}»</translation>
    </message>
    <message>
        <source>There are no steps yet.</source>
        <translation>Aún no hay pasos.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Hacer</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open a photo</source>
        <translation>Abrir una foto</translation>
    </message>
    <message>
        <source>Drop an old photo here</source>
        <translation>Arrastre aquí una foto antigua</translation>
    </message>
    <message>
        <source>or click to choose one · JPEG, TIFF, PNG, HEIC and more</source>
        <translation>o haga clic para elegir · JPEG, TIFF, PNG, HEIC y más</translation>
    </message>
    <message>
        <source>Or try one of these:</source>
        <translation>O pruebe una de estas:</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sale de este ordenador.</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>Foto de ejemplo: {name}</translation>
    </message>
    <message>
        <source>then say what is wrong with it: “remove the scratches”</source>
        <translation>y diga qué le pasa: «quita los arañazos»</translation>
    </message>
    <message>
        <source>A folder, or several photos, are restored one by one.</source>
        <translation>Una carpeta o varias fotos se restauran una tras otra.</translation>
    </message>
    <message>
        <source>Opened last:</source>
        <translation>Últimas abiertas:</translation>
    </message>
</context>
<context>
    <name>Translator</name>
    <message>
        <source>Amount</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Red eyes removed: {count}.</source>
        <translation>Ojos rojos quitados: {count}.</translation>
    </message>
    <message>
        <source>remove the red eyes</source>
        <translation>quita los ojos rojos</translation>
    </message>
    <message>
        <source>red eyes</source>
        <translation>ojos rojos</translation>
    </message>
    <message>
        <source>Remove red eyes</source>
        <translation>Quitar ojos rojos</translation>
    </message>
    <message>
        <source>more clarity</source>
        <translation>más claridad</translation>
    </message>
    <message>
        <source>little local contrast</source>
        <translation>poco contraste local</translation>
    </message>
    <message>
        <source>Raise clarity</source>
        <translation>Aumentar la claridad</translation>
    </message>
    <message>
        <source>remove the vignette</source>
        <translation>quita el viñeteado</translation>
    </message>
    <message>
        <source>dark corners</source>
        <translation>esquinas oscuras</translation>
    </message>
    <message>
        <source>Lighten dark corners</source>
        <translation>Aclarar esquinas oscuras</translation>
    </message>
    <message>
        <source>{path} is damaged, so nothing can be added to it; rename it and try again.</source>
        <translation>{path} está dañado y no se le puede añadir nada; cámbiele el nombre y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E) and choose the size For a print.</source>
        <translation>use Exportar (Ctrl+E) y elija el tamaño Para imprimir.</translation>
    </message>
    <message>
        <source>take Cut out prints of a scan (Ctrl+Shift+P).</source>
        <translation>use Recortar las copias de un escaneo (Ctrl+Mayús+P).</translation>
    </message>
    <message>
        <source>Invert the negative</source>
        <translation>Pasar el negativo a positivo</translation>
    </message>
    <message>
        <source>colour negative</source>
        <translation>negativo en color</translation>
    </message>
    <message>
        <source>turn this negative into a positive</source>
        <translation>pasa este negativo a positivo</translation>
    </message>
    <message>
        <source>this looks like a colour negative</source>
        <translation>parece un negativo en color</translation>
    </message>
    <message>
        <source>Film base (#rrggbb)</source>
        <translation>Base de la película (#rrggbb)</translation>
    </message>
    <message>
        <source>Exposure (stops)</source>
        <translation>Exposición (pasos)</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Calidez</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Matiz</translation>
    </message>
    <message>
        <source>Remove printed dots</source>
        <translation>Quitar la trama</translation>
    </message>
    <message>
        <source>printed dots</source>
        <translation>puntos de impresión</translation>
    </message>
    <message>
        <source>remove the printed dots</source>
        <translation>quita los puntos de impresión</translation>
    </message>
    <message>
        <source>a grid of dots every {dot_distance:.1f} pixels</source>
        <translation>una trama con puntos cada {dot_distance:.1f} píxeles</translation>
    </message>
    <message>
        <source>make the faces clearer</source>
        <translation>haz que las caras se vean más claras</translation>
    </message>
    <message>
        <source>her dress was dark green</source>
        <translation>su vestido era verde oscuro</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Daños</translation>
    </message>
    <message>
        <source>remove the scratches and the dust</source>
        <translation>quita los arañazos y el polvo</translation>
    </message>
    <message>
        <source>fill in the missing corner</source>
        <translation>rellena la esquina que falta</translation>
    </message>
    <message>
        <source>remove the JPEG blocks</source>
        <translation>quita los bloques del JPEG</translation>
    </message>
    <message>
        <source>remove the rain</source>
        <translation>quita la lluvia</translation>
    </message>
    <message>
        <source>Noise and sharpness</source>
        <translation>Ruido y nitidez</translation>
    </message>
    <message>
        <source>remove the noise</source>
        <translation>quita el ruido</translation>
    </message>
    <message>
        <source>make it sharper</source>
        <translation>hazla más nítida</translation>
    </message>
    <message>
        <source>less grain, a bit sharper</source>
        <translation>menos grano, un poco más nítida</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>demasiado oscura</translation>
    </message>
    <message>
        <source>brighten it a little</source>
        <translation>aclárala un poco</translation>
    </message>
    <message>
        <source>bring back the faded colours</source>
        <translation>recupera los colores desvaídos</translation>
    </message>
    <message>
        <source>remove the yellow cast</source>
        <translation>quita el tono amarillo</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>más contraste</translation>
    </message>
    <message>
        <source>clear the haze</source>
        <translation>quita la neblina</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>Toda la foto</translation>
    </message>
    <message>
        <source>restore this old photo</source>
        <translation>restaura esta foto antigua</translation>
    </message>
    <message>
        <source>everything except the colours</source>
        <translation>todo excepto los colores</translation>
    </message>
    <message>
        <source>Parts of the photo</source>
        <translation>Partes de la foto</translation>
    </message>
    <message>
        <source>brighten the faces</source>
        <translation>ilumina las caras</translation>
    </message>
    <message>
        <source>remove the noise, only in the background</source>
        <translation>quita el ruido, solo en el fondo</translation>
    </message>
    <message>
        <source>remove the scratches in the upper left corner</source>
        <translation>quita los arañazos en la esquina superior izquierda</translation>
    </message>
    <message>
        <source>sharpen everything but the faces</source>
        <translation>enfoca todo excepto las caras</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>twice as large</source>
        <translation>el doble de grande</translation>
    </message>
    <message>
        <source>enlarge it 1.5 times</source>
        <translation>amplíala 1,5 veces</translation>
    </message>
    <message>
        <source>4000 pixels wide</source>
        <translation>4000 píxeles de ancho</translation>
    </message>
    <message>
        <source>20 x 30 cm at 300 dpi</source>
        <translation>20 x 30 cm a 300 dpi</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>reduce the noise by half</source>
        <translation>reduce el ruido a la mitad</translation>
    </message>
    <message>
        <source>sharpen it by 30 %</source>
        <translation>hazla un 30 % más nítida</translation>
    </message>
    <message>
        <source>What stays as it is</source>
        <translation>Lo que se queda como está</translation>
    </message>
    <message>
        <source>remove the noise but keep the film grain</source>
        <translation>quita el ruido pero conserva el grano de la película</translation>
    </message>
    <message>
        <source>remove the scratches, do not change the colours</source>
        <translation>quita los arañazos, no cambies los colores</translation>
    </message>
    <message>
        <source>less yellow, but keep the sepia tone</source>
        <translation>menos amarillo, pero conserva el tono sepia</translation>
    </message>
    <message>
        <source>Several wishes</source>
        <translation>Varios deseos</translation>
    </message>
    <message>
        <source>it is blurry and too dark</source>
        <translation>está borrosa y demasiado oscura</translation>
    </message>
    <message>
        <source>remove the dust, brighten it, twice as large</source>
        <translation>quita el polvo, aclárala, el doble de grande</translation>
    </message>
    <message>
        <source>select it with a tool on the left, then press Fill (key F).</source>
        <translation>selecciónelo con una herramienta de la izquierda y pulse después Rellenar (tecla F).</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>mitad izquierda</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>mitad derecha</translation>
    </message>
    <message>
        <source>upper half</source>
        <translation>mitad superior</translation>
    </message>
    <message>
        <source>lower half</source>
        <translation>mitad inferior</translation>
    </message>
    <message>
        <source>upper left corner</source>
        <translation>esquina superior izquierda</translation>
    </message>
    <message>
        <source>upper right corner</source>
        <translation>esquina superior derecha</translation>
    </message>
    <message>
        <source>lower left corner</source>
        <translation>esquina inferior izquierda</translation>
    </message>
    <message>
        <source>lower right corner</source>
        <translation>esquina inferior derecha</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>centro</translation>
    </message>
    <message>
        <source>border</source>
        <translation>borde</translation>
    </message>
    <message>
        <source>“{clause}” (only: {place})</source>
        <translation>“{clause}” (solo: {place})</translation>
    </message>
    <message>
        <source>“{clause}” (all but: {place})</source>
        <translation>“{clause}” (todo menos: {place})</translation>
    </message>
    <message>
        <source>“{clause}”: this stays as it is.</source>
        <translation>“{clause}”: esto se queda como está.</translation>
    </message>
    <message>
        <source>“{clause}”: nothing is wrong there, so nothing is done about it.</source>
        <translation>“{clause}”: ahí no hay nada mal, así que no se hace nada.</translation>
    </message>
    <message>
        <source>“{clause}”: this is the opposite of a repair; it stays as it is.</source>
        <translation>“{clause}”: es lo contrario de una reparación; se queda como está.</translation>
    </message>
    <message>
        <source>“{clause}”: {answer}</source>
        <translation>“{clause}”: {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not possible here: {answer}</source>
        <translation>“{clause}” no es posible aquí: {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not about the photo. Say what is wrong with it.</source>
        <translation>“{clause}” no trata de la foto. Diga qué tiene de malo.</translation>
    </message>
    <message>
        <source>“{clause}” asks for {factor} times the size. The networks enlarge 2 or 4 times; the exported file is resampled to the size asked for.</source>
        <translation>“{clause}” pide {factor} veces el tamaño. Las redes amplían 2 o 4 veces; el archivo exportado se remuestrea al tamaño pedido.</translation>
    </message>
    <message>
        <source>“{clause}”: the photo is that large already, so it is not enlarged.</source>
        <translation>“{clause}”: la foto ya es así de grande, por eso no se amplía.</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L).</source>
        <translation>use Niveles (Ctrl+Mayús+L).</translation>
    </message>
    <message>
        <source>take Crop and straighten (key C).</source>
        <translation>use Recortar y enderezar (tecla C).</translation>
    </message>
    <message>
        <source>this program repairs what is in the photo and does not change what it shows.</source>
        <translation>este programa repara lo que hay en la foto y no cambia lo que muestra.</translation>
    </message>
    <message>
        <source>this program has no tool for it yet.</source>
        <translation>este programa todavía no tiene una herramienta para eso.</translation>
    </message>
    <message>
        <source>no network for it comes with the program yet.</source>
        <translation>el programa todavía no trae una red para eso.</translation>
    </message>
    <message>
        <source>take Turn left (Ctrl+[) or Turn right (Ctrl+]).</source>
        <translation>use Girar a la izquierda (Ctrl+[) o Girar a la derecha (Ctrl+]).</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L) or Curves (Ctrl+Shift+U).</source>
        <translation>use Niveles (Ctrl+Mayús+L) o Curvas (Ctrl+Mayús+U).</translation>
    </message>
    <message>
        <source>take Heal spots (key J).</source>
        <translation>use Corregir manchas (tecla J).</translation>
    </message>
    <message>
        <source>press Ctrl+Z.</source>
        <translation>pulse Ctrl+Z.</translation>
    </message>
    <message>
        <source>press Ctrl+Shift+Z.</source>
        <translation>pulse Ctrl+Mayús+Z.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E).</source>
        <translation>use Exportar (Ctrl+E).</translation>
    </message>
    <message>
        <source>take Before and after (key Y).</source>
        <translation>use Antes y después (tecla Y).</translation>
    </message>
    <message>
        <source>press Ctrl+Z until the history is at its beginning.</source>
        <translation>pulse Ctrl+Z hasta llegar al principio del historial.</translation>
    </message>
    <message>
        <source>this program restores photos and does not recognise what they show.</source>
        <translation>este programa restaura fotos y no reconoce lo que muestran.</translation>
    </message>
    <message>
        <source>Repair scratches</source>
        <translation>Reparar rayas</translation>
    </message>
    <message>
        <source>Fill holes and missing parts</source>
        <translation>Rellenar lo que falta</translation>
    </message>
    <message>
        <source>missing parts</source>
        <translation>partes que faltan</translation>
    </message>
    <message>
        <source>Remove rain</source>
        <translation>Quitar lluvia</translation>
    </message>
    <message>
        <source>Remove JPEG blocks</source>
        <translation>Quitar bloques JPEG</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>Quitar ruido</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Enfocar</translation>
    </message>
    <message>
        <source>Clear haze</source>
        <translation>Quitar neblina</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>Aclarar</translation>
    </message>
    <message>
        <source>Restore faded colours</source>
        <translation>Recuperar colores desvaídos</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>Mejorar</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Rebuild detail</source>
        <translation>Reconstruir detalles</translation>
    </message>
    <message>
        <source>scratches</source>
        <translation>rayas</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>lluvia</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Cancelado; no se ha escrito nada.</translation>
    </message>
    <message>
        <source>The device {device} could not do this, so the processor does it; it takes longer.</source>
        <translation>El dispositivo {device} no ha podido hacerlo, así que lo hace el procesador; tardará más.</translation>
    </message>
    <message>
        <source>There was not enough memory, so the photo is processed in tiles of {side} pixels.</source>
        <translation>No había memoria suficiente, así que la foto se procesa en teselas de {side} píxeles.</translation>
    </message>
    <message>
        <source>A part of the photo could not be restored ({fault}) and was left as it was.</source>
        <translation>Una parte de la foto no se pudo restaurar ({fault}) y quedó como estaba.</translation>
    </message>
    <message>
        <source>This is not a recipe that can be used (look at {detail}).</source>
        <translation>Esta receta no se puede usar (mire {detail}).</translation>
    </message>
    <message>
        <source>{path} holds {pages} pictures, of which number {page} was opened.</source>
        <translation>{path} contiene {pages} imágenes; se ha abierto la número {page}.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} became sRGB, and results will be sRGB too.</source>
        <translation>Los colores {space} de {path} se han convertido a sRGB, y los resultados también serán sRGB.</translation>
    </message>
    <message>
        <source>{path} has more channels than colours ({count} more), such as infrared; they are not used, and results do not have them.</source>
        <translation>{path} tiene más canales que colores ({count} más), como infrarrojo; no se usan, y los resultados no los llevan.</translation>
    </message>
    <message>
        <source>The metadata of {path} (date, camera, location) could not be read, so results will not contain it.</source>
        <translation>No se pudieron leer los metadatos de {path} (fecha, cámara, lugar), así que los resultados no los tendrán.</translation>
    </message>
    <message>
        <source>A {format} file cannot hold everything, so {path} lacks: {lost}.</source>
        <translation>Un archivo {format} no puede guardarlo todo, así que a {path} le falta: {lost}.</translation>
    </message>
    <message>
        <source>There is not enough memory on {device}; close other programs and try again, or use smaller tiles (--tile 128).</source>
        <translation>No hay memoria suficiente en {device}; cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; your work is safe, run the step again.</source>
        <translation>El motor se ha detenido de forma inesperada; su trabajo está a salvo, repita el paso.</translation>
    </message>
    <message>
        <source>The model {model} is not installed; see `heirloom models list`.</source>
        <translation>El modelo {model} no está instalado; vea la biblioteca de modelos (Ctrl+Mayús+M).</translation>
    </message>
    <message>
        <source>{title} is not installed. Get {source}; then import the files with `heirloom models import`. Licence: {licence}.</source>
        <translation>{title} no está instalado. Consiga {source} y suelte los archivos en la biblioteca de modelos. Licencia: {licence}.</translation>
    </message>
    <message>
        <source>This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.</source>
        <translation>Esto tarda unos {minutes} minutos en {device} y ocupa {gigabytes} GB de su memoria.</translation>
    </message>
    <message>
        <source>The photo seems to show: {tags}.</source>
        <translation>Parece que en la foto se ve: {tags}.</translation>
    </message>
    <message>
        <source>Faces found: {count}; each is rebuilt by itself.</source>
        <translation>Rostros encontrados: {count}; cada uno se reconstruye por separado.</translation>
    </message>
    <message>
        <source>There was not enough memory, so parts of the network are loaded one after another; it takes longer.</source>
        <translation>No había memoria suficiente, así que las partes de la red se cargan una tras otra; tardará más.</translation>
    </message>
    <message>
        <source>Damage was certain on {share:.2%} of the area only; a --mask can show where more is.</source>
        <translation>El daño era seguro solo en el {share:.2%} de la superficie; una máscara puede mostrar dónde hay más.</translation>
    </message>
    <message>
        <source>{share:.1%} of the area was invented rather than restored; --save-evidence shows where.</source>
        <translation>El {share:.1%} de la superficie es inventado y no restaurado.</translation>
    </message>
    <message>
        <source>The model {model} cannot be used ({reason}); install it again.</source>
        <translation>El modelo {model} no se puede usar ({reason}); instálelo de nuevo.</translation>
    </message>
    <message>
        <source>This computer cannot use the device {device}; choose auto or cpu.</source>
        <translation>Este ordenador no puede usar el dispositivo {device}; elija automático o el procesador.</translation>
    </message>
    <message>
        <source>The engine could not do this ({reason}); try it again, or with another step.</source>
        <translation>El motor no ha podido hacerlo ({reason}); inténtelo otra vez o con otro paso.</translation>
    </message>
    <message>
        <source>The model {model} failed ({reason}); try another device.</source>
        <translation>El modelo {model} ha fallado ({reason}); pruebe otro dispositivo.</translation>
    </message>
    <message>
        <source>{path} holds {danger} and was not opened; get the weights from their publisher.</source>
        <translation>{path} contiene {danger} y no se ha abierto; consiga los pesos de quien los publica.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); download it again.</source>
        <translation>{path} está dañado ({detail}); descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} holds no network that is known here ({detail}); see `heirloom models list`.</source>
        <translation>{path} no contiene ninguna red conocida aquí ({detail}); vea la biblioteca de modelos.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {detail}.</source>
        <translation>{path} no se puede usar: {detail}.</translation>
    </message>
    <message>
        <source>{path} is not the published file (its sha256 is {found}); download it again.</source>
        <translation>{path} no es el archivo publicado (su sha256 es {found}); descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} holds a network that could serve several wishes; say which, for instance with `--for noise`.</source>
        <translation>{path} contiene una red que podría servir a varios deseos; diga a cuál.</translation>
    </message>
    <message>
        <source>Reading {path} stopped unexpectedly; nothing was installed. Get the file again from its publisher.</source>
        <translation>La lectura de {path} se detuvo de forma inesperada; no se ha instalado nada. Consiga de nuevo el archivo de quien lo publica.</translation>
    </message>
    <message>
        <source>{path} needs packages that are not installed; get them with `heirloom addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.</source>
        <translation>{path} necesita paquetes que no están instalados; consígalos con `heirloom addon install` (en una copia del código, `pip install heirloom[{extra}]`) o use un archivo ONNX.</translation>
    </message>
    <message>
        <source>The model {model} is part of the program and cannot be removed.</source>
        <translation>El modelo {model} forma parte del programa y no se puede quitar.</translation>
    </message>
    <message>
        <source>The licence of {model} ({licence}) forbids commercial use; read it at {source} and, if you agree, repeat this with --accept-licence.</source>
        <translation>La licencia de {model} ({licence}) prohíbe el uso comercial; léala en {source} y, si está de acuerdo, acéptela en la biblioteca de modelos.</translation>
    </message>
    <message>
        <source>{url} could not be downloaded ({reason}); try again later: what was already downloaded is kept.</source>
        <translation>No se pudo descargar {url} ({reason}); inténtelo más tarde: lo ya descargado se conserva.</translation>
    </message>
    <message>
        <source>The model {model} cannot be downloaded by this program; get its file at {source}, then use `heirloom models import FILE`.</source>
        <translation>Este programa no puede descargar el modelo {model}; consiga su archivo en {source} y suéltelo en la biblioteca de modelos.</translation>
    </message>
    <message>
        <source>Downloads are switched off (offline in the settings); switch them on, or use `heirloom models import FILE`.</source>
        <translation>Las descargas están desactivadas (sin conexión en los ajustes); actívelas o suelte un archivo en la biblioteca de modelos.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed}.</source>
        <translation>El disco de {path} está lleno; libere {needed}.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the disk and its permissions.</source>
        <translation>No se puede escribir {path} ({reason}); revise el disco y los permisos.</translation>
    </message>
    <message>
        <source>The model {model} could not be converted faithfully (it differs by {deviation}); please report it.</source>
        <translation>El modelo {model} no se pudo convertir con fidelidad (difiere en {deviation}); avísenos, por favor.</translation>
    </message>
    <message>
        <source>There is no add-on for {system} on {machine} with Python {python}; everything else works without it.</source>
        <translation>No hay complemento para {system} en {machine} con Python {python}; todo lo demás funciona sin él.</translation>
    </message>
    <message>
        <source>This copy of Heirloom names no source for the add-on; give a package index with --index.</source>
        <translation>Esta copia de Heirloom no indica ninguna fuente para el complemento; indique un índice de paquetes con --index.</translation>
    </message>
    <message>
        <source>There is no picture {page} in {path} (pictures: {pages}); choose another.</source>
        <translation>En {path} no hay ninguna imagen con el número {page} (imágenes: {pages}); elija otra.</translation>
    </message>
    <message>
        <source>The package index does not have {file}; try another index.</source>
        <translation>El índice de paquetes no tiene {file}; pruebe otro índice.</translation>
    </message>
    <message>
        <source>{file} is not the expected file and was removed; try again.</source>
        <translation>{file} no es el archivo esperado y se ha eliminado; inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The add-on is damaged: {file} is missing or was changed (affected files: {count}); remove the add-on and download it again.</source>
        <translation>El complemento está dañado: {file} falta o ha cambiado (archivos afectados: {count}); quite el complemento y descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>This copy of Heirloom does not say where new versions are announced; look where you got it.</source>
        <translation>Esta copia de Heirloom no sabe dónde se anuncian las versiones nuevas; mire donde la consiguió.</translation>
    </message>
    <message>
        <source>{server} did not return the newest version ({reason}); try again later.</source>
        <translation>{server} no ha devuelto la versión más reciente ({reason}); inténtelo más tarde.</translation>
    </message>
    <message>
        <source>Nothing was understood of “{sentence}”, so no file was written; say what is wrong with the photo, such as “remove the scratches”.</source>
        <translation>No se entendió nada de «{sentence}», así que no se escribió ningún archivo; diga qué le pasa a la foto, por ejemplo «quita los arañazos».</translation>
    </message>
    <message>
        <source>Files that look like pictures were left out of folders, since their kind or the ending of their name is not read: {count} ({names}).</source>
        <translation>En las carpetas se omitieron archivos que parecen imágenes, porque su tipo o la terminación de su nombre no se lee: {count} ({names}).</translation>
    </message>
    <message>
        <source>The levels of {path} are floating-point numbers from {least} to {most}; those outside of 0 to 1 ({percent} % or less) are cut, so that parts may be white or black.</source>
        <translation>Los niveles de {path} son números de coma flotante de {least} a {most}; los que están fuera de 0 a 1 ({percent} % o menos) se recortan, por lo que puede haber partes blancas o negras.</translation>
    </message>
    <message>
        <source>The name {path} is too long for the disk; choose a shorter one.</source>
        <translation>El nombre {path} es demasiado largo para el disco; elija uno más corto.</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, where there is no file; choose the file itself.</source>
        <translation>{path} es un enlace a {target}, donde no hay ningún archivo; elija el archivo mismo.</translation>
    </message>
    <message>
        <source>{path} is a file and not a folder; check the name.</source>
        <translation>{path} es un archivo y no una carpeta; compruebe el nombre.</translation>
    </message>
    <message>
        <source>{path} is a folder, pipe, socket or device and not a file; choose a file.</source>
        <translation>{path} es una carpeta, tubería, socket o dispositivo y no un archivo; elija un archivo.</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came from.</source>
        <translation>{path} está vacío (0 bytes); cópielo de nuevo desde su origen.</translation>
    </message>
    <message>
        <source>The disk or the system allows no file of {needed} in {path}; choose another folder.</source>
        <translation>El disco o el sistema no permite un archivo de {needed} en {path}; elija otra carpeta.</translation>
    </message>
    <message>
        <source>Your share of the disk of {path} is used up; free {needed} or choose another folder.</source>
        <translation>Su parte del disco de {path} está agotada; libere {needed} o elija otra carpeta.</translation>
    </message>
    <message>
        <source>{path} cannot be opened, since too many files are open; close other programs and try again.</source>
        <translation>No se puede abrir {path} porque hay demasiados archivos abiertos; cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The disk does not allow the name {path}; choose another one.</source>
        <translation>El disco no permite el nombre {path}; elija otro.</translation>
    </message>
    <message>
        <source>The disk of {path} can only be read; choose another folder.</source>
        <translation>El disco de {path} es de solo lectura; elija otra carpeta.</translation>
    </message>
    <message>
        <source>{path} has data of other programs that are not known here ({names}); results do not have them.</source>
        <translation>{path} tiene datos de otros programas que aquí no se conocen ({names}); los resultados no los tienen.</translation>
    </message>
    <message>
        <source>{sidecar} differs from what EXIF or IPTC of the photo say ({names}); results have both: that of the file beside the photo in XMP.</source>
        <translation>{sidecar} difiere de lo que dicen EXIF o IPTC de la foto ({names}); los resultados tienen ambos: lo del archivo junto a la foto en XMP.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} no existe; revise el nombre.</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its permissions and the disk.</source>
        <translation>No se puede leer {path}; revise sus permisos y el disco.</translation>
    </message>
    <message>
        <source>{path} is not a photo; choose another file.</source>
        <translation>{path} no es una foto; elija otro archivo.</translation>
    </message>
    <message>
        <source>{path} has the format {format}, which cannot be used here; save it as PNG, JPEG, TIFF or WebP.</source>
        <translation>{path} es un archivo {format}, que no se puede usar aquí; guárdelo como PNG, JPEG, TIFF o WebP.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); try to copy or scan it again.</source>
        <translation>{path} está dañado ({detail}); vuelva a copiar o escanear la foto.</translation>
    </message>
    <message>
        <source>{path} is too large: {width} x {height} pixels, where {most} is the most; make it smaller first.</source>
        <translation>{path} es demasiado grande: {width} x {height} píxeles, y lo máximo es {most}; redúzcalo antes.</translation>
    </message>
    <message>
        <source>{path} is very large: {width} x {height} pixels, which take about {needed} of disk; open it alone in the window, or allow it with --large.</source>
        <translation>{path} es muy grande: {width} x {height} píxeles, que ocupan unos {needed} en el disco; ábrala sola en la ventana o permítala con --large.</translation>
    </message>
    <message>
        <source>{path} made the photo decoder crash and was skipped; copy or scan it again.</source>
        <translation>{path} hizo fallar al decodificador de fotos y se ha omitido; vuelva a copiar o escanear la foto.</translation>
    </message>
    <message>
        <source>{photo} was skipped, since its worker ended each time ({times} times); try it alone.</source>
        <translation>{photo} se ha omitido, porque su proceso terminó cada vez ({times} veces); pruebe con la foto sola.</translation>
    </message>
    <message>
        <source>{url} does not exist; check the address.</source>
        <translation>{url} no existe; compruebe la dirección.</translation>
    </message>
    <message>
        <source>{url} cannot be used ({reason}); check the connection and the permissions.</source>
        <translation>{url} no se puede usar ({reason}); compruebe la conexión y los permisos.</translation>
    </message>
    <message>
        <source>Opening {path} was stopped after {seconds} seconds without progress; copy or scan it again.</source>
        <translation>La apertura de {path} se ha detenido tras {seconds} segundos sin avance; vuelva a copiar o escanear la foto.</translation>
    </message>
    <message>
        <source>{path} needs more memory to open than there is; save it as TIFF or PNG, or make it smaller.</source>
        <translation>{path} necesita más memoria de la que hay para abrirse; guárdelo como TIFF o PNG, o redúzcalo.</translation>
    </message>
    <message>
        <source>{path} is no colour profile of a screen; choose another in the settings.</source>
        <translation>{path} no es un perfil de color de pantalla; elija otro en los ajustes.</translation>
    </message>
    <message>
        <source>{path} is open in another window of Heirloom; close it there first.</source>
        <translation>{path} está abierto en otra ventana de Heirloom; ciérrelo allí primero.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting.</source>
        <translation>{path} ya existe; elija otro nombre o permita sobrescribir.</translation>
    </message>
    <message>
        <source>{path} is the original, which is never written over; choose another name.</source>
        <translation>{path} es el original, que nunca se sobrescribe; elija otro nombre.</translation>
    </message>
    <message>
        <source>{path} is a photo, mask or recipe that is being used, which is never written over; choose another name.</source>
        <translation>{path} es una foto, una máscara o una receta en uso, que nunca se sobrescribe; elija otro nombre.</translation>
    </message>
    <message>
        <source>Two results would be written to {path}; choose different names.</source>
        <translation>Dos resultados se escribirían en {path}; elija nombres distintos.</translation>
    </message>
    <message>
        <source>{path} exists and is no earlier file of this kind by Heirloom, so it is not overwritten; choose another name.</source>
        <translation>{path} ya existe y no es un archivo anterior de este tipo hecho por Heirloom, así que no se sobrescribe; elija otro nombre.</translation>
    </message>
    <message>
        <source>{path} would be {width} x {height} pixels, and a side of a {format} file has at most {most}; choose PNG or TIFF.</source>
        <translation>{path} tendría {width} x {height} píxeles, y un lado de un archivo {format} tiene como máximo {most}; elija PNG o TIFF.</translation>
    </message>
    <message>
        <source>{path} lacks the notes of the camera&apos;s maker (MakerNote), since they may tell the place.</source>
        <translation>{path} no contiene las notas del fabricante de la cámara (MakerNote), porque pueden indicar el lugar.</translation>
    </message>
    <message>
        <source>The project {path} keeps the original with its place.</source>
        <translation>El proyecto {path} conserva el original con su lugar.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} are taken for sRGB and may look different; results have the same colours.</source>
        <translation>Los colores {space} de {path} se tratan como sRGB y pueden verse distintos; los resultados tienen los mismos colores.</translation>
    </message>
    <message>
        <source>The result is {path}, because {wanted} is another photo or result.</source>
        <translation>El resultado es {path}, porque {wanted} es otra foto u otro resultado.</translation>
    </message>
    <message>
        <source>{path} has changed or gone since it was opened; open it again.</source>
        <translation>{path} ha cambiado o desaparecido desde que se abrió; ábralo de nuevo.</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another folder.</source>
        <translation>No se puede escribir {path}; elija otra carpeta.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed} or choose another folder.</source>
        <translation>El disco de {path} está lleno; libere {needed} o elija otra carpeta.</translation>
    </message>
    <message>
        <source>{path} is not a project that can be opened (look at {detail}).</source>
        <translation>{path} no es un proyecto que se pueda abrir (mire {detail}).</translation>
    </message>
    <message>
        <source>{path} was saved by a newer Heirloom; update this one to open it.</source>
        <translation>{path} se guardó con un Heirloom más nuevo; actualice este para abrirlo.</translation>
    </message>
    <message>
        <source>The mask {path} is {width} x {height}, but the photo is {photo_width} x {photo_height}; they must be the same.</source>
        <translation>La máscara {path} mide {width} x {height}, pero la foto {photo_width} x {photo_height}; deben medir lo mismo.</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({kind}); the log says more.</source>
        <translation>Ha ocurrido algo imprevisto ({kind}); el registro dice más.</translation>
    </message>
    <message>
        <source>marks on {surely_marked:.1%} of the area</source>
        <translation>marcas en el {surely_marked:.1%} de la superficie</translation>
    </message>
    <message>
        <source>many thin bright lines</source>
        <translation>muchas líneas finas y claras</translation>
    </message>
    <message>
        <source>JPEG blocks, quality near {quality:.0f}</source>
        <translation>bloques JPEG, calidad cercana a {quality:.0f}</translation>
    </message>
    <message>
        <source>grain of about {sigma:.0f} levels of 255</source>
        <translation>grano de unos {sigma:.0f} niveles de 255</translation>
    </message>
    <message>
        <source>the steepest edges rise by {steepness:.0%} a pixel</source>
        <translation>los bordes más marcados suben un {steepness:.0%} por píxel</translation>
    </message>
    <message>
        <source>even dark areas are no darker than {dark_channel:.0%}</source>
        <translation>ni las zonas oscuras bajan del {dark_channel:.0%}</translation>
    </message>
    <message>
        <source>half of the photo is darker than {middle:.0%}</source>
        <translation>la mitad de la foto es más oscura que el {middle:.0%}</translation>
    </message>
    <message>
        <source>tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}</source>
        <translation>tonos del {black:.0%} al {white:.0%}, dominante de color {tint:.0%}</translation>
    </message>
    <message>
        <source>less detail than {long_side:.0f} pixels can hold</source>
        <translation>menos detalle del que caben en {long_side:.0f} píxeles</translation>
    </message>
    <message>
        <source>JPEG blocks</source>
        <translation>bloques JPEG</translation>
    </message>
    <message>
        <source>found in the photo</source>
        <translation>encontrado en la foto</translation>
    </message>
    <message>
        <source>by {title}, which comes with the program</source>
        <translation>con {title}, que viene con el programa</translation>
    </message>
    <message>
        <source>by {title}, the best that is installed for this</source>
        <translation>con {title}, el mejor instalado para esto</translation>
    </message>
    <message>
        <source>by {title}; others are installed for this, but too slow for this device</source>
        <translation>con {title}; hay otros instalados, pero son demasiado lentos para este dispositivo</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>ruido</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>desenfoque</translation>
    </message>
    <message>
        <source>haze</source>
        <translation>neblina</translation>
    </message>
    <message>
        <source>darkness</source>
        <translation>oscuridad</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>desvaído</translation>
    </message>
    <message>
        <source>dull tones</source>
        <translation>tonos apagados</translation>
    </message>
    <message>
        <source>few details</source>
        <translation>poco detalle</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>rostros</translation>
    </message>
    <message>
        <source>lost detail</source>
        <translation>detalles perdidos</translation>
    </message>
    <message>
        <source>Finds faces</source>
        <translation>Encuentra rostros</translation>
    </message>
    <message>
        <source>Runs generative models and imports PyTorch files</source>
        <translation>Ejecuta modelos generativos e importa archivos de PyTorch</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>Qué muestra la foto</translation>
    </message>
    <message>
        <source>Repair of noise and blur</source>
        <translation>Reparación del ruido y el desenfoque</translation>
    </message>
    <message>
        <source>Invented detail</source>
        <translation>Detalle inventado</translation>
    </message>
    <message>
        <source>Quick, with less detail</source>
        <translation>Rápido, con menos detalle</translation>
    </message>
    <message>
        <source>Process each face separately</source>
        <translation>Procesar cada rostro por separado</translation>
    </message>
    <message>
        <source>Process the background too</source>
        <translation>Procesar también el fondo</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Masks, brush strokes and the crop are not saved in the recipe: on other photos the steps act everywhere.</source>
        <translation>Las máscaras, las pinceladas y el recorte no se guardan en la receta: en otras fotos, los pasos actúan en todas partes.</translation>
    </message>
    <message>
        <source>“{clause}”</source>
        <translation>«{clause}»</translation>
    </message>
    <message>
        <source>Takes about {time} and {gigabytes} GB of memory ({device}).</source>
        <translation>Tarda unos {time} y ocupa {gigabytes} GB de memoria ({device}).</translation>
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
        <translation>Se encontró poco daño seguro; Ctrl+F muestra los daños posibles. Seleccione o pinte el resto y pulse F para rellenarlo.</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>aprox. {count} s</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>aprox. {count} min</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>quedan aprox. {count} s</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>quedan aprox. {count} min</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveles</translation>
    </message>
    <message>
        <source>Healed spots</source>
        <translation>Manchas corregidas</translation>
    </message>
    <message>
        <source>Merged layers</source>
        <translation>Capas combinadas</translation>
    </message>
    <message>
        <source>Reads instructions</source>
        <translation>Lee las instrucciones</translation>
    </message>
    <message>
        <source>Finds scratches and dust</source>
        <translation>Encuentra rayas y polvo</translation>
    </message>
    <message>
        <source>Fills what was damaged</source>
        <translation>Rellena lo dañado</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>Luz y color</translation>
    </message>
    <message>
        <source>Noise, blur and JPEG blocks, as instructed</source>
        <translation>Ruido, desenfoque y bloques JPEG según la instrucción</translation>
    </message>
    <message>
        <source>Rebuilds faces and detail</source>
        <translation>Reconstruye rostros y detalle</translation>
    </message>
    <message>
        <source>Part of another model</source>
        <translation>Parte de otro modelo</translation>
    </message>
    <message>
        <source>No defects were found. Describe what you see.</source>
        <translation>No se encontraron defectos. Describa lo que ve.</translation>
    </message>
    <message>
        <source>{share} of the area was invented; Shift+I shows where.</source>
        <translation>Se inventó el {share} del área; Mayús+I muestra dónde.</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Repair exactly the masked area</source>
        <translation>Reparar exactamente el área enmascarada</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>Fidelidad</translation>
    </message>
    <message>
        <source>Adherence to the photo</source>
        <translation>Fidelidad a la foto original</translation>
    </message>
    <message>
        <source>Steps (0: as published)</source>
        <translation>Pasos (0: como se publicó)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Indicación</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Indicación negativa</translation>
    </message>
    <message>
        <source>This recipe was saved by a newer Heirloom; update this one to use it.</source>
        <translation>Esta receta la guardó una versión más nueva de Heirloom; actualice esta para usarla.</translation>
    </message>
    <message>
        <source>{path} could not be understood completely (look at {detail}). It was kept as {kept}, and what could be understood is used.</source>
        <translation>No se pudo entender {path} por completo (véase {detail}). Se guardó como {kept}, y se usa lo que se pudo entender.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Heirloom and is not used here. It was kept as {kept}.</source>
        <translation>{path} la escribió una versión más nueva de Heirloom y no se usa aquí. Se guardó como {kept}.</translation>
    </message>
    <message>
        <source>{path} is no model card that can be used (look at {detail}); its model is left out. It was kept as {kept}.</source>
        <translation>{path} no es una ficha de modelo que se pueda usar (véase {detail}); su modelo se omite. Se guardó como {kept}.</translation>
    </message>
    <message>
        <source>{path} is no regular file, or far too large; choose another file.</source>
        <translation>{path} no es un archivo normal, o es demasiado grande; elija otro archivo.</translation>
    </message>
    <message>
        <source>The batch queue {path} belongs to another window of Heirloom. Photos that are added here are restored, but stored only once that window is closed.</source>
        <translation>La cola por lotes {path} pertenece a otra ventana de Heirloom. Las fotos que se añadan aquí se restauran, pero la cola solo se guarda cuando esa ventana se cierre.</translation>
    </message>
    <message>
        <source>The network gave no usable result for any part of the photo ({fault}), so nothing was restored; try another device or model.</source>
        <translation>La red no dio un resultado utilizable para ninguna parte de la foto ({fault}), así que no se restauró nada; pruebe otro dispositivo u otro modelo.</translation>
    </message>
    <message>
        <source>The process that opens {path} has not answered for {seconds} seconds; it is ended and started again if it does not go on.</source>
        <translation>El proceso que abre {path} no responde desde hace {seconds} segundos; si no continúa, se termina y se inicia de nuevo.</translation>
    </message>
    <message>
        <source>{url} does not answer ({reason}); it is asked again for up to {minutes} minutes.</source>
        <translation>{url} no responde ({reason}); se le seguirá preguntando hasta {minutes} minutos.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} está cortado: de sus {height} filas, las últimas {missing} faltan o están incompletas. Aparecen en gris.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} está dañado por dentro: de sus {height} filas, las últimas {missing} no se pudieron leer y aparecen en gris. Otras pueden estar mal; compárelo con una copia.</translation>
    </message>
    <message>
        <source>“{clause}”: no face can be found in the photo. Select the place, then say it again.</source>
        <translation>“{clause}”: no se encuentra ninguna cara en la foto. Seleccione el lugar y dígalo otra vez.</translation>
    </message>
    <message>
        <source>“{clause}”: the place is guessed from the faces and only approximate. The mask of the layer can be corrected.</source>
        <translation>“{clause}”: el lugar se deduce de las caras y es solo aproximado. La máscara de la capa se puede corregir.</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>ojos</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>boca</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>background</source>
        <translation>fondo</translation>
    </message>
    <message>
        <source>Restore faces</source>
        <translation>Restaurar caras</translation>
    </message>
    <message>
        <source>Faces restored: {count}; left alone, since they are too small or far behind: {left}.</source>
        <translation>Caras restauradas: {count}; sin cambios, por ser demasiado pequeñas o estar muy al fondo: {left}.</translation>
    </message>
    <message>
        <source>Faces that were changed less, so that they stay the same person: {count}.</source>
        <translation>Caras que se cambiaron menos para que sigan siendo la misma persona: {count}.</translation>
    </message>
    <message>
        <source>Whether the faces are still the same person was not measured, since no network for it is installed (SFace in the model library). Compare them before and after.</source>
        <translation>No se ha medido si las caras siguen siendo la misma persona, porque no hay ninguna red instalada para ello (SFace en la biblioteca de modelos). Compárelas antes y después.</translation>
    </message>
    <message>
        <source>“{clause}”: noise and blur are taken from each face, and nothing is invented. To rebuild what is lost, {answer}</source>
        <translation>«{clause}»: se quitan el ruido y el desenfoque de cada cara, y no se inventa nada. Para reconstruir lo perdido: {answer}</translation>
    </message>
    <message>
        <source>get a network for faces in the model library (Ctrl+Shift+M).</source>
        <translation>obtenga una red para caras en la biblioteca de modelos (Ctrl+Mayús+M).</translation>
    </message>
    <message>
        <source>Add invented colours</source>
        <translation>Añadir colores inventados</translation>
    </message>
    <message>
        <source>missing colours</source>
        <translation>falta de colores</translation>
    </message>
    <message>
        <source>“{clause}”: select the thing that had this colour, then say it again.</source>
        <translation>«{clause}»: seleccione lo que tenía ese color y dígalo de nuevo.</translation>
    </message>
    <message>
        <source>no network for colours is installed. Say what had which colour, such as “her dress was dark green”.</source>
        <translation>no hay ninguna red para colores instalada. Diga qué tenía qué color, por ejemplo «su vestido era verde oscuro».</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>ropa</translation>
    </message>
    <message>
        <source>Least likeness of a face</source>
        <translation>Parecido mínimo de una cara</translation>
    </message>
    <message>
        <source>Colour (#rrggbb)</source>
        <translation>Color (#rrggbb)</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>The added colours are invented; the photo does not tell them.</source>
        <translation>Los colores añadidos son inventados; la foto no los revela.</translation>
    </message>
    <message>
        <source>the server was not found; is this computer online?</source>
        <translation>no se encontró el servidor; ¿está conectado este ordenador?</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>el servidor no respondió a tiempo</translation>
    </message>
    <message>
        <source>the server does not accept connections</source>
        <translation>el servidor no acepta conexiones</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>se cortó la conexión</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>no se pudo establecer una conexión segura</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be opened; copy or scan it again.</source>
        <translation>{path} está dañada y no se puede abrir; cópiela o escanéela de nuevo.</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>menos de 1 s</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licencia: {licence}</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>libre para cualquier uso</translation>
    </message>
    <message>
        <source>free for any use that harms nobody</source>
        <translation>libre para cualquier uso que no dañe a nadie</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>no para uso comercial</translation>
    </message>
    <message>
        <source>licence: read it first</source>
        <translation>licencia: léala antes</translation>
    </message>
    <message>
        <source>{time} a face on this computer (estimated)</source>
        <translation>{time} por rostro en este equipo (estimado)</translation>
    </message>
    <message>
        <source>{time} a photo on this computer (estimated)</source>
        <translation>{time} por foto en este equipo (estimado)</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (estimated)</source>
        <translation>{time} por megapíxel en este equipo (estimado)</translation>
    </message>
    <message>
        <source>A second network checks that each face stays the same person.</source>
        <translation>Una segunda red comprueba que cada rostro siga siendo la misma persona.</translation>
    </message>
    <message>
        <source>Checks that each face stays the same person, and holds the change back where it does not.</source>
        <translation>Comprueba que cada rosto siga siendo la misma persona y limita el cambio donde no lo es.</translation>
    </message>
    <message>
        <source>Rebuilds what is lost in each face.</source>
        <translation>Reconstruye lo que se ha perdido en cada rostro.</translation>
    </message>
    <message>
        <source>Colours a black and white photo; the colours are invented.</source>
        <translation>Da color a una foto en blanco y negro; los colores son inventados.</translation>
    </message>
    <message>
        <source>Rebuilds lost detail, which is invented.</source>
        <translation>Reconstruye el detalle perdido, que es inventado.</translation>
    </message>
    <message>
        <source>A larger network than those that come with the program, and slower.</source>
        <translation>Una red más grande que las incluidas, y más lenta.</translation>
    </message>
    <message>
        <source>{url} no longer has the file ({reason}). If you get it elsewhere, import it.</source>
        <translation>{url} ya no tiene el archivo ({reason}). Si lo consigue en otro sitio, impórtelo.</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (measured)</source>
        <translation>{time} por megapíxel en este equipo (medido)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The process that opens photos has not answered for 10 seconds. Wait, cancel, or let a new process open the photo: your work is safe.</source>
        <translation>El proceso que abre las fotos no responde desde hace 10 segundos. Espere, cancele o deje que un proceso nuevo abra la foto: su trabajo está a salvo.</translation>
    </message>
    <message>
        <source>Use a new process</source>
        <translation>Usar un proceso nuevo</translation>
    </message>
    <message>
        <source>The engine has not answered for 10 seconds. Wait, or restart it: your work is safe, only the running step is lost.</source>
        <translation>El motor no responde desde hace 10 segundos. Espere o reinícielo: su trabajo está a salvo, solo se pierde el paso en curso.</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>Reiniciar el motor</translation>
    </message>
    <message>
        <source>Heirloom ended twice while it was starting, so it is in safe mode now: without your own models and the add-on, and on the processor only. Close it and start it again to leave safe mode.</source>
        <translation>Heirloom terminó dos veces mientras se iniciaba, así que ahora está en modo seguro: sin sus modelos propios ni el complemento, y solo con el procesador. Ciérrelo e inícielo de nuevo para salir de este modo.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} está cortado: de sus {height} filas, las últimas {missing} faltan o están incompletas. Aparecen en gris.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} está dañado por dentro: de sus {height} filas, las últimas {missing} no se pudieron leer y aparecen en gris. Otras pueden estar mal; compárelo con una copia.</translation>
    </message>
    <message>
        <source>{path} is damaged within, so parts of the picture may be wrong; compare it with a copy.</source>
        <translation>{path} está dañado por dentro, por lo que partes de la imagen pueden ser incorrectas; compárelo con una copia.</translation>
    </message>
    <message>
        <source>{path} is cut off, so the photo is less sharp than it was.</source>
        <translation>{path} está cortado, por lo que la foto es menos nítida de lo que era.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} está cortado: de sus {height} filas faltan las últimas {missing}; vuelva a copiarlo, ábralo solo en la ventana o permítalo con --partial.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} cannot be read, and others may be wrong; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} está dañado por dentro: de sus {height} filas, las últimas {missing} no se pueden leer y otras pueden estar mal; vuelva a copiarlo, ábralo solo en la ventana o permítalo con --partial.</translation>
    </message>
    <message>
        <source>{path} is cut off before its fine detail; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} está cortado antes de los detalles finos; vuelva a copiarlo, ábralo solo en la ventana o permítalo con --partial.</translation>
    </message>
    <message>
        <source>{path} is a motion photo; results do not have its video.</source>
        <translation>{path} es una foto en movimiento; los resultados no tienen su vídeo.</translation>
    </message>
    <message>
        <source>{path} has a gain map for bright screens (HDR); results do not have it.</source>
        <translation>{path} tiene un mapa de ganancia para pantallas brillantes (HDR); los resultados no lo tienen.</translation>
    </message>
    <message>
        <source>{path} holds more pictures behind the first one ({count} more); results do not have them.</source>
        <translation>{path} contiene más imágenes detrás de la primera ({count} más); los resultados no las tienen.</translation>
    </message>
    <message>
        <source>{path} has other data behind its picture ({size} bytes); results do not have them.</source>
        <translation>{path} tiene otros datos detrás de la imagen ({size} bytes); los resultados no los tienen.</translation>
    </message>
    <message>
        <source>{sidecar} may hold metadata of the photo and cannot be read; copy it beside the result to keep it.</source>
        <translation>{sidecar} puede contener metadatos de la foto y no se puede leer; cópielo junto al resultado para conservarlo.</translation>
    </message>
    <message>
        <source>Captions, names, dates and other metadata in {sidecar} are carried into results; developing instructions for other programs are not.</source>
        <translation>Los títulos, nombres, fechas y demás metadatos de {sidecar} pasan a los resultados; los ajustes de revelado de otros programas, no.</translation>
    </message>
</context>
<context>
    <name>DamageRow</name>
    <message numerus="yes">
        <source>Damage found: %n place(s)</source>
        <translation>
            <numerusform>Daños encontrados: %n lugar</numerusform>
            <numerusform>Daños encontrados: %n lugares</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Tint the damage in the photo, to correct it (Esc)</source>
        <translation>Colorear los daños en la foto para corregirlos (Esc)</translation>
    </message>
    <message>
        <source>Click a place to leave it out or take it back. Paint with the brush to add.</source>
        <translation>Haga clic en un lugar para excluirlo o volver a incluirlo. Pinte con el pincel para añadir.</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>Descartar todas las correcciones</translation>
    </message>
    <message>
        <source>Looking for damage: {share}</source>
        <translation>Buscando daños: {share}</translation>
    </message>
    <message>
        <source>No damage found; paint where it is.</source>
        <translation>No se encontraron daños; pinte dónde están.</translation>
    </message>
    <message>
        <source>The damage cannot be shown.</source>
        <translation>No se pueden mostrar los daños.</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>Sensibilidad de la detección de daños</translation>
    </message>
    <message>
        <source>less</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>more</source>
        <translation>más</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>Abrir reciente</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Vaciar esta lista</translation>
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
        <translation>Cuántos píxeles son oscuros (izquierda) y claros (derecha), en rojo, verde y azul</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>Width</source>
        <translation>Ancho</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>White border</source>
        <translation>Borde blanco</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Puntos por pulgada</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} píxeles</translation>
    </message>
    <message>
        <source>{size}. The photo has fewer: it is enlarged {factor} times.</source>
        <translation>{size}. La foto tiene menos: se amplía {factor} veces.</translation>
    </message>
</context>
<context>
    <name>ColourController</name>
    <message>
        <source>That photo has no colours.</source>
        <translation>Esa foto no tiene colores.</translation>
    </message>
    <message>
        <source>Colours of another photo</source>
        <translation>Colores de otra foto</translation>
    </message>
    <message>
        <source>Colour to paint with</source>
        <translation>Color para pintar</translation>
    </message>
    <message>
        <source>Paint a colour</source>
        <translation>Pintar un color</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>Faces</source>
        <translation>Caras</translation>
    </message>
</context>
<context>
    <name>_FaceRow</name>
    <message>
        <source>Face {number}</source>
        <translation>Cara {number}</translation>
    </message>
    <message>
        <source>Likeness {likeness}</source>
        <translation>Parecido {likeness}</translation>
    </message>
</context>
<context>
    <name>SentencesDialog</name>
    <message>
        <source>What you can say</source>
        <translation>Lo que puede decir</translation>
    </message>
    <message>
        <source>A click puts a sentence into the line.</source>
        <translation>Un clic pone la frase en la línea.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Get it</source>
        <translation>Obtener</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importar archivo…</translation>
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
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Instalando…</translation>
    </message>
    <message>
        <source>Downloading: {share}</source>
        <translation>Descargando: {share}</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>Espera a otra descarga</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Download it from its publisher and install it; then the plan is made again</source>
        <translation>Descargarlo de su editor e instalarlo; después se vuelve a hacer el plan</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>Importar un archivo que ya tiene</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>Detener; la descarga parcial se conserva y puede continuarse</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Detener y descartar</translation>
    </message>
    <message>
        <source>Hide this until the program is started again</source>
        <translation>Ocultar hasta que el programa se inicie de nuevo</translation>
    </message>
</context>
<context>
    <name>OfferController</name>
    <message>
        <source>{title} is installed and will be used by the next plan.</source>
        <translation>{title} está instalado y se usará en el próximo plan.</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportado a {path}</translation>
    </message>
</context>
<context>
    <name>PrintsView</name>
    <message>
        <source>Arrow keys move the chosen prints, Delete removes them.</source>
        <translation>Las flechas mueven las copias elegidas, Supr las quita.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Escaneo</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Save in</source>
        <translation>Guardar en</translation>
    </message>
    <message>
        <source>Other scans…</source>
        <translation>Otros escaneos…</translation>
    </message>
    <message>
        <source>This side is up</source>
        <translation>Este lado va arriba</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar a la derecha</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar a la izquierda</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>Dividir en dos</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>Save {count} prints</source>
        <translation>Guardar {count} copias</translation>
    </message>
    <message>
        <source>(up?)</source>
        <translation>(¿arriba?)</translation>
    </message>
    <message>
        <source>Prints: {count}.</source>
        <translation>Copias: {count}.</translation>
    </message>
    <message>
        <source>Prints: {count}. Check which side is up of: {doubtful}.</source>
        <translation>Copias: {count}. Compruebe qué lado va arriba en: {doubtful}.</translation>
    </message>
    <message>
        <source>No print was found. Draw one with the mouse, or take Add.</source>
        <translation>No se encontró ninguna copia. Dibuje una con el ratón o use Añadir.</translation>
    </message>
    <message>
        <source>Saving the prints…</source>
        <translation>Guardando las copias…</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Carpeta: {folder}</translation>
    </message>
    <message>
        <source>Looking for prints…</source>
        <translation>Buscando copias…</translation>
    </message>
    <message>
        <source>{name}: scan {number} of {count}</source>
        <translation>{name}: escaneo {number} de {count}</translation>
    </message>
    <message>
        <source>Skip this scan</source>
        <translation>Omitir este escaneo</translation>
    </message>
    <message>
        <source>Then restore them all</source>
        <translation>Después restaurarlas todas</translation>
    </message>
    <message>
        <source>Cut out prints</source>
        <translation>Recortar copias</translation>
    </message>
</context>
<context>
    <name>SplitController</name>
    <message>
        <source>Prints saved in {folder}: {count}</source>
        <translation>Copias guardadas en {folder}: {count}</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Name of the person</source>
        <translation>Nombre de la persona</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Photos: {count}. What you write is added to an XMP file beside each of them; empty fields leave what is there.</source>
        <translation>Fotos: {count}. Lo que escriba se añade a un archivo XMP junto a cada una; los campos vacíos dejan lo que hay.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Añadir una persona</translation>
    </message>
    <message>
        <source>Understood as {date}; sorted as {day}.</source>
        <translation>Entendido como {date}; se ordena como {day}.</translation>
    </message>
    <message>
        <source>Not understood; it is kept as it is written.</source>
        <translation>No se entiende; se guarda tal como está escrito.</translation>
    </message>
    <message>
        <source>Rough dates are welcome.</source>
        <translation>Basta una fecha aproximada.</translation>
    </message>
    <message>
        <source>album, page and number of the print</source>
        <translation>álbum, página y número de la copia</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Procedencia</translation>
    </message>
    <message>
        <source>street, town, country – from near to far</source>
        <translation>calle, ciudad, país: de cerca a lejos</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>c. 1943, summer 1956</source>
        <translation>hacia 1943, verano 1956</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>Sobre esta foto</translation>
    </message>
    <message>
        <source>About many photos</source>
        <translation>Sobre muchas fotos</translation>
    </message>
</context>
<context>
    <name>FactsController</name>
    <message>
        <source>Facts were written beside the photos: {count}</source>
        <translation>Datos escritos junto a las fotos: {count}</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>Sobre esta foto</translation>
    </message>
</context>
</TS>
