<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Heirloom</source>
        <translation>Über Heirloom</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Restores old photographs on this computer. Free software under the Apache License 2.0; nothing is ever sent anywhere.</source>
        <translation>Restauriert alte Fotografien auf diesem Computer. Freie Software unter der Apache License 2.0; es wird nie etwas irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Entstanden mit</translation>
    </message>
    <message>
        <source>Licence of</source>
        <translation>Lizenz von</translation>
    </message>
    <message>
        <source>All components, one line each</source>
        <translation>Alle Bestandteile, je eine Zeile</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Colours of another photo…</source>
        <translation>Farben eines anderen Fotos…</translation>
    </message>
    <message>
        <source>About many photos…</source>
        <translation>Über viele Fotos…</translation>
    </message>
    <message>
        <source>caption people names date place album faces</source>
        <translation>Bildunterschrift Personen Namen Datum Ort Album Gesichter</translation>
    </message>
    <message>
        <source>About this photo…</source>
        <translation>Über dieses Foto…</translation>
    </message>
    <message>
        <source>split album page flatbed several photos</source>
        <translation>teilen Albumseite Flachbett mehrere Fotos</translation>
    </message>
    <message>
        <source>Cut out prints of a scan…</source>
        <translation>Abzüge aus einem Scan ausschneiden…</translation>
    </message>
    <message>
        <source>What you can say…</source>
        <translation>Was Sie sagen können…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Restore many photos…</source>
        <translation>Viele Fotos restaurieren…</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>Rezept speichern…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Enter an instruction</source>
        <translation>Anweisung eingeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl suchen…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Tasten…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>Was ist neu…</translation>
    </message>
    <message>
        <source>About Heirloom…</source>
        <translation>Über Heirloom…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>Hinzufügen und Abziehen tauschen</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>Auswahl füllen</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Auswahl umkehren</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Foto bewegen</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Similar colours</source>
        <translation>Ähnliche Farben</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Crop and straighten</source>
        <translation>Zuschneiden und ausrichten</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Merge the two topmost layers</source>
        <translation>Die zwei obersten Ebenen vereinen</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Vieleck</translation>
    </message>
    <message>
        <source>Heal spots</source>
        <translation>Flecken heilen</translation>
    </message>
    <message>
        <source>Photo and layers</source>
        <translation>Foto und Ebenen</translation>
    </message>
    <message>
        <source>Check for a new version…</source>
        <translation>Nach neuer Version sehen…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>Modellbibliothek…</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>Schäden suchen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>Restauriert oder erfunden</translation>
    </message>
    <message>
        <source>Next picture of the file</source>
        <translation>Nächstes Bild der Datei</translation>
    </message>
    <message>
        <source>Previous picture of the file</source>
        <translation>Voriges Bild der Datei</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>Rückgängig: {edit}</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>Wiederholen: {edit}</translation>
    </message>
    <message>
        <source>Levels and colour</source>
        <translation>Tonwerte und Farbe</translation>
    </message>
    <message>
        <source>brightness contrast warmth tint saturation vibrance white balance histogram</source>
        <translation>Helligkeit Kontrast Wärme Tönung Sättigung Dynamik Weißabgleich Histogramm</translation>
    </message>
    <message>
        <source>Paint colours</source>
        <translation>Farben malen</translation>
    </message>
    <message>
        <source>Export before and after…</source>
        <translation>Vorher und nachher exportieren…</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Unchanged, copied as {name}</source>
        <translation>Unverändert, kopiert als {name}</translation>
    </message>
    <message>
        <source>Restored as {name}</source>
        <translation>Restauriert als {name}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Wird restauriert…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <source>Could not be restored</source>
        <translation>Ließ sich nicht restaurieren</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Many photos – Heirloom</source>
        <translation>Viele Fotos – Heirloom</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>Fotos des Stapels</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or click to choose</source>
        <translation>Fotos oder Ordner hierher ziehen oder klicken und auswählen</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>Fortschritt des Stapels</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Restore all waiting photos with the options above</source>
        <translation>Alle wartenden Fotos mit den Optionen oben restaurieren</translation>
    </message>
    <message>
        <source>Restore the photos that still wait</source>
        <translation>Die Fotos restaurieren, die noch warten</translation>
    </message>
    <message>
        <source>New photos in {folders} are restored automatically</source>
        <translation>Neue Fotos in {folders} werden automatisch restauriert</translation>
    </message>
    <message>
        <source>The originals are never changed.</source>
        <translation>Die Originale werden nie verändert.</translation>
    </message>
    <message>
        <source> · paused</source>
        <translation> · angehalten</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Fotos hinzufügen…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Watch folder…</source>
        <translation>Ordner beobachten…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr beobachten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Choose photos to add to the list</source>
        <translation>Fotos für die Liste auswählen</translation>
    </message>
    <message>
        <source>Add all photos of a folder</source>
        <translation>Alle Fotos eines Ordners hinzufügen</translation>
    </message>
    <message>
        <source>Finish the current photo, then pause</source>
        <translation>Das laufende Foto abschließen, dann anhalten</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for the start</source>
        <translation>
            <numerusform>%n Foto wartet auf den Start</numerusform>
            <numerusform>%n Fotos warten auf den Start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n restored</source>
        <translation>
            <numerusform>{done} von %n restauriert</numerusform>
            <numerusform>{done} von %n restauriert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n could not be</source>
        <translation>
            <numerusform> · %n ging nicht</numerusform>
            <numerusform> · %n gingen nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore new photos as they are added to a folder</source>
        <translation>Neue Fotos restaurieren, sobald sie in einen Ordner gelegt werden</translation>
    </message>
    <message>
        <source>Stop restoring new photos</source>
        <translation>Neue Fotos nicht mehr restaurieren</translation>
    </message>
    <message>
        <source>Stop at once; finished results are kept</source>
        <translation>Sofort anhalten; fertige Ergebnisse bleiben erhalten</translation>
    </message>
    <message>
        <source>Retry the photos that could not be restored</source>
        <translation>Die Fotos erneut versuchen, die nicht restauriert werden konnten</translation>
    </message>
    <message>
        <source>Remove finished photos from the list; no file is deleted</source>
        <translation>Fertige Fotos aus der Liste entfernen; keine Datei wird gelöscht</translation>
    </message>
    <message>
        <source>Save the result for each photo as a text file</source>
        <translation>Das Ergebnis für jedes Foto als Textdatei speichern</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Die Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Restore many photos</source>
        <translation>Viele Fotos restaurieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this window; the batch goes on (Esc)</source>
        <translation>Dieses Fenster schließen; der Stapel läuft weiter (Esc)</translation>
    </message>
    <message>
        <source> · {count} needed nothing</source>
        <translation> · {count} brauchten nichts</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Gespeichert als {path}</translation>
    </message>
    <message>
        <source>The batch is finished.</source>
        <translation>Der Stapel ist fertig.</translation>
    </message>
    <message>
        <source>Photos that are in the list already were not added again: {count}</source>
        <translation>Fotos, die schon in der Liste stehen, wurden nicht noch einmal hinzugefügt: {count}</translation>
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
        <translation>Nur eine Ebene</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add what is missing</source>
        <translation>Hinzufügen, was fehlt</translation>
    </message>
    <message>
        <source>Add to: {name}</source>
        <translation>Hinzufügen zu: {name}</translation>
    </message>
    <message>
        <source>Leave out this tag</source>
        <translation>Dieses Schlagwort weglassen</translation>
    </message>
    <message>
        <source>Use this tag again</source>
        <translation>Dieses Schlagwort wieder verwenden</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>An unexpected error occurred. Your work is still open.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten. Ihre Arbeit ist noch geöffnet.</translation>
    </message>
    <message>
        <source>Save it as a project before you go on.</source>
        <translation>Speichern Sie es als Projekt, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>What happened is written in {path}. Nothing is sent.</source>
        <translation>Was geschah, steht in {path}. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Width to height of the crop</source>
        <translation>Breite zu Höhe des Ausschnitts</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>Straighten, in degrees</source>
        <translation>Ausrichten, in Grad</translation>
    </message>
    <message>
        <source>Upright lines</source>
        <translation>Senkrechte</translation>
    </message>
    <message>
        <source>Level lines</source>
        <translation>Waagrechte</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Like the photo</source>
        <translation>Wie das Foto</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Swap landscape and portrait</source>
        <translation>Quer- und Hochformat tauschen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Whole photo, without turning</source>
        <translation>Ganzes Foto, ohne Drehung</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>Das Foto lassen, wie es war (Esc)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Crop the photo (Enter)</source>
        <translation>Das Foto zuschneiden (Eingabe)</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Arrow keys move the crop, with Shift they size it, Enter applies it.</source>
        <translation>Pfeiltasten verschieben den Ausschnitt, mit Umschalt ändern sie seine Größe, Eingabe übernimmt ihn.</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Click to add a point, drag it, pull it out to remove it. Keys: Page Up and Page Down choose a point, arrows move it, Insert adds one, Delete removes it.</source>
        <translation>Klicken fügt einen Punkt hinzu, Ziehen bewegt ihn, Herausziehen entfernt ihn. Tasten: Bild auf und Bild ab wählen einen Punkt, Pfeiltasten bewegen ihn, Einfg fügt einen hinzu, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>Point {at} of {count}: {x} becomes {y}</source>
        <translation>Punkt {at} von {count}: aus {x} wird {y}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>All channels</source>
        <translation>Alle Kanäle</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Which channel the curve changes</source>
        <translation>Welchen Kanal die Kurve ändert</translation>
    </message>
    <message>
        <source>Tone before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Tone after</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Make this curve straight again</source>
        <translation>Diese Kurve wieder gerade machen</translation>
    </message>
</context>
<context>
    <name>MainController</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Working on files…</source>
        <translation>Dateien werden bearbeitet…</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Colours of another photo</source>
        <translation>Farben eines anderen Fotos</translation>
    </message>
    <message>
        <source>Photos and projects ({kinds})</source>
        <translation>Fotos und Projekte ({kinds})</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Photos ({kinds})</source>
        <translation>Fotos ({kinds})</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Recipes ({kinds})</source>
        <translation>Rezepte ({kinds})</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Heirloom project ({kinds})</source>
        <translation>Heirloom-Projekt ({kinds})</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>“{name}” is very large: {width} x {height} pixels.</source>
        <translation>„{name}“ ist sehr groß: {width} x {height} Pixel.</translation>
    </message>
    <message>
        <source>Opening it takes some minutes and about {needed} of disk space; each layer needs more disk space.</source>
        <translation>Das Öffnen dauert einige Minuten und braucht etwa {needed} Plattenplatz; jede Ebene braucht weiteren Platz.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>A very large photo</source>
        <translation>Ein sehr großes Foto</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Ungespeicherte Arbeit</translation>
    </message>
    <message>
        <source>Save the project before you leave this photo?</source>
        <translation>Das Projekt speichern, bevor Sie dieses Foto verlassen?</translation>
    </message>
    <message>
        <source>Your layers are lost if you do not.</source>
        <translation>Sonst gehen Ihre Ebenen verloren.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{name} – Heirloom</source>
        <translation>{name} – Heirloom</translation>
    </message>
    <message>
        <source>Weights ({kinds})</source>
        <translation>Gewichte ({kinds})</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Licence of {model}</source>
        <translation>Lizenz von {model}</translation>
    </message>
    <message>
        <source>These weights must not be used commercially.</source>
        <translation>Diese Gewichte dürfen nicht kommerziell genutzt werden.</translation>
    </message>
    <message>
        <source>{licence}
Read it at {source}. You are asked once for each model.</source>
        <translation>{licence}
Zu lesen unter {source}. Sie werden für jedes Modell einmal gefragt.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich stimme zu</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>Wofür ist es?</translation>
    </message>
    <message>
        <source>{name} could serve several purposes; which one?</source>
        <translation>{name} könnte mehreren Zwecken dienen; welchem?</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} are missing and will be grey. If you have another copy of the file, try that first.</source>
        <translation>Von {height} Zeilen fehlen die letzten {missing}; sie werden grau. Wenn Sie eine andere Kopie der Datei haben, versuchen Sie es zuerst mit ihr.</translation>
    </message>
    <message>
        <source>Its fine detail is missing, so it is less sharp than it was. If you have another copy of the file, try that first.</source>
        <translation>Die feinen Einzelheiten fehlen, deshalb ist es weniger scharf, als es war. Wenn Sie eine andere Kopie der Datei haben, versuchen Sie es zuerst mit ihr.</translation>
    </message>
    <message>
        <source>“{name}” is cut off: a part of the file is missing.</source>
        <translation>„{name}“ ist abgeschnitten: ein Teil der Datei fehlt.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: a part of the file is wrong.</source>
        <translation>„{name}“ ist beschädigt: ein Teil der Datei ist falsch.</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} cannot be read and will be grey; others may be wrong. If you have another copy of the file, try that first.</source>
        <translation>Von {height} Zeilen sind die letzten {missing} nicht lesbar und werden grau; andere können falsch sein. Wenn Sie eine andere Kopie der Datei haben, versuchen Sie es zuerst mit dieser.</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>Öffnen, was da ist</translation>
    </message>
    <message>
        <source>An incomplete photo</source>
        <translation>Ein unvollständiges Foto</translation>
    </message>
    <message>
        <source>Export before and after</source>
        <translation>Vorher und nachher exportieren</translation>
    </message>
    <message>
        <source>Side by side ({kinds})</source>
        <translation>Nebeneinander ({kinds})</translation>
    </message>
    <message>
        <source>Moving slider ({kinds})</source>
        <translation>Bewegter Schieber ({kinds})</translation>
    </message>
    <message>
        <source>Restored faces ({kinds})</source>
        <translation>Restaurierte Gesichter ({kinds})</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Farbtiefe</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Keep the time of the file</source>
        <translation>Zeitstempel der Datei behalten</translation>
    </message>
    <message>
        <source>Programs that sort by time then show the result beside the photo</source>
        <translation>Programme, die nach der Zeit sortieren, zeigen das Ergebnis dann neben dem Foto</translation>
    </message>
    <message>
        <source>Overwrite an existing file</source>
        <translation>Vorhandene Datei überschreiben</translation>
    </message>
    <message>
        <source>The original is never overwritten</source>
        <translation>Das Original wird nie überschrieben</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} Bit</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export the restored photo</source>
        <translation>Das restaurierte Foto exportieren</translation>
    </message>
    <message>
        <source>Keep the location</source>
        <translation>Ortsangabe behalten</translation>
    </message>
    <message>
        <source>Turn this off to remove the location from the file</source>
        <translation>Ausschalten, um den Ort aus der Datei zu entfernen</translation>
    </message>
    <message>
        <source>This photo does not tell where it was taken</source>
        <translation>Dieses Foto verrät nicht, wo es aufgenommen wurde</translation>
    </message>
    <message>
        <source>The notes of the camera&apos;s maker may hold the location; turn this off to remove them</source>
        <translation>Die Notizen des Kameraherstellers können den Ort enthalten; ausschalten, um sie zu entfernen</translation>
    </message>
    <message>
        <source>Date and colour profile are kept.</source>
        <translation>Datum und Farbprofil bleiben erhalten.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>For a print</source>
        <translation>Für einen Abzug</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} Pixel</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Gespeichert als {path}</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportiert nach {path}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Zoom; click for 100 %</source>
        <translation>Zoom; Klick für 100 %</translation>
    </message>
    <message>
        <source>{width} × {height} · {bits} bit</source>
        <translation>{width} × {height} · {bits} Bit</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Grafikkarte (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Enlarged {factor} times from {width} × {height}</source>
        <translation>{factor}-fach vergrößert aus {width} × {height}</translation>
    </message>
</context>
<context>
    <name>CropController</name>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Nach rechts drehen</translation>
    </message>
</context>
<context>
    <name>PreviewOverlay</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Close the settings of the layer</source>
        <translation>Die Einstellungen der Ebene schließen</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>Einstellungen: {name}</translation>
    </message>
    <message>
        <source>This layer has no settings except its opacity.</source>
        <translation>Diese Ebene hat außer der Deckkraft keine Einstellungen.</translation>
    </message>
    <message>
        <source>Takes effect when the layer is run again.</source>
        <translation>Wirkt, sobald die Ebene wieder läuft.</translation>
    </message>
</context>
<context>
    <name>InstructionBar</name>
    <message>
        <source>What you can say</source>
        <translation>Was Sie sagen können</translation>
    </message>
    <message>
        <source>Show sentences that this program understands</source>
        <translation>Sätze zeigen, die dieses Programm versteht</translation>
    </message>
    <message>
        <source>Say what is wrong with this photo…</source>
        <translation>Was stimmt nicht mit diesem Foto?</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Enter shows the plan; Up and Down recall earlier instructions</source>
        <translation>Eingabe zeigt den Plan; Auf und Ab holen frühere Anweisungen zurück</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Show what would be done, before anything runs (Enter)</source>
        <translation>Zeigen, was getan würde, bevor etwas läuft (Enter)</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Plan from the diagnosis of the photo, without an instruction</source>
        <translation>Plan aus der Diagnose des Fotos, ohne Anweisung</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Denkt nach…</translation>
    </message>
    <message>
        <source>Put this into the line</source>
        <translation>In die Zeile übernehmen</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Abbrechen (Esc)</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>Leertaste + ziehen, mittlere Taste</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Foto bewegen</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Zoom to the whole photo or to 100 %</source>
        <translation>Auf das ganze Foto oder auf 100 % zoomen</translation>
    </message>
    <message>
        <source>Hold \</source>
        <translation>\ halten</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>Das Original</translation>
    </message>
    <message>
        <source>← → ↑ ↓</source>
        <translation>← → ↑ ↓</translation>
    </message>
    <message>
        <source>Move the divider, or the photo</source>
        <translation>Teiler oder Foto bewegen</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>Alt halten</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>Hinzufügen und Abziehen vertauschen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>Den Plan ausführen</translation>
    </message>
    <message>
        <source>Double click on a slider</source>
        <translation>Doppelklick auf einen Regler</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>Zurück auf 100 %</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Eingabe, Rücktaste</translation>
    </message>
    <message>
        <source>Close a polygon, remove its last corner</source>
        <translation>Ein Vieleck schließen, die letzte Ecke entfernen</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to reorder; double-click the name to rename</source>
        <translation>Ziehen zum Umordnen; Doppelklick auf den Namen zum Umbenennen</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>Verbergen oder zeigen</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>Name der Ebene</translation>
    </message>
    <message>
        <source>Mask: paint this layer in and out</source>
        <translation>Maske: diese Ebene hinein- und herausmalen</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove mask</source>
        <translation>Maske entfernen</translation>
    </message>
    <message>
        <source>Opacity: {name}</source>
        <translation>Deckkraft: {name}</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>Mehr zu {name}</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Neu ausführen</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Wird restauriert…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Noch nicht ausgeführt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show only this layer, or all layers again</source>
        <translation>Nur diese Ebene zeigen oder wieder alle</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>Ebene löschen</translation>
    </message>
    <message>
        <source>Merge with the one below</source>
        <translation>Mit der Ebene darunter vereinen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Changed since it was run</source>
        <translation>Seit dem letzten Lauf geändert</translation>
    </message>
</context>
<context>
    <name>LayerController</name>
    <message>
        <source>Opacity: {name}</source>
        <translation>Deckkraft: {name}</translation>
    </message>
    <message>
        <source>Show: {name}</source>
        <translation>Zeigen: {name}</translation>
    </message>
    <message>
        <source>Hide: {name}</source>
        <translation>Verbergen: {name}</translation>
    </message>
    <message>
        <source>Move: {name}</source>
        <translation>Verschieben: {name}</translation>
    </message>
    <message>
        <source>Rename: {name}</source>
        <translation>Umbenennen: {name}</translation>
    </message>
    <message>
        <source>Delete: {name}</source>
        <translation>Löschen: {name}</translation>
    </message>
    <message>
        <source>Duplicate: {name}</source>
        <translation>Duplizieren: {name}</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>Einstellungen: {name}</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Gesicht {number}</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Each repair becomes a layer that you can fade, hide, reorder and undo.</source>
        <translation>Jede Reparatur wird eine Ebene, die Sie abschwächen, verbergen, umordnen und zurücknehmen können.</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>{share} or more</source>
        <translation>{share} oder mehr</translation>
    </message>
    <message>
        <source>Changed by the restoration</source>
        <translation>Von der Restaurierung geändert</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>Restauriert oder erfunden</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>restauriert</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>erfunden</translation>
    </message>
</context>
<context>
    <name>ModelLibraryController</name>
    <message>
        <source>{name} was imported.</source>
        <translation>{name} wurde importiert.</translation>
    </message>
    <message>
        <source>The add-on was downloaded; it is used from the next start on.</source>
        <translation>Die Erweiterung wurde heruntergeladen; sie wird ab dem nächsten Start benutzt.</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be used.</source>
        <translation>{name} wurde heruntergeladen und kann benutzt werden.</translation>
    </message>
    <message>
        <source>{name} was verified: all its files are intact.</source>
        <translation>{name} wurde geprüft: Alle Dateien sind unversehrt.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Model library</source>
        <translation>Modellbibliothek</translation>
    </message>
    <message>
        <source>Find a model or a purpose…</source>
        <translation>Modell oder Zweck suchen…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Modell suchen</translation>
    </message>
    <message>
        <source>{size} used by models of your own</source>
        <translation>{size} von eigenen Modellen belegt</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>{name} wird importiert…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Anhalten und verwerfen</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>Import a file of weights; you can also drop it on this window</source>
        <translation>Eine Datei mit Gewichten importieren; Sie können sie auch auf dieses Fenster ziehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Download, and no photo is ever sent.</source>
        <translation>Nichts wird heruntergeladen, bevor Sie auf Herunterladen drücken, und kein Foto wird je gesendet.</translation>
    </message>
    <message>
        <source>Recommended: free for any use, quick, better</source>
        <translation>Empfohlen: frei für jeden Zweck, schnell, besser</translation>
    </message>
    <message>
        <source>Better faces</source>
        <translation>Bessere Gesichter</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>Größere Bilder</translation>
    </message>
    <message>
        <source>Less noise, grain and JPEG blocks</source>
        <translation>Weniger Rauschen, Korn und JPEG-Blöcke</translation>
    </message>
    <message>
        <source>Sharper pictures</source>
        <translation>Schärfere Bilder</translation>
    </message>
    <message>
        <source>Light and colours</source>
        <translation>Licht und Farben</translation>
    </message>
    <message>
        <source>Scratches and holes</source>
        <translation>Kratzer und Löcher</translation>
    </message>
    <message>
        <source>Rebuild everything (needs a graphics card)</source>
        <translation>Alles neu aufbauen (braucht eine Grafikkarte)</translation>
    </message>
    <message>
        <source>Parts that other models need</source>
        <translation>Teile, die andere Modelle brauchen</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Get it, and no photo is ever sent.</source>
        <translation>Nichts wird heruntergeladen, bevor Sie „Holen“ drücken, und nie wird ein Foto gesendet.</translation>
    </message>
</context>
<context>
    <name>TonePanel</name>
    <message>
        <source>Black point</source>
        <translation>Schwarzpunkt</translation>
    </message>
    <message>
        <source>White point</source>
        <translation>Weißpunkt</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>Mitteltöne</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>Weiß wählen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Then click something in the photo that should be white</source>
        <translation>Danach etwas im Foto anklicken, das weiß sein soll</translation>
    </message>
    <message>
        <source>Reset all sliders and curves</source>
        <translation>Alle Regler und Kurven zurücksetzen</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Edit tone curves</source>
        <translation>Tonwertkurven bearbeiten</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Tiefen</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Lichter</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>Dynamik</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Tönung</translation>
    </message>
    <message>
        <source>Like saturation, but it spares what is colourful already</source>
        <translation>Wie Sättigung, schont aber, was schon farbig ist</translation>
    </message>
    <message>
        <source>To the left cooler and bluer, to the right warmer and yellower</source>
        <translation>Nach links kühler und blauer, nach rechts wärmer und gelber</translation>
    </message>
    <message>
        <source>To the left greener, to the right more magenta</source>
        <translation>Nach links grüner, nach rechts mehr Magenta</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>Grau wählen</translation>
    </message>
    <message>
        <source>Then click something in the photo that should have no colour</source>
        <translation>Dann im Foto auf etwas klicken, das keine Farbe haben soll</translation>
    </message>
</context>
<context>
    <name>MaskController</name>
    <message>
        <source>Mask: {name}</source>
        <translation>Maske: {name}</translation>
    </message>
    <message>
        <source>Remove mask: {name}</source>
        <translation>Maske entfernen: {name}</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>Rechteck auswählen</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>Ellipse auswählen</translation>
    </message>
    <message>
        <source>Select with the lasso</source>
        <translation>Mit dem Lasso auswählen</translation>
    </message>
    <message>
        <source>Paint selection</source>
        <translation>Auswahl malen</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>Nach Farbe auswählen</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Auswahl umkehren</translation>
    </message>
    <message>
        <source>Soften selection</source>
        <translation>Auswahl weichzeichnen</translation>
    </message>
    <message>
        <source>Mask of “{name}”</source>
        <translation>Maske von „{name}“</translation>
    </message>
    <message>
        <source>The next repair acts only here</source>
        <translation>Die nächste Reparatur wirkt nur hier</translation>
    </message>
    <message>
        <source>Draw where the next repair is to be applied</source>
        <translation>Zeichnen Sie, wo die nächste Reparatur wirken soll</translation>
    </message>
    <message>
        <source>Select polygon</source>
        <translation>Vieleck auswählen</translation>
    </message>
    <message>
        <source>Paint over a spot: it is filled from its surroundings</source>
        <translation>Einen Fleck übermalen: Er wird aus seiner Umgebung gefüllt</translation>
    </message>
    <message>
        <source>Click something that should be white</source>
        <translation>Etwas anklicken, das weiß sein soll</translation>
    </message>
    <message>
        <source>Paint where damage is, or take it away</source>
        <translation>Malen Sie, wo Schäden sind, oder nehmen Sie sie weg</translation>
    </message>
    <message>
        <source>Paint a colour onto each thing: it spreads up to the edges</source>
        <translation>Malen Sie auf jedes Ding eine Farbe: Sie breitet sich bis zu den Kanten aus</translation>
    </message>
</context>
<context>
    <name>DamageController</name>
    <message>
        <source>Correct the damage</source>
        <translation>Schäden korrigieren</translation>
    </message>
    <message>
        <source>Paint damage</source>
        <translation>Schäden malen</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>Empfindlichkeit der Schadenserkennung</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>Alle Korrekturen verwerfen</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>non-commercial</source>
        <translation>nicht kommerziell</translation>
    </message>
    <message>
        <source>Its licence forbids commercial use; you are asked once</source>
        <translation>Die Lizenz verbietet kommerzielle Nutzung; Sie werden einmal gefragt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <source>Also needs: {titles}</source>
        <translation>Braucht außerdem: {titles}</translation>
    </message>
    <message>
        <source>For NVIDIA&apos;s graphics cards</source>
        <translation>Für Grafikkarten von NVIDIA</translation>
    </message>
    <message>
        <source>For a graphics card; a processor takes very long</source>
        <translation>Für eine Grafikkarte; ein Prozessor braucht sehr lange</translation>
    </message>
    <message>
        <source>Better on a graphics card; a processor takes minutes for a photo</source>
        <translation>Besser mit Grafikkarte; ein Prozessor braucht Minuten für ein Foto</translation>
    </message>
    <message>
        <source>Runs on any computer</source>
        <translation>Läuft auf jedem Computer</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Included with Heirloom</source>
        <translation>In Heirloom enthalten</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Wird heruntergeladen…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Wird überprüft…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download the model from its publisher and install it</source>
        <translation>Das Modell von seinem Herausgeber herunterladen und installieren</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>Download verwerfen</translation>
    </message>
    <message>
        <source>Delete the partial download</source>
        <translation>Den unvollständigen Download löschen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Compare the hashes of all files with the published ones</source>
        <translation>Die Prüfsummen aller Dateien mit den veröffentlichten vergleichen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Delete the model and free disk space</source>
        <translation>Das Modell löschen und Plattenplatz freigeben</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>Eine Datei importieren, die Sie schon haben</translation>
    </message>
    <message>
        <source>Publisher&apos;s page</source>
        <translation>Seite des Herausgebers</translation>
    </message>
    <message>
        <source>Open it in your browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>Anhalten; der unvollständige Download bleibt und kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Anhalten und verwerfen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show licence and origin</source>
        <translation>Lizenz und Herkunft zeigen</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>nicht für gewerbliche Zwecke</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>frei für jeden Zweck</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>etwa {size}</translation>
    </message>
    <message>
        <source>Its file is converted by PyTorch: get the add-on first.</source>
        <translation>Seine Datei wird von PyTorch umgewandelt: Holen Sie zuerst die Erweiterung.</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The whole photo; click to move the view</source>
        <translation>Das ganze Foto; klicken, um den Ausschnitt zu verschieben</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>New version</source>
        <translation>Neue Version</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Jetzt fragen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>You have version {version}</source>
        <translation>Sie haben Version {version}</translation>
    </message>
    <message>
        <source>Heirloom will contact {server} once and fetch {address}, a line of text with the number of the newest version. Nothing about you or your photos is sent, and nothing is installed. The connection is noted in the record on this computer.</source>
        <translation>Heirloom wird {server} einmal kontaktieren und {address} holen, eine Zeile Text mit der Nummer der neuesten Version. Über Sie oder Ihre Fotos wird nichts gesendet, und nichts wird installiert. Die Verbindung wird im Verzeichnis auf diesem Computer vermerkt.</translation>
    </message>
    <message>
        <source>Heirloom is set to stay offline, so it does not check for a new version.</source>
        <translation>Heirloom ist auf offline eingestellt und sucht deshalb nicht nach einer neuen Version.</translation>
    </message>
    <message>
        <source>Version {version} is available at {page}</source>
        <translation>Version {version} ist verfügbar: {page}</translation>
    </message>
    <message>
        <source>There is no newer version.</source>
        <translation>Es gibt keine neuere Version.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Frage…</translation>
    </message>
</context>
<context>
    <name>WhatsNewDialog</name>
    <message>
        <source>What is new</source>
        <translation>Was ist neu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PageSelector</name>
    <message>
        <source>Picture of the file</source>
        <translation>Bild der Datei</translation>
    </message>
    <message>
        <source>This file holds several pictures (Page Up, Page Down)</source>
        <translation>Diese Datei enthält mehrere Bilder (Bild auf, Bild ab)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} von {pages}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do…</source>
        <translation>Schreiben Sie, was Sie tun möchten…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No command fits. Say it as an instruction instead.</source>
        <translation>Kein Befehl passt. Sagen Sie es stattdessen als Anweisung.</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Restore</source>
        <translation>Restaurieren</translation>
    </message>
    <message>
        <source>Run the ticked steps (Ctrl+Enter)</source>
        <translation>Die angekreuzten Schritte ausführen (Strg+Enter)</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>Den Plan schließen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Not understood: {clauses}</source>
        <translation>Nicht verstanden: {clauses}</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, or the whole photo is changed.</source>
        <translation>{places}: Eine Anweisung kann keinen Teil des Fotos auswählen. Wählen Sie ihn zuerst mit einem Werkzeug links aus, sonst wird das ganze Foto geändert.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, then say what to do there.</source>
        <translation>{places}: Eine Anweisung kann keinen Teil des Fotos auswählen. Wählen Sie ihn zuerst mit einem Werkzeug links aus und sagen Sie dann, was dort geschehen soll.</translation>
    </message>
</context>
<context>
    <name>PlannedCard</name>
    <message>
        <source>Do this</source>
        <translation>Das tun</translation>
    </message>
    <message>
        <source>Strength: {name}</source>
        <translation>Stärke: {name}</translation>
    </message>
    <message>
        <source>Confidence that this is meant: {share}</source>
        <translation>Sicherheit, dass dies gemeint ist: {share}</translation>
    </message>
    <message>
        <source>Earlier: {name}</source>
        <translation>Früher: {name}</translation>
    </message>
    <message>
        <source>Later: {name}</source>
        <translation>Später: {name}</translation>
    </message>
    <message>
        <source>Estimated from earlier runs on this computer</source>
        <translation>Geschätzt nach früheren Läufen auf diesem Computer</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>With {models}</source>
        <translation>Mit {models}</translation>
    </message>
    <message>
        <source>probably meant</source>
        <translation>wahrscheinlich gemeint</translation>
    </message>
    <message>
        <source>perhaps meant</source>
        <translation>vielleicht gemeint</translation>
    </message>
    <message>
        <source>{factor}×: from {old} to {new} pixels</source>
        <translation>{factor}×: von {old} auf {new} Pixel</translation>
    </message>
</context>
<context>
    <name>ConnectionList</name>
    <message>
        <source>Connections ever made</source>
        <translation>Alle Verbindungen, die es je gab</translation>
    </message>
    <message>
        <source>Loading the connection log…</source>
        <translation>Das Verbindungsprotokoll wird geladen…</translation>
    </message>
    <message>
        <source>None. Heirloom itself has never connected to anything.</source>
        <translation>Keine. Heirloom selbst hat sich noch nie mit etwas verbunden.</translation>
    </message>
    <message>
        <source>{at} · {url}
{why} · {size} · {outcome}</source>
        <translation>{at} · {url}
{why} · {size} · {outcome}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht beendet</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Settings: {settings}
Logs: {logs}
Temporary pixels: {scratch}
Models: {models}</source>
        <translation>Einstellungen: {settings}
Protokolle: {logs}
Zwischenbilder: {scratch}
Modelle: {models}</translation>
    </message>
    <message>
        <source>Never connect, not even when I press Download</source>
        <translation>Nie verbinden, auch nicht, wenn ich „Herunterladen“ drücke</translation>
    </message>
    <message>
        <source>Delete these files</source>
        <translation>Diese Dateien löschen</translation>
    </message>
    <message>
        <source>The library ONNX Runtime keeps these files to report to its maker. An earlier version of Heirloom, or another program, let it; reports with facts about this computer, but no photos, may have been sent. Heirloom does not allow it any more.
{files}</source>
        <translation>Die Bibliothek ONNX Runtime legt diese Dateien an, um ihrem Hersteller zu berichten. Eine frühere Version von Heirloom oder ein anderes Programm ließ das zu; Berichte mit Angaben über diesen Computer, aber ohne Fotos, könnten gesendet worden sein. Heirloom lässt das nicht mehr zu.
{files}</translation>
    </message>
    <message>
        <source>Deleted:
{files}</source>
        <translation>Gelöscht:
{files}</translation>
    </message>
    <message>
        <source>The system did not allow to delete:
{files}</source>
        <translation>Das System ließ nicht zu, dies zu löschen:
{files}</translation>
    </message>
    <message>
        <source>The files are gone already.</source>
        <translation>Die Dateien sind schon weg.</translation>
    </message>
    <message>
        <source>Your photos stay on this computer. Heirloom has no account, collects no statistics and sends nothing. It connects only when you press Download in the model library, or ask for a new version.</source>
        <translation>Ihre Fotos bleiben auf diesem Computer. Heirloom hat kein Konto, sammelt keine Statistik und sendet nichts. Es verbindet sich nur, wenn Sie in der Modellbibliothek auf Herunterladen drücken oder nach einer neuen Version fragen.</translation>
    </message>
    <message>
        <source>Your last instructions, photos, folders and names of people are remembered on this computer, in {file}.</source>
        <translation>Ihre letzten Anweisungen, Fotos, Ordner und Namen von Personen merkt sich dieser Computer in {file}.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Unsaved work</source>
        <translation>Ungespeicherte Arbeit</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Heirloom ended.</source>
        <translation>„{name}“ war nicht gespeichert, als Heirloom endete.</translation>
    </message>
    <message>
        <source>Its layers were saved for recovery, last on {when}.</source>
        <translation>Die Ebenen wurden zur Wiederherstellung gespeichert, zuletzt am {when}.</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Später fragen</translation>
    </message>
</context>
<context>
    <name>StartFailureDialog</name>
    <message>
        <source>A file or folder</source>
        <translation>Eine Datei oder ein Ordner</translation>
    </message>
    <message>
        <source>{place} cannot be used ({reason}); check the disk and its permissions.</source>
        <translation>{place} kann nicht benutzt werden ({reason}); prüfen Sie den Datenträger und die Rechte.</translation>
    </message>
    <message>
        <source>Heirloom cannot start.</source>
        <translation>Heirloom kann nicht starten.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Pinselgröße ([ und ])</translation>
    </message>
    <message>
        <source>Hardness of the brush</source>
        <translation>Härte des Pinsels</translation>
    </message>
    <message>
        <source>How different colours may be</source>
        <translation>Wie verschieden Farben sein dürfen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Härte</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stop editing the mask (Esc)</source>
        <translation>Bearbeiten der Maske beenden (Esc)</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>Hineinmalen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Paint out</source>
        <translation>Herausmalen</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
    <message>
        <source>X or Alt swaps the two</source>
        <translation>X oder Alt tauscht die beiden</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Soften the edge</source>
        <translation>Kante weichzeichnen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fill the selection from its surroundings (F)</source>
        <translation>Die Auswahl aus ihrer Umgebung füllen (F)</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colours of the screen</source>
        <translation>Farben des Bildschirms</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>As they are (sRGB)</source>
        <translation>Unverändert (sRGB)</translation>
    </message>
    <message>
        <source>A profile from a file…</source>
        <translation>Ein Profil aus einer Datei …</translation>
    </message>
    <message>
        <source>Profile of the screen</source>
        <translation>Profil des Bildschirms</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>Farbprofile (*.icc *.icm)</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Wie das Original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Quality is for JPEG and WebP.</source>
        <translation>Qualität gilt für JPEG und WebP.</translation>
    </message>
    <message>
        <source>Best available device</source>
        <translation>Bestes verfügbares Gerät</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Grafikkarte (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Default of each model</source>
        <translation>Standard des jeweiligen Modells</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>Kachelgröße</translation>
    </message>
    <message>
        <source>Photos of a batch at once</source>
        <translation>Fotos eines Stapels gleichzeitig</translation>
    </message>
    <message>
        <source>Memory for networks (MB)</source>
        <translation>Speicher für Netze (MB)</translation>
    </message>
    <message>
        <source>Memory of the graphics card (MB)</source>
        <translation>Speicher der Grafikkarte (MB)</translation>
    </message>
    <message>
        <source>Memory for the view (MB)</source>
        <translation>Speicher für die Ansicht (MB)</translation>
    </message>
    <message>
        <source>Memory for undo (MB)</source>
        <translation>Speicher für Rückgängig (MB)</translation>
    </message>
    <message>
        <source>These settings take effect at the next start. Small tiles need less memory.</source>
        <translation>Diese Einstellungen gelten ab dem nächsten Start. Kleine Kacheln brauchen weniger Speicher.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Restoration</source>
        <translation>Restaurierung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Show the damage</source>
        <translation>Schäden zeigen</translation>
    </message>
    <message>
        <source>Find scratches and dust, check the result and repair them (Ctrl+F)</source>
        <translation>Kratzer und Staub suchen, das Ergebnis prüfen und ausbessern (Strg+F)</translation>
    </message>
</context>
<context>
    <name>AdjustmentController</name>
    <message>
        <source>Heal spots</source>
        <translation>Flecken heilen</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Tonwerte</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>Tonwerte ändern</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>Weiß wählen</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>Ebenen vereinen</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>Grau wählen</translation>
    </message>
</context>
<context>
    <name>BatchOptions</name>
    <message>
        <source>What each photo needs</source>
        <translation>Was jedes Foto braucht</translation>
    </message>
    <message>
        <source>An instruction</source>
        <translation>Eine Anweisung</translation>
    </message>
    <message>
        <source>What was done to the open photo</source>
        <translation>Was mit dem offenen Foto getan wurde</translation>
    </message>
    <message>
        <source>A saved recipe…</source>
        <translation>Ein gespeichertes Rezept…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What to do to each photo</source>
        <translation>Was mit jedem Foto geschehen soll</translation>
    </message>
    <message>
        <source>Say what is wrong with these photos…</source>
        <translation>Was stimmt nicht mit diesen Fotos?</translation>
    </message>
    <message>
        <source>Instruction for all photos</source>
        <translation>Anweisung für alle Fotos</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Wie das Original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>Format der Ergebnisse</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>{name} stands for the name of the original</source>
        <translation>{name} steht für den Namen des Originals</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>Neben jedem Original</translation>
    </message>
    <message>
        <source>Where the results go</source>
        <translation>Wohin die Ergebnisse kommen</translation>
    </message>
    <message>
        <source>The recipe “{name}”</source>
        <translation>Das Rezept „{name}“</translation>
    </message>
    <message>
        <source>There are no steps yet.</source>
        <translation>Es gibt noch keine Schritte.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Tun</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open a photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Drop an old photo here</source>
        <translation>Ziehen Sie ein altes Foto hierher</translation>
    </message>
    <message>
        <source>or click to choose one · JPEG, TIFF, PNG, HEIC and more</source>
        <translation>oder klicken und auswählen · JPEG, TIFF, PNG, HEIC und mehr</translation>
    </message>
    <message>
        <source>Or try one of these:</source>
        <translation>Oder versuchen Sie eines von diesen:</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>Beispielfoto: {name}</translation>
    </message>
    <message>
        <source>then say what is wrong with it: “remove the scratches”</source>
        <translation>und sagen Sie dann, was ihm fehlt: „entferne die Kratzer“</translation>
    </message>
    <message>
        <source>A folder, or several photos, are restored one by one.</source>
        <translation>Ein Ordner oder mehrere Fotos werden nacheinander restauriert.</translation>
    </message>
    <message>
        <source>Opened last:</source>
        <translation>Zuletzt geöffnet:</translation>
    </message>
</context>
<context>
    <name>Translator</name>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Red eyes removed: {count}.</source>
        <translation>Rote Augen entfernt: {count}.</translation>
    </message>
    <message>
        <source>remove the red eyes</source>
        <translation>entferne die roten Augen</translation>
    </message>
    <message>
        <source>red eyes</source>
        <translation>rote Augen</translation>
    </message>
    <message>
        <source>Remove red eyes</source>
        <translation>Rote Augen entfernen</translation>
    </message>
    <message>
        <source>more clarity</source>
        <translation>mehr Klarheit</translation>
    </message>
    <message>
        <source>little local contrast</source>
        <translation>wenig lokaler Kontrast</translation>
    </message>
    <message>
        <source>Raise clarity</source>
        <translation>Klarheit erhöhen</translation>
    </message>
    <message>
        <source>remove the vignette</source>
        <translation>entferne die Vignette</translation>
    </message>
    <message>
        <source>dark corners</source>
        <translation>dunkle Ecken</translation>
    </message>
    <message>
        <source>Lighten dark corners</source>
        <translation>Dunkle Ecken aufhellen</translation>
    </message>
    <message>
        <source>{path} is damaged, so nothing can be added to it; rename it and try again.</source>
        <translation>{path} ist beschädigt, deshalb kann nichts hinzugefügt werden; benennen Sie sie um und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E) and choose the size For a print.</source>
        <translation>nehmen Sie Exportieren (Strg+E) und wählen Sie die Größe Für einen Abzug.</translation>
    </message>
    <message>
        <source>take Cut out prints of a scan (Ctrl+Shift+P).</source>
        <translation>nehmen Sie Abzüge aus einem Scan ausschneiden (Strg+Umschalt+P).</translation>
    </message>
    <message>
        <source>Invert the negative</source>
        <translation>Negativ umkehren</translation>
    </message>
    <message>
        <source>colour negative</source>
        <translation>Farbnegativ</translation>
    </message>
    <message>
        <source>turn this negative into a positive</source>
        <translation>mach aus diesem Negativ ein Positiv</translation>
    </message>
    <message>
        <source>this looks like a colour negative</source>
        <translation>das sieht wie ein Farbnegativ aus</translation>
    </message>
    <message>
        <source>Film base (#rrggbb)</source>
        <translation>Filmträger (#rrggbb)</translation>
    </message>
    <message>
        <source>Exposure (stops)</source>
        <translation>Belichtung (Blenden)</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Tönung</translation>
    </message>
    <message>
        <source>Remove printed dots</source>
        <translation>Rasterpunkte entfernen</translation>
    </message>
    <message>
        <source>printed dots</source>
        <translation>Rasterpunkte</translation>
    </message>
    <message>
        <source>remove the printed dots</source>
        <translation>entferne die Rasterpunkte</translation>
    </message>
    <message>
        <source>a grid of dots every {dot_distance:.1f} pixels</source>
        <translation>ein Raster mit Punkten alle {dot_distance:.1f} Pixel</translation>
    </message>
    <message>
        <source>make the faces clearer</source>
        <translation>mach die Gesichter deutlicher</translation>
    </message>
    <message>
        <source>her dress was dark green</source>
        <translation>ihr Kleid war dunkelgrün</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Schäden</translation>
    </message>
    <message>
        <source>remove the scratches and the dust</source>
        <translation>entferne die Kratzer und den Staub</translation>
    </message>
    <message>
        <source>fill in the missing corner</source>
        <translation>ergänze die fehlende Ecke</translation>
    </message>
    <message>
        <source>remove the JPEG blocks</source>
        <translation>entferne die JPEG-Artefakte</translation>
    </message>
    <message>
        <source>remove the rain</source>
        <translation>entferne den Regen</translation>
    </message>
    <message>
        <source>Noise and sharpness</source>
        <translation>Rauschen und Schärfe</translation>
    </message>
    <message>
        <source>remove the noise</source>
        <translation>entferne das Rauschen</translation>
    </message>
    <message>
        <source>make it sharper</source>
        <translation>mach es schärfer</translation>
    </message>
    <message>
        <source>less grain, a bit sharper</source>
        <translation>weniger Korn, etwas schärfer</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>zu dunkel</translation>
    </message>
    <message>
        <source>brighten it a little</source>
        <translation>mach es ein wenig heller</translation>
    </message>
    <message>
        <source>bring back the faded colours</source>
        <translation>frische die verblassten Farben auf</translation>
    </message>
    <message>
        <source>remove the yellow cast</source>
        <translation>entferne den Gelbstich</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>mehr Kontrast</translation>
    </message>
    <message>
        <source>clear the haze</source>
        <translation>entferne den Dunst</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>Das ganze Foto</translation>
    </message>
    <message>
        <source>restore this old photo</source>
        <translation>restauriere dieses alte Foto</translation>
    </message>
    <message>
        <source>everything except the colours</source>
        <translation>alles außer den Farben</translation>
    </message>
    <message>
        <source>Parts of the photo</source>
        <translation>Teile des Fotos</translation>
    </message>
    <message>
        <source>brighten the faces</source>
        <translation>helle die Gesichter auf</translation>
    </message>
    <message>
        <source>remove the noise, only in the background</source>
        <translation>entferne das Rauschen, nur im Hintergrund</translation>
    </message>
    <message>
        <source>remove the scratches in the upper left corner</source>
        <translation>entferne die Kratzer in der linken oberen Ecke</translation>
    </message>
    <message>
        <source>sharpen everything but the faces</source>
        <translation>alles schärfen außer den Gesichtern</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>twice as large</source>
        <translation>doppelt so groß</translation>
    </message>
    <message>
        <source>enlarge it 1.5 times</source>
        <translation>vergrößere es 1,5-mal</translation>
    </message>
    <message>
        <source>4000 pixels wide</source>
        <translation>4000 Pixel breit</translation>
    </message>
    <message>
        <source>20 x 30 cm at 300 dpi</source>
        <translation>20 x 30 cm bei 300 dpi</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie stark</translation>
    </message>
    <message>
        <source>reduce the noise by half</source>
        <translation>das Rauschen um die Hälfte verringern</translation>
    </message>
    <message>
        <source>sharpen it by 30 %</source>
        <translation>um 30 % schärfen</translation>
    </message>
    <message>
        <source>What stays as it is</source>
        <translation>Was bleibt, wie es ist</translation>
    </message>
    <message>
        <source>remove the noise but keep the film grain</source>
        <translation>entferne das Rauschen, aber behalte das Filmkorn</translation>
    </message>
    <message>
        <source>remove the scratches, do not change the colours</source>
        <translation>entferne die Kratzer, ändere die Farben nicht</translation>
    </message>
    <message>
        <source>less yellow, but keep the sepia tone</source>
        <translation>weniger gelb, aber behalte den Sepiaton</translation>
    </message>
    <message>
        <source>Several wishes</source>
        <translation>Mehrere Wünsche</translation>
    </message>
    <message>
        <source>it is blurry and too dark</source>
        <translation>es ist unscharf und zu dunkel</translation>
    </message>
    <message>
        <source>remove the dust, brighten it, twice as large</source>
        <translation>Staub entfernen, aufhellen, doppelt so groß</translation>
    </message>
    <message>
        <source>select it with a tool on the left, then press Fill (key F).</source>
        <translation>wählen Sie es links mit einem Werkzeug aus und drücken Sie dann Füllen (Taste F).</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>linke Hälfte</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>rechte Hälfte</translation>
    </message>
    <message>
        <source>upper half</source>
        <translation>obere Hälfte</translation>
    </message>
    <message>
        <source>lower half</source>
        <translation>untere Hälfte</translation>
    </message>
    <message>
        <source>upper left corner</source>
        <translation>obere linke Ecke</translation>
    </message>
    <message>
        <source>upper right corner</source>
        <translation>obere rechte Ecke</translation>
    </message>
    <message>
        <source>lower left corner</source>
        <translation>untere linke Ecke</translation>
    </message>
    <message>
        <source>lower right corner</source>
        <translation>untere rechte Ecke</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>border</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>“{clause}” (only: {place})</source>
        <translation>„{clause}“ (nur: {place})</translation>
    </message>
    <message>
        <source>“{clause}” (all but: {place})</source>
        <translation>„{clause}“ (alles außer: {place})</translation>
    </message>
    <message>
        <source>“{clause}”: this stays as it is.</source>
        <translation>„{clause}“: das bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>“{clause}”: nothing is wrong there, so nothing is done about it.</source>
        <translation>„{clause}“: da ist nichts zu reparieren, also wird nichts daran getan.</translation>
    </message>
    <message>
        <source>“{clause}”: this is the opposite of a repair; it stays as it is.</source>
        <translation>„{clause}“: das ist das Gegenteil einer Reparatur; es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>“{clause}”: {answer}</source>
        <translation>„{clause}“: {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not possible here: {answer}</source>
        <translation>„{clause}“ ist hier nicht möglich: {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not about the photo. Say what is wrong with it.</source>
        <translation>„{clause}“ handelt nicht vom Foto. Sagen Sie, was daran nicht stimmt.</translation>
    </message>
    <message>
        <source>“{clause}” asks for {factor} times the size. The networks enlarge 2 or 4 times; the exported file is resampled to the size asked for.</source>
        <translation>„{clause}“ verlangt die {factor}-fache Größe. Die Netze vergrößern 2- oder 4-fach; die exportierte Datei wird auf die verlangte Größe umgerechnet.</translation>
    </message>
    <message>
        <source>“{clause}”: the photo is that large already, so it is not enlarged.</source>
        <translation>„{clause}“: das Foto ist schon so groß, also wird es nicht vergrößert.</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L).</source>
        <translation>nehmen Sie Tonwerte (Strg+Umschalt+L).</translation>
    </message>
    <message>
        <source>take Crop and straighten (key C).</source>
        <translation>nehmen Sie Zuschneiden und ausrichten (Taste C).</translation>
    </message>
    <message>
        <source>this program repairs what is in the photo and does not change what it shows.</source>
        <translation>dieses Programm repariert, was im Foto ist, und ändert nicht, was es zeigt.</translation>
    </message>
    <message>
        <source>this program has no tool for it yet.</source>
        <translation>dieses Programm hat dafür noch kein Werkzeug.</translation>
    </message>
    <message>
        <source>no network for it comes with the program yet.</source>
        <translation>mit dem Programm kommt dafür noch kein Netz.</translation>
    </message>
    <message>
        <source>take Turn left (Ctrl+[) or Turn right (Ctrl+]).</source>
        <translation>nehmen Sie Nach links drehen (Strg+[) oder Nach rechts drehen (Strg+]).</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L) or Curves (Ctrl+Shift+U).</source>
        <translation>nehmen Sie Tonwerte (Strg+Umschalt+L) oder Kurven (Strg+Umschalt+U).</translation>
    </message>
    <message>
        <source>take Heal spots (key J).</source>
        <translation>nehmen Sie Flecken heilen (Taste J).</translation>
    </message>
    <message>
        <source>press Ctrl+Z.</source>
        <translation>drücken Sie Strg+Z.</translation>
    </message>
    <message>
        <source>press Ctrl+Shift+Z.</source>
        <translation>drücken Sie Strg+Umschalt+Z.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E).</source>
        <translation>nehmen Sie Exportieren (Strg+E).</translation>
    </message>
    <message>
        <source>take Before and after (key Y).</source>
        <translation>nehmen Sie Vorher und nachher (Taste Y).</translation>
    </message>
    <message>
        <source>press Ctrl+Z until the history is at its beginning.</source>
        <translation>drücken Sie Strg+Z, bis der Verlauf am Anfang steht.</translation>
    </message>
    <message>
        <source>this program restores photos and does not recognise what they show.</source>
        <translation>dieses Programm restauriert Fotos und erkennt nicht, was sie zeigen.</translation>
    </message>
    <message>
        <source>Repair scratches</source>
        <translation>Kratzer ausbessern</translation>
    </message>
    <message>
        <source>Fill holes and missing parts</source>
        <translation>Fehlende Teile füllen</translation>
    </message>
    <message>
        <source>missing parts</source>
        <translation>fehlende Teile</translation>
    </message>
    <message>
        <source>Remove rain</source>
        <translation>Regen entfernen</translation>
    </message>
    <message>
        <source>Remove JPEG blocks</source>
        <translation>JPEG-Blöcke entfernen</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>Rauschen entfernen</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Schärfen</translation>
    </message>
    <message>
        <source>Clear haze</source>
        <translation>Dunst lichten</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>Aufhellen</translation>
    </message>
    <message>
        <source>Restore faded colours</source>
        <translation>Verblasste Farben auffrischen</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>Verbessern</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Rebuild detail</source>
        <translation>Einzelheiten neu aufbauen</translation>
    </message>
    <message>
        <source>scratches</source>
        <translation>Kratzer</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>Regen</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>The device {device} could not do this, so the processor does it; it takes longer.</source>
        <translation>Das Gerät {device} kann das nicht, deshalb übernimmt es der Prozessor; es dauert länger.</translation>
    </message>
    <message>
        <source>There was not enough memory, so the photo is processed in tiles of {side} pixels.</source>
        <translation>Der Speicher war knapp, deshalb wird das Foto in Kacheln von {side} Pixeln bearbeitet.</translation>
    </message>
    <message>
        <source>A part of the photo could not be restored ({fault}) and was left as it was.</source>
        <translation>Ein Teil des Fotos ließ sich nicht restaurieren ({fault}) und blieb, wie er war.</translation>
    </message>
    <message>
        <source>This is not a recipe that can be used (look at {detail}).</source>
        <translation>Dieses Rezept lässt sich nicht verwenden (siehe {detail}).</translation>
    </message>
    <message>
        <source>{path} holds {pages} pictures, of which number {page} was opened.</source>
        <translation>{path} enthält {pages} Bilder; geöffnet wurde Nummer {page}.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} became sRGB, and results will be sRGB too.</source>
        <translation>Die {space}-Farben von {path} wurden in sRGB umgewandelt, und auch die Ergebnisse werden sRGB sein.</translation>
    </message>
    <message>
        <source>{path} has more channels than colours ({count} more), such as infrared; they are not used, and results do not have them.</source>
        <translation>{path} hat mehr Kanäle als Farben ({count} mehr), etwa Infrarot; sie werden nicht benutzt und fehlen in den Ergebnissen.</translation>
    </message>
    <message>
        <source>The metadata of {path} (date, camera, location) could not be read, so results will not contain it.</source>
        <translation>Die Metadaten von {path} (Datum, Kamera, Ort) waren nicht lesbar und werden in den Ergebnissen fehlen.</translation>
    </message>
    <message>
        <source>A {format} file cannot hold everything, so {path} lacks: {lost}.</source>
        <translation>Eine {format}-Datei fasst nicht alles, deshalb fehlt in {path}: {lost}.</translation>
    </message>
    <message>
        <source>There is not enough memory on {device}; close other programs and try again, or use smaller tiles (--tile 128).</source>
        <translation>Auf {device} reicht der Speicher nicht; schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; your work is safe, run the step again.</source>
        <translation>Die Engine hat unerwartet aufgehört; Ihre Arbeit ist sicher, starten Sie den Schritt noch einmal.</translation>
    </message>
    <message>
        <source>The model {model} is not installed; see `heirloom models list`.</source>
        <translation>Das Modell {model} ist nicht installiert; siehe Modellbibliothek (Strg+Umschalt+M).</translation>
    </message>
    <message>
        <source>{title} is not installed. Get {source}; then import the files with `heirloom models import`. Licence: {licence}.</source>
        <translation>{title} ist nicht installiert. Besorgen Sie {source} und ziehen Sie die Dateien in die Modellbibliothek. Lizenz: {licence}.</translation>
    </message>
    <message>
        <source>This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.</source>
        <translation>Das dauert etwa {minutes} Minuten auf {device} und braucht {gigabytes} GB seines Speichers.</translation>
    </message>
    <message>
        <source>The photo seems to show: {tags}.</source>
        <translation>Auf dem Foto ist wohl zu sehen: {tags}.</translation>
    </message>
    <message>
        <source>Faces found: {count}; each is rebuilt by itself.</source>
        <translation>Gefundene Gesichter: {count}; jedes wird für sich neu aufgebaut.</translation>
    </message>
    <message>
        <source>There was not enough memory, so parts of the network are loaded one after another; it takes longer.</source>
        <translation>Der Speicher war knapp, deshalb werden Teile des Netzes nacheinander geladen; es dauert länger.</translation>
    </message>
    <message>
        <source>Damage was certain on {share:.2%} of the area only; a --mask can show where more is.</source>
        <translation>Sicher beschädigt waren nur {share:.2%} der Fläche; eine Maske kann zeigen, wo mehr ist.</translation>
    </message>
    <message>
        <source>{share:.1%} of the area was invented rather than restored; --save-evidence shows where.</source>
        <translation>{share:.1%} der Fläche wurden erfunden und nicht restauriert.</translation>
    </message>
    <message>
        <source>The model {model} cannot be used ({reason}); install it again.</source>
        <translation>Das Modell {model} ist nicht verwendbar ({reason}); installieren Sie es neu.</translation>
    </message>
    <message>
        <source>This computer cannot use the device {device}; choose auto or cpu.</source>
        <translation>Dieser Rechner kann das Gerät {device} nicht verwenden; wählen Sie „automatisch“ oder den Prozessor.</translation>
    </message>
    <message>
        <source>The engine could not do this ({reason}); try it again, or with another step.</source>
        <translation>Die Engine konnte das nicht ({reason}); versuchen Sie es noch einmal oder mit einem anderen Schritt.</translation>
    </message>
    <message>
        <source>The model {model} failed ({reason}); try another device.</source>
        <translation>Das Modell {model} ist gescheitert ({reason}); versuchen Sie ein anderes Gerät.</translation>
    </message>
    <message>
        <source>{path} holds {danger} and was not opened; get the weights from their publisher.</source>
        <translation>{path} enthält {danger} und wurde nicht geöffnet; besorgen Sie die Gewichte beim Herausgeber.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); download it again.</source>
        <translation>{path} ist beschädigt ({detail}); laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} holds no network that is known here ({detail}); see `heirloom models list`.</source>
        <translation>{path} enthält kein Netz, das hier bekannt ist ({detail}); siehe Modellbibliothek.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {detail}.</source>
        <translation>{path} kann nicht verwendet werden: {detail}.</translation>
    </message>
    <message>
        <source>{path} is not the published file (its sha256 is {found}); download it again.</source>
        <translation>{path} ist nicht die veröffentlichte Datei (ihr SHA-256 ist {found}); laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} holds a network that could serve several wishes; say which, for instance with `--for noise`.</source>
        <translation>{path} enthält ein Netz, das mehreren Wünschen dienen könnte; sagen Sie, welchem.</translation>
    </message>
    <message>
        <source>Reading {path} stopped unexpectedly; nothing was installed. Get the file again from its publisher.</source>
        <translation>Das Lesen von {path} hörte unerwartet auf; es wurde nichts installiert. Besorgen Sie die Datei noch einmal beim Herausgeber.</translation>
    </message>
    <message>
        <source>{path} needs packages that are not installed; get them with `heirloom addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.</source>
        <translation>{path} braucht Pakete, die nicht installiert sind; holen Sie sie mit `heirloom addon install` (in einem Quellordner `pip install heirloom[{extra}]`) oder verwenden Sie eine ONNX-Datei.</translation>
    </message>
    <message>
        <source>The model {model} is part of the program and cannot be removed.</source>
        <translation>Das Modell {model} ist Teil des Programms und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The licence of {model} ({licence}) forbids commercial use; read it at {source} and, if you agree, repeat this with --accept-licence.</source>
        <translation>Die Lizenz von {model} ({licence}) verbietet kommerzielle Nutzung; lesen Sie sie unter {source} und stimmen Sie in der Modellbibliothek zu, wenn Sie einverstanden sind.</translation>
    </message>
    <message>
        <source>{url} could not be downloaded ({reason}); try again later: what was already downloaded is kept.</source>
        <translation>{url} konnte nicht heruntergeladen werden ({reason}); versuchen Sie es später noch einmal: Was schon geladen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The model {model} cannot be downloaded by this program; get its file at {source}, then use `heirloom models import FILE`.</source>
        <translation>Das Modell {model} kann dieses Programm nicht herunterladen; besorgen Sie die Datei unter {source} und ziehen Sie sie in die Modellbibliothek.</translation>
    </message>
    <message>
        <source>Downloads are switched off (offline in the settings); switch them on, or use `heirloom models import FILE`.</source>
        <translation>Herunterladen ist abgeschaltet (offline in den Einstellungen); schalten Sie es ein oder ziehen Sie eine Datei in die Modellbibliothek.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed}.</source>
        <translation>Der Datenträger von {path} ist voll; geben Sie {needed} frei.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the disk and its permissions.</source>
        <translation>{path} ist nicht beschreibbar ({reason}); prüfen Sie den Datenträger und die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The model {model} could not be converted faithfully (it differs by {deviation}); please report it.</source>
        <translation>Das Modell {model} ließ sich nicht genau umwandeln (Abweichung {deviation}); bitte melden Sie das.</translation>
    </message>
    <message>
        <source>There is no add-on for {system} on {machine} with Python {python}; everything else works without it.</source>
        <translation>Für {system} auf {machine} mit Python {python} gibt es keine Erweiterung; alles andere geht ohne sie.</translation>
    </message>
    <message>
        <source>This copy of Heirloom names no source for the add-on; give a package index with --index.</source>
        <translation>Diese Ausgabe von Heirloom nennt keine Quelle für die Erweiterung; geben Sie mit --index einen Paketindex an.</translation>
    </message>
    <message>
        <source>There is no picture {page} in {path} (pictures: {pages}); choose another.</source>
        <translation>In {path} gibt es kein Bild Nummer {page} (Bilder: {pages}); wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The package index does not have {file}; try another index.</source>
        <translation>Im Paketindex fehlt {file}; versuchen Sie einen anderen Index.</translation>
    </message>
    <message>
        <source>{file} is not the expected file and was removed; try again.</source>
        <translation>{file} ist nicht die erwartete Datei und wurde entfernt; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The add-on is damaged: {file} is missing or was changed (affected files: {count}); remove the add-on and download it again.</source>
        <translation>Die Erweiterung ist beschädigt: {file} fehlt oder wurde verändert (betroffene Dateien: {count}); entfernen Sie die Erweiterung und laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>This copy of Heirloom does not say where new versions are announced; look where you got it.</source>
        <translation>Diese Ausgabe von Heirloom weiß nicht, wo neue Versionen angekündigt werden; sehen Sie dort nach, woher Sie sie haben.</translation>
    </message>
    <message>
        <source>{server} did not return the newest version ({reason}); try again later.</source>
        <translation>{server} hat die neueste Version nicht genannt ({reason}); versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was understood of “{sentence}”, so no file was written; say what is wrong with the photo, such as “remove the scratches”.</source>
        <translation>Von „{sentence}“ wurde nichts verstanden, daher wurde keine Datei geschrieben; sagen Sie, was dem Foto fehlt, etwa „entferne die Kratzer“.</translation>
    </message>
    <message>
        <source>Files that look like pictures were left out of folders, since their kind or the ending of their name is not read: {count} ({names}).</source>
        <translation>Dateien, die wie Bilder aussehen, wurden in Ordnern ausgelassen, weil ihre Art oder ihre Namensendung nicht gelesen wird: {count} ({names}).</translation>
    </message>
    <message>
        <source>The levels of {path} are floating-point numbers from {least} to {most}; those outside of 0 to 1 ({percent} % or less) are cut, so that parts may be white or black.</source>
        <translation>Die Werte von {path} sind Gleitkommazahlen von {least} bis {most}; die außerhalb von 0 bis 1 (höchstens {percent} %) werden abgeschnitten, sodass Teile weiß oder schwarz sein können.</translation>
    </message>
    <message>
        <source>The name {path} is too long for the disk; choose a shorter one.</source>
        <translation>Der Name {path} ist zu lang für den Datenträger; wählen Sie einen kürzeren.</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, where there is no file; choose the file itself.</source>
        <translation>{path} ist eine Verknüpfung mit {target}, wo keine Datei ist; wählen Sie die Datei selbst.</translation>
    </message>
    <message>
        <source>{path} is a file and not a folder; check the name.</source>
        <translation>{path} ist eine Datei und kein Ordner; prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>{path} is a folder, pipe, socket or device and not a file; choose a file.</source>
        <translation>{path} ist ein Ordner, eine Pipe, ein Socket oder ein Gerät und keine Datei; wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came from.</source>
        <translation>{path} ist leer (0 Bytes); kopieren Sie die Datei noch einmal von ihrer Quelle.</translation>
    </message>
    <message>
        <source>The disk or the system allows no file of {needed} in {path}; choose another folder.</source>
        <translation>Der Datenträger oder das System erlaubt keine Datei von {needed} in {path}; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Your share of the disk of {path} is used up; free {needed} or choose another folder.</source>
        <translation>Ihr Anteil am Datenträger von {path} ist aufgebraucht; geben Sie {needed} frei oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} cannot be opened, since too many files are open; close other programs and try again.</source>
        <translation>{path} kann nicht geöffnet werden, weil zu viele Dateien offen sind; schließen Sie andere Programme und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk does not allow the name {path}; choose another one.</source>
        <translation>Der Datenträger erlaubt den Namen {path} nicht; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The disk of {path} can only be read; choose another folder.</source>
        <translation>Der Datenträger von {path} kann nur gelesen werden; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} has data of other programs that are not known here ({names}); results do not have them.</source>
        <translation>{path} enthält Daten anderer Programme, die hier nicht bekannt sind ({names}); Ergebnisse haben sie nicht.</translation>
    </message>
    <message>
        <source>{sidecar} differs from what EXIF or IPTC of the photo say ({names}); results have both: that of the file beside the photo in XMP.</source>
        <translation>{sidecar} weicht von EXIF oder IPTC des Fotos ab ({names}); Ergebnisse haben beides: das der Datei neben dem Foto in XMP.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} gibt es nicht; prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its permissions and the disk.</source>
        <translation>{path} ist nicht lesbar; prüfen Sie die Zugriffsrechte und den Datenträger.</translation>
    </message>
    <message>
        <source>{path} is not a photo; choose another file.</source>
        <translation>{path} ist kein Foto; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{path} has the format {format}, which cannot be used here; save it as PNG, JPEG, TIFF or WebP.</source>
        <translation>{path} ist eine {format}-Datei, die hier nicht verwendbar ist; speichern Sie sie als PNG, JPEG, TIFF oder WebP.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); try to copy or scan it again.</source>
        <translation>{path} ist beschädigt ({detail}); kopieren oder scannen Sie das Foto noch einmal.</translation>
    </message>
    <message>
        <source>{path} is too large: {width} x {height} pixels, where {most} is the most; make it smaller first.</source>
        <translation>{path} ist zu groß: {width} x {height} Pixel, höchstens {most} sind möglich; verkleinern Sie das Foto zuerst.</translation>
    </message>
    <message>
        <source>{path} is very large: {width} x {height} pixels, which take about {needed} of disk; open it alone in the window, or allow it with --large.</source>
        <translation>{path} ist sehr groß: {width} x {height} Pixel, die etwa {needed} auf der Festplatte brauchen; öffnen Sie es allein im Fenster oder erlauben Sie es mit --large.</translation>
    </message>
    <message>
        <source>{path} made the photo decoder crash and was skipped; copy or scan it again.</source>
        <translation>{path} hat den Fotodecoder abstürzen lassen und wurde übersprungen; kopieren oder scannen Sie das Foto noch einmal.</translation>
    </message>
    <message>
        <source>{photo} was skipped, since its worker ended each time ({times} times); try it alone.</source>
        <translation>{photo} wurde übersprungen, da der Prozess dafür jedes Mal endete ({times} Mal); versuchen Sie das Foto allein.</translation>
    </message>
    <message>
        <source>{url} does not exist; check the address.</source>
        <translation>{url} gibt es nicht; prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>{url} cannot be used ({reason}); check the connection and the permissions.</source>
        <translation>{url} kann nicht benutzt werden ({reason}); prüfen Sie Verbindung und Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Opening {path} was stopped after {seconds} seconds without progress; copy or scan it again.</source>
        <translation>Das Öffnen von {path} wurde nach {seconds} Sekunden ohne Fortschritt abgebrochen; kopieren oder scannen Sie das Foto noch einmal.</translation>
    </message>
    <message>
        <source>{path} needs more memory to open than there is; save it as TIFF or PNG, or make it smaller.</source>
        <translation>{path} braucht zum Öffnen mehr Speicher, als da ist; speichern Sie es als TIFF oder PNG oder verkleinern Sie es.</translation>
    </message>
    <message>
        <source>{path} is no colour profile of a screen; choose another in the settings.</source>
        <translation>{path} ist kein Farbprofil eines Bildschirms; wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>{path} is open in another window of Heirloom; close it there first.</source>
        <translation>{path} ist in einem anderen Heirloom-Fenster offen; schließen Sie es dort zuerst.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting.</source>
        <translation>{path} gibt es schon; wählen Sie einen anderen Namen oder erlauben Sie das Überschreiben.</translation>
    </message>
    <message>
        <source>{path} is the original, which is never written over; choose another name.</source>
        <translation>{path} ist das Original, das nie überschrieben wird; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} is a photo, mask or recipe that is being used, which is never written over; choose another name.</source>
        <translation>{path} ist ein Foto, eine Maske oder ein Rezept, das gerade verwendet und nie überschrieben wird; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Two results would be written to {path}; choose different names.</source>
        <translation>Zwei Ergebnisse würden nach {path} geschrieben; wählen Sie verschiedene Namen.</translation>
    </message>
    <message>
        <source>{path} exists and is no earlier file of this kind by Heirloom, so it is not overwritten; choose another name.</source>
        <translation>{path} gibt es schon und ist keine frühere Datei dieser Art von Heirloom, wird also nicht überschrieben; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} would be {width} x {height} pixels, and a side of a {format} file has at most {most}; choose PNG or TIFF.</source>
        <translation>{path} hätte {width} x {height} Pixel, und eine Seite einer {format}-Datei hat höchstens {most}; wählen Sie PNG oder TIFF.</translation>
    </message>
    <message>
        <source>{path} lacks the notes of the camera&apos;s maker (MakerNote), since they may tell the place.</source>
        <translation>{path} fehlen die Notizen des Kameraherstellers (MakerNote), da sie den Ort verraten können.</translation>
    </message>
    <message>
        <source>The project {path} keeps the original with its place.</source>
        <translation>Das Projekt {path} behält das Original mit seinem Ort.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} are taken for sRGB and may look different; results have the same colours.</source>
        <translation>Die {space}-Farben von {path} werden als sRGB behandelt und können anders aussehen; Ergebnisse haben dieselben Farben.</translation>
    </message>
    <message>
        <source>The result is {path}, because {wanted} is another photo or result.</source>
        <translation>Das Ergebnis ist {path}, weil {wanted} ein anderes Foto oder Ergebnis ist.</translation>
    </message>
    <message>
        <source>{path} has changed or gone since it was opened; open it again.</source>
        <translation>{path} wurde seit dem Öffnen verändert oder ist verschwunden; öffnen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another folder.</source>
        <translation>{path} ist nicht beschreibbar; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed} or choose another folder.</source>
        <translation>Der Datenträger von {path} ist voll; geben Sie {needed} frei oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} is not a project that can be opened (look at {detail}).</source>
        <translation>{path} ist kein Projekt, das sich öffnen lässt (siehe {detail}).</translation>
    </message>
    <message>
        <source>{path} was saved by a newer Heirloom; update this one to open it.</source>
        <translation>{path} wurde mit einem neueren Heirloom gespeichert; aktualisieren Sie dieses, um es zu öffnen.</translation>
    </message>
    <message>
        <source>The mask {path} is {width} x {height}, but the photo is {photo_width} x {photo_height}; they must be the same.</source>
        <translation>Die Maske {path} misst {width} x {height}, das Foto aber {photo_width} x {photo_height}; beide müssen gleich groß sein.</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({kind}); the log says more.</source>
        <translation>Etwas Unvorhergesehenes ist geschehen ({kind}); im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>marks on {surely_marked:.1%} of the area</source>
        <translation>Spuren auf {surely_marked:.1%} der Fläche</translation>
    </message>
    <message>
        <source>many thin bright lines</source>
        <translation>viele feine helle Striche</translation>
    </message>
    <message>
        <source>JPEG blocks, quality near {quality:.0f}</source>
        <translation>JPEG-Blöcke, Qualität etwa {quality:.0f}</translation>
    </message>
    <message>
        <source>grain of about {sigma:.0f} levels of 255</source>
        <translation>Korn von etwa {sigma:.0f} der 255 Stufen</translation>
    </message>
    <message>
        <source>the steepest edges rise by {steepness:.0%} a pixel</source>
        <translation>die steilsten Kanten steigen um {steepness:.0%} je Pixel</translation>
    </message>
    <message>
        <source>even dark areas are no darker than {dark_channel:.0%}</source>
        <translation>auch dunkle Bereiche sind nicht dunkler als {dark_channel:.0%}</translation>
    </message>
    <message>
        <source>half of the photo is darker than {middle:.0%}</source>
        <translation>die Hälfte des Fotos ist dunkler als {middle:.0%}</translation>
    </message>
    <message>
        <source>tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}</source>
        <translation>Töne von {black:.0%} bis {white:.0%}, Farbstich {tint:.0%}</translation>
    </message>
    <message>
        <source>less detail than {long_side:.0f} pixels can hold</source>
        <translation>weniger Einzelheiten, als {long_side:.0f} Pixel fassen</translation>
    </message>
    <message>
        <source>JPEG blocks</source>
        <translation>JPEG-Blöcke</translation>
    </message>
    <message>
        <source>found in the photo</source>
        <translation>im Foto gefunden</translation>
    </message>
    <message>
        <source>by {title}, which comes with the program</source>
        <translation>mit {title}, das zum Programm gehört</translation>
    </message>
    <message>
        <source>by {title}, the best that is installed for this</source>
        <translation>mit {title}, dem besten, das dafür installiert ist</translation>
    </message>
    <message>
        <source>by {title}; others are installed for this, but too slow for this device</source>
        <translation>mit {title}; andere sind dafür installiert, aber zu langsam für dieses Gerät</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>Unschärfe</translation>
    </message>
    <message>
        <source>haze</source>
        <translation>Dunst</translation>
    </message>
    <message>
        <source>darkness</source>
        <translation>Dunkelheit</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>Verblassen</translation>
    </message>
    <message>
        <source>dull tones</source>
        <translation>matte Töne</translation>
    </message>
    <message>
        <source>few details</source>
        <translation>wenige Einzelheiten</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>lost detail</source>
        <translation>verlorene Einzelheiten</translation>
    </message>
    <message>
        <source>Finds faces</source>
        <translation>Findet Gesichter</translation>
    </message>
    <message>
        <source>Runs generative models and imports PyTorch files</source>
        <translation>Führt generative Modelle aus und importiert PyTorch-Dateien</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>Was das Foto zeigt</translation>
    </message>
    <message>
        <source>Repair of noise and blur</source>
        <translation>Reparatur von Rauschen und Unschärfe</translation>
    </message>
    <message>
        <source>Invented detail</source>
        <translation>Erfundene Details</translation>
    </message>
    <message>
        <source>Quick, with less detail</source>
        <translation>Schnell, mit weniger Details</translation>
    </message>
    <message>
        <source>Process each face separately</source>
        <translation>Jedes Gesicht einzeln verarbeiten</translation>
    </message>
    <message>
        <source>Process the background too</source>
        <translation>Auch den Hintergrund verarbeiten</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Masks, brush strokes and the crop are not saved in the recipe: on other photos the steps act everywhere.</source>
        <translation>Masken, Pinselstriche und Zuschnitt werden nicht im Rezept gespeichert: Auf anderen Fotos wirken die Schritte überall.</translation>
    </message>
    <message>
        <source>“{clause}”</source>
        <translation>„{clause}“</translation>
    </message>
    <message>
        <source>Takes about {time} and {gigabytes} GB of memory ({device}).</source>
        <translation>Dauert etwa {time} und braucht {gigabytes} GB Speicher ({device}).</translation>
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
        <translation>Gefunden: {faults}</translation>
    </message>
    <message>
        <source>Little certain damage was found; Ctrl+F shows possible damage. Select or paint the rest and press F to fill it.</source>
        <translation>Es wurde wenig sicherer Schaden gefunden; Strg+F zeigt mögliche Schäden. Den Rest auswählen oder anmalen und mit F füllen.</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>etwa {count} s</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>etwa {count} min</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>noch etwa {count} s</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>noch etwa {count} min</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Tonwerte</translation>
    </message>
    <message>
        <source>Healed spots</source>
        <translation>Geheilte Flecken</translation>
    </message>
    <message>
        <source>Merged layers</source>
        <translation>Vereinte Ebenen</translation>
    </message>
    <message>
        <source>Reads instructions</source>
        <translation>Liest Anweisungen</translation>
    </message>
    <message>
        <source>Finds scratches and dust</source>
        <translation>Findet Kratzer und Staub</translation>
    </message>
    <message>
        <source>Fills what was damaged</source>
        <translation>Füllt Beschädigtes</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>Licht und Farbe</translation>
    </message>
    <message>
        <source>Noise, blur and JPEG blocks, as instructed</source>
        <translation>Rauschen, Unschärfe und JPEG-Blöcke nach Anweisung</translation>
    </message>
    <message>
        <source>Rebuilds faces and detail</source>
        <translation>Rekonstruiert Gesichter und Details</translation>
    </message>
    <message>
        <source>Part of another model</source>
        <translation>Teil eines anderen Modells</translation>
    </message>
    <message>
        <source>No defects were found. Describe what you see.</source>
        <translation>Es wurden keine Mängel gefunden. Beschreiben Sie, was Sie sehen.</translation>
    </message>
    <message>
        <source>{share} of the area was invented; Shift+I shows where.</source>
        <translation>{share} der Fläche wurden erfunden; Umschalt+I zeigt wo.</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>Repair exactly the masked area</source>
        <translation>Genau den maskierten Bereich ausbessern</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>Treue</translation>
    </message>
    <message>
        <source>Adherence to the photo</source>
        <translation>Treue zum Foto</translation>
    </message>
    <message>
        <source>Steps (0: as published)</source>
        <translation>Schritte (0: wie veröffentlicht)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>This recipe was saved by a newer Heirloom; update this one to use it.</source>
        <translation>Dieses Rezept wurde von einem neueren Heirloom gespeichert; aktualisieren Sie dieses, um es zu verwenden.</translation>
    </message>
    <message>
        <source>{path} could not be understood completely (look at {detail}). It was kept as {kept}, and what could be understood is used.</source>
        <translation>{path} ließ sich nicht vollständig lesen (siehe {detail}). Die Datei wurde als {kept} aufbewahrt; was lesbar war, wird verwendet.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Heirloom and is not used here. It was kept as {kept}.</source>
        <translation>{path} wurde von einem neueren Heirloom geschrieben und wird hier nicht verwendet. Die Datei wurde als {kept} aufbewahrt.</translation>
    </message>
    <message>
        <source>{path} is no model card that can be used (look at {detail}); its model is left out. It was kept as {kept}.</source>
        <translation>{path} ist keine verwendbare Modellkarte (siehe {detail}); das Modell fehlt deshalb. Sie wurde als {kept} aufbewahrt.</translation>
    </message>
    <message>
        <source>{path} is no regular file, or far too large; choose another file.</source>
        <translation>{path} ist keine gewöhnliche Datei oder viel zu groß; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The batch queue {path} belongs to another window of Heirloom. Photos that are added here are restored, but stored only once that window is closed.</source>
        <translation>Die Stapelliste {path} gehört zu einem anderen Fenster von Heirloom. Hier hinzugefügte Fotos werden restauriert, aber erst gespeichert, wenn jenes Fenster geschlossen ist.</translation>
    </message>
    <message>
        <source>The network gave no usable result for any part of the photo ({fault}), so nothing was restored; try another device or model.</source>
        <translation>Das Netz lieferte für keinen Teil des Fotos ein brauchbares Ergebnis ({fault}), deshalb wurde nichts restauriert; versuchen Sie ein anderes Gerät oder Modell.</translation>
    </message>
    <message>
        <source>The process that opens {path} has not answered for {seconds} seconds; it is ended and started again if it does not go on.</source>
        <translation>Der Prozess, der {path} öffnet, antwortet seit {seconds} Sekunden nicht; er wird beendet und neu gestartet, wenn er nicht weitermacht.</translation>
    </message>
    <message>
        <source>{url} does not answer ({reason}); it is asked again for up to {minutes} minutes.</source>
        <translation>{url} antwortet nicht ({reason}); es wird bis zu {minutes} Minuten lang weiter gefragt.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} ist abgeschnitten: von {height} Zeilen fehlen die letzten {missing} ganz oder teilweise. Sie sind grau.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} ist innen beschädigt: von {height} Zeilen waren die letzten {missing} nicht lesbar und sind grau. Andere können falsch sein; vergleichen Sie mit einer Kopie.</translation>
    </message>
    <message>
        <source>“{clause}”: no face can be found in the photo. Select the place, then say it again.</source>
        <translation>„{clause}“: Im Foto ist kein Gesicht zu finden. Wählen Sie die Stelle aus und sagen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“{clause}”: the place is guessed from the faces and only approximate. The mask of the layer can be corrected.</source>
        <translation>„{clause}“: Die Stelle ist aus den Gesichtern geschätzt und nur ungefähr. Die Maske der Ebene lässt sich berichtigen.</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>Mund</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Restore faces</source>
        <translation>Gesichter restaurieren</translation>
    </message>
    <message>
        <source>Faces restored: {count}; left alone, since they are too small or far behind: {left}.</source>
        <translation>Restaurierte Gesichter: {count}; unverändert, da zu klein oder weit hinten: {left}.</translation>
    </message>
    <message>
        <source>Faces that were changed less, so that they stay the same person: {count}.</source>
        <translation>Gesichter, die weniger verändert wurden, damit sie dieselbe Person bleiben: {count}.</translation>
    </message>
    <message>
        <source>Whether the faces are still the same person was not measured, since no network for it is installed (SFace in the model library). Compare them before and after.</source>
        <translation>Ob die Gesichter noch dieselbe Person zeigen, wurde nicht gemessen, da kein Netz dafür installiert ist (SFace in der Modellbibliothek). Vergleichen Sie vorher und nachher.</translation>
    </message>
    <message>
        <source>“{clause}”: noise and blur are taken from each face, and nothing is invented. To rebuild what is lost, {answer}</source>
        <translation>„{clause}“: Jedem Gesicht werden Rauschen und Unschärfe genommen, erfunden wird nichts. Um Verlorenes neu aufzubauen: {answer}</translation>
    </message>
    <message>
        <source>get a network for faces in the model library (Ctrl+Shift+M).</source>
        <translation>holen Sie ein Netz für Gesichter aus der Modellbibliothek (Strg+Umschalt+M).</translation>
    </message>
    <message>
        <source>Add invented colours</source>
        <translation>Erfundene Farben hinzufügen</translation>
    </message>
    <message>
        <source>missing colours</source>
        <translation>fehlende Farben</translation>
    </message>
    <message>
        <source>“{clause}”: select the thing that had this colour, then say it again.</source>
        <translation>„{clause}“: Wählen Sie das Ding aus, das diese Farbe hatte, und sagen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>no network for colours is installed. Say what had which colour, such as “her dress was dark green”.</source>
        <translation>kein Netz für Farben ist installiert. Sagen Sie, was welche Farbe hatte, etwa „ihr Kleid war dunkelgrün“.</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>Least likeness of a face</source>
        <translation>Geringste Ähnlichkeit eines Gesichts</translation>
    </message>
    <message>
        <source>Colour (#rrggbb)</source>
        <translation>Farbe (#rrggbb)</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>The added colours are invented; the photo does not tell them.</source>
        <translation>Die hinzugefügten Farben sind erfunden; das Foto verrät sie nicht.</translation>
    </message>
    <message>
        <source>the server was not found; is this computer online?</source>
        <translation>der Server wurde nicht gefunden; ist dieser Computer mit dem Internet verbunden?</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>der Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>the server does not accept connections</source>
        <translation>der Server nimmt keine Verbindungen an</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>die Verbindung brach ab</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>es kam keine sichere Verbindung zustande</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be opened; copy or scan it again.</source>
        <translation>{path} ist beschädigt und lässt sich nicht öffnen; kopieren oder scannen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>weniger als 1 s</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>frei für jeden Zweck</translation>
    </message>
    <message>
        <source>free for any use that harms nobody</source>
        <translation>frei für jeden Zweck, der niemandem schadet</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>nicht für gewerbliche Zwecke</translation>
    </message>
    <message>
        <source>licence: read it first</source>
        <translation>Lizenz: erst lesen</translation>
    </message>
    <message>
        <source>{time} a face on this computer (estimated)</source>
        <translation>{time} je Gesicht auf diesem Computer (geschätzt)</translation>
    </message>
    <message>
        <source>{time} a photo on this computer (estimated)</source>
        <translation>{time} je Foto auf diesem Computer (geschätzt)</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (estimated)</source>
        <translation>{time} je Megapixel auf diesem Computer (geschätzt)</translation>
    </message>
    <message>
        <source>A second network checks that each face stays the same person.</source>
        <translation>Ein zweites Netz prüft, dass jedes Gesicht dieselbe Person bleibt.</translation>
    </message>
    <message>
        <source>Checks that each face stays the same person, and holds the change back where it does not.</source>
        <translation>Prüft, dass jedes Gesicht dieselbe Person bleibt, und nimmt die Änderung zurück, wo das nicht so ist.</translation>
    </message>
    <message>
        <source>Rebuilds what is lost in each face.</source>
        <translation>Stellt wieder her, was in jedem Gesicht verloren ist.</translation>
    </message>
    <message>
        <source>Colours a black and white photo; the colours are invented.</source>
        <translation>Färbt ein Schwarzweißfoto; die Farben sind erfunden.</translation>
    </message>
    <message>
        <source>Rebuilds lost detail, which is invented.</source>
        <translation>Stellt verlorene Einzelheiten her; sie sind erfunden.</translation>
    </message>
    <message>
        <source>A larger network than those that come with the program, and slower.</source>
        <translation>Ein größeres Netz als die mitgelieferten, und langsamer.</translation>
    </message>
    <message>
        <source>{url} no longer has the file ({reason}). If you get it elsewhere, import it.</source>
        <translation>{url} hat die Datei nicht mehr ({reason}). Wenn Sie sie anderswo bekommen, importieren Sie sie.</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (measured)</source>
        <translation>{time} je Megapixel auf diesem Computer (gemessen)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The process that opens photos has not answered for 10 seconds. Wait, cancel, or let a new process open the photo: your work is safe.</source>
        <translation>Der Prozess, der Fotos öffnet, antwortet seit 10 Sekunden nicht. Warten Sie, brechen Sie ab, oder lassen Sie das Foto von einem neuen Prozess öffnen: Ihre Arbeit ist sicher.</translation>
    </message>
    <message>
        <source>Use a new process</source>
        <translation>Neuen Prozess verwenden</translation>
    </message>
    <message>
        <source>The engine has not answered for 10 seconds. Wait, or restart it: your work is safe, only the running step is lost.</source>
        <translation>Das Rechenwerk antwortet seit 10 Sekunden nicht. Warten Sie, oder starten Sie es neu: Ihre Arbeit ist sicher, nur der laufende Schritt geht verloren.</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>Rechenwerk neu starten</translation>
    </message>
    <message>
        <source>Heirloom ended twice while it was starting, so it is in safe mode now: without your own models and the add-on, and on the processor only. Close it and start it again to leave safe mode.</source>
        <translation>Heirloom wurde zweimal während des Starts beendet und läuft jetzt im abgesicherten Modus: ohne Ihre eigenen Modelle und die Erweiterung und nur auf dem Prozessor. Schließen und starten Sie es erneut, um diesen Modus zu verlassen.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} ist abgeschnitten: von {height} Zeilen fehlen die letzten {missing} ganz oder teilweise. Sie sind grau.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} ist innen beschädigt: von {height} Zeilen waren die letzten {missing} nicht lesbar und sind grau. Andere können falsch sein; vergleichen Sie mit einer Kopie.</translation>
    </message>
    <message>
        <source>{path} is damaged within, so parts of the picture may be wrong; compare it with a copy.</source>
        <translation>{path} ist innen beschädigt, deshalb können Teile des Bildes falsch sein; vergleichen Sie es mit einer Kopie.</translation>
    </message>
    <message>
        <source>{path} is cut off, so the photo is less sharp than it was.</source>
        <translation>{path} ist abgeschnitten, deshalb ist das Foto weniger scharf, als es war.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} ist abgeschnitten: von {height} Zeilen fehlen die letzten {missing}; kopieren Sie die Datei noch einmal, öffnen Sie sie allein im Fenster oder erlauben Sie es mit --partial.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} cannot be read, and others may be wrong; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} ist innen beschädigt: von {height} Zeilen sind die letzten {missing} nicht lesbar, und andere können falsch sein; kopieren Sie die Datei noch einmal, öffnen Sie sie allein im Fenster oder erlauben Sie es mit --partial.</translation>
    </message>
    <message>
        <source>{path} is cut off before its fine detail; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} ist vor den feinen Einzelheiten abgeschnitten; kopieren Sie die Datei noch einmal, öffnen Sie sie allein im Fenster oder erlauben Sie es mit --partial.</translation>
    </message>
    <message>
        <source>{path} is a motion photo; results do not have its video.</source>
        <translation>{path} ist ein bewegtes Foto; Ergebnisse haben das Video nicht.</translation>
    </message>
    <message>
        <source>{path} has a gain map for bright screens (HDR); results do not have it.</source>
        <translation>{path} hat eine Helligkeitskarte für helle Bildschirme (HDR); Ergebnisse haben sie nicht.</translation>
    </message>
    <message>
        <source>{path} holds more pictures behind the first one ({count} more); results do not have them.</source>
        <translation>{path} enthält hinter dem ersten Bild weitere ({count}); Ergebnisse haben sie nicht.</translation>
    </message>
    <message>
        <source>{path} has other data behind its picture ({size} bytes); results do not have them.</source>
        <translation>{path} hat hinter dem Bild weitere Daten ({size} Byte); Ergebnisse haben sie nicht.</translation>
    </message>
    <message>
        <source>{sidecar} may hold metadata of the photo and cannot be read; copy it beside the result to keep it.</source>
        <translation>{sidecar} enthält vielleicht Metadaten des Fotos und kann nicht gelesen werden; kopieren Sie die Datei neben das Ergebnis, um sie zu behalten.</translation>
    </message>
    <message>
        <source>Captions, names, dates and other metadata in {sidecar} are carried into results; developing instructions for other programs are not.</source>
        <translation>Bildunterschriften, Namen, Daten und andere Metadaten in {sidecar} werden in Ergebnisse übernommen; Entwicklungseinstellungen anderer Programme nicht.</translation>
    </message>
</context>
<context>
    <name>DamageRow</name>
    <message numerus="yes">
        <source>Damage found: %n place(s)</source>
        <translation>
            <numerusform>Schäden gefunden: %n Stelle</numerusform>
            <numerusform>Schäden gefunden: %n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Tint the damage in the photo, to correct it (Esc)</source>
        <translation>Die Schäden im Foto einfärben, um sie zu korrigieren (Esc)</translation>
    </message>
    <message>
        <source>Click a place to leave it out or take it back. Paint with the brush to add.</source>
        <translation>Klicken Sie eine Stelle an, um sie auszulassen oder wieder aufzunehmen. Mit dem Pinsel kommen Stellen dazu.</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>Alle Korrekturen verwerfen</translation>
    </message>
    <message>
        <source>Looking for damage: {share}</source>
        <translation>Schäden werden gesucht: {share}</translation>
    </message>
    <message>
        <source>No damage found; paint where it is.</source>
        <translation>Kein Schaden gefunden; malen Sie, wo er ist.</translation>
    </message>
    <message>
        <source>The damage cannot be shown.</source>
        <translation>Die Schäden können nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>Empfindlichkeit der Schadenserkennung</translation>
    </message>
    <message>
        <source>less</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>How many pixels are dark (left) and light (right), in red, green and blue</source>
        <translation>Wie viele Bildpunkte dunkel (links) und hell (rechts) sind, in Rot, Grün und Blau</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>White border</source>
        <translation>Weißer Rand</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Punkte je Zoll</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} Pixel</translation>
    </message>
    <message>
        <source>{size}. The photo has fewer: it is enlarged {factor} times.</source>
        <translation>{size}. Das Foto hat weniger: Es wird {factor}-fach vergrößert.</translation>
    </message>
</context>
<context>
    <name>ColourController</name>
    <message>
        <source>That photo has no colours.</source>
        <translation>Dieses Foto hat keine Farben.</translation>
    </message>
    <message>
        <source>Colours of another photo</source>
        <translation>Farben eines anderen Fotos</translation>
    </message>
    <message>
        <source>Colour to paint with</source>
        <translation>Farbe zum Malen</translation>
    </message>
    <message>
        <source>Paint a colour</source>
        <translation>Farbe malen</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
</context>
<context>
    <name>_FaceRow</name>
    <message>
        <source>Face {number}</source>
        <translation>Gesicht {number}</translation>
    </message>
    <message>
        <source>Likeness {likeness}</source>
        <translation>Ähnlichkeit {likeness}</translation>
    </message>
</context>
<context>
    <name>SentencesDialog</name>
    <message>
        <source>What you can say</source>
        <translation>Was Sie sagen können</translation>
    </message>
    <message>
        <source>A click puts a sentence into the line.</source>
        <translation>Ein Klick setzt einen Satz in die Zeile.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Get it</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Wird installiert…</translation>
    </message>
    <message>
        <source>Downloading: {share}</source>
        <translation>Wird heruntergeladen: {share}</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>Wartet auf einen anderen Download</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Download it from its publisher and install it; then the plan is made again</source>
        <translation>Vom Herausgeber herunterladen und installieren; danach wird der Plan neu erstellt</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>Eine Datei importieren, die Sie schon haben</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>Anhalten; der heruntergeladene Teil bleibt und kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Anhalten und verwerfen</translation>
    </message>
    <message>
        <source>Hide this until the program is started again</source>
        <translation>Dies bis zum nächsten Programmstart ausblenden</translation>
    </message>
</context>
<context>
    <name>OfferController</name>
    <message>
        <source>{title} is installed and will be used by the next plan.</source>
        <translation>{title} ist installiert und wird vom nächsten Plan verwendet.</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportiert nach {path}</translation>
    </message>
</context>
<context>
    <name>PrintsView</name>
    <message>
        <source>Arrow keys move the chosen prints, Delete removes them.</source>
        <translation>Pfeiltasten verschieben die gewählten Abzüge, Entf entfernt sie.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Save in</source>
        <translation>Speichern in</translation>
    </message>
    <message>
        <source>Other scans…</source>
        <translation>Andere Scans…</translation>
    </message>
    <message>
        <source>This side is up</source>
        <translation>Diese Seite ist oben</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>Zweiteilen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Abzüge</translation>
    </message>
    <message>
        <source>Save {count} prints</source>
        <translation>{count} Abzüge speichern</translation>
    </message>
    <message>
        <source>(up?)</source>
        <translation>(oben?)</translation>
    </message>
    <message>
        <source>Prints: {count}.</source>
        <translation>Abzüge: {count}.</translation>
    </message>
    <message>
        <source>Prints: {count}. Check which side is up of: {doubtful}.</source>
        <translation>Abzüge: {count}. Prüfen Sie, welche Seite oben ist, bei: {doubtful}.</translation>
    </message>
    <message>
        <source>No print was found. Draw one with the mouse, or take Add.</source>
        <translation>Kein Abzug gefunden. Zeichnen Sie einen mit der Maus, oder nehmen Sie Hinzufügen.</translation>
    </message>
    <message>
        <source>Saving the prints…</source>
        <translation>Abzüge werden gespeichert…</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Ordner: {folder}</translation>
    </message>
    <message>
        <source>Looking for prints…</source>
        <translation>Abzüge werden gesucht…</translation>
    </message>
    <message>
        <source>{name}: scan {number} of {count}</source>
        <translation>{name}: Scan {number} von {count}</translation>
    </message>
    <message>
        <source>Skip this scan</source>
        <translation>Diesen Scan überspringen</translation>
    </message>
    <message>
        <source>Then restore them all</source>
        <translation>Danach alle restaurieren</translation>
    </message>
    <message>
        <source>Cut out prints</source>
        <translation>Abzüge ausschneiden</translation>
    </message>
</context>
<context>
    <name>SplitController</name>
    <message>
        <source>Prints saved in {folder}: {count}</source>
        <translation>Abzüge gespeichert in {folder}: {count}</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Name of the person</source>
        <translation>Name der Person</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Photos: {count}. What you write is added to an XMP file beside each of them; empty fields leave what is there.</source>
        <translation>Fotos: {count}. Was Sie schreiben, kommt in eine XMP-Datei neben jedem von ihnen; leere Felder lassen, was da ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Understood as {date}; sorted as {day}.</source>
        <translation>Verstanden als {date}; eingeordnet als {day}.</translation>
    </message>
    <message>
        <source>Not understood; it is kept as it is written.</source>
        <translation>Nicht verstanden; es bleibt, wie es geschrieben ist.</translation>
    </message>
    <message>
        <source>Rough dates are welcome.</source>
        <translation>Ungefähre Angaben genügen.</translation>
    </message>
    <message>
        <source>album, page and number of the print</source>
        <translation>Album, Seite und Nummer des Abzugs</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>street, town, country – from near to far</source>
        <translation>Straße, Ort, Land – von nah nach fern</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>c. 1943, summer 1956</source>
        <translation>um 1943, Sommer 1956</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>Über dieses Foto</translation>
    </message>
    <message>
        <source>About many photos</source>
        <translation>Über viele Fotos</translation>
    </message>
</context>
<context>
    <name>FactsController</name>
    <message>
        <source>Facts were written beside the photos: {count}</source>
        <translation>Angaben neben die Fotos geschrieben: {count}</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>Über dieses Foto</translation>
    </message>
</context>
</TS>
