<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Heirloom</source>
        <translation>À propos d’Heirloom</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Restores old photographs on this computer. Free software under the Apache License 2.0; nothing is ever sent anywhere.</source>
        <translation>Restaure des photographies anciennes sur cet ordinateur. Logiciel libre sous licence Apache 2.0 ; rien n’est jamais envoyé où que ce soit.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Réalisé avec</translation>
    </message>
    <message>
        <source>Licence of</source>
        <translation>Licence de</translation>
    </message>
    <message>
        <source>All components, one line each</source>
        <translation>Tous les composants, une ligne chacun</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Colours of another photo…</source>
        <translation>Couleurs d’une autre photo…</translation>
    </message>
    <message>
        <source>About many photos…</source>
        <translation>À propos de plusieurs photos…</translation>
    </message>
    <message>
        <source>caption people names date place album faces</source>
        <translation>légende personnes noms date lieu album visages</translation>
    </message>
    <message>
        <source>About this photo…</source>
        <translation>À propos de cette photo…</translation>
    </message>
    <message>
        <source>split album page flatbed several photos</source>
        <translation>séparer page album scanner plusieurs photos</translation>
    </message>
    <message>
        <source>Cut out prints of a scan…</source>
        <translation>Découper les tirages d’un scan…</translation>
    </message>
    <message>
        <source>What you can say…</source>
        <translation>Ce que vous pouvez dire…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Restore many photos…</source>
        <translation>Restaurer plusieurs photos…</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>Enregistrer la recette…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir la vue</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire la vue</translation>
    </message>
    <message>
        <source>Enter an instruction</source>
        <translation>Saisir une instruction</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Chercher une commande…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Raccourcis…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>What is new…</source>
        <translation>Nouveautés…</translation>
    </message>
    <message>
        <source>About Heirloom…</source>
        <translation>À propos d’Heirloom…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Pinceau plus grand</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Pinceau plus petit</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>Inverser ajout et retrait</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Désélectionner</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>Remplir la sélection</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Inverser la sélection</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Déplacer la photo</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
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
        <translation>Pinceau</translation>
    </message>
    <message>
        <source>Similar colours</source>
        <translation>Couleurs semblables</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Crop and straighten</source>
        <translation>Recadrer et redresser</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Pivoter à gauche</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Pivoter à droite</translation>
    </message>
    <message>
        <source>Merge the two topmost layers</source>
        <translation>Fusionner les deux calques supérieurs</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Heal spots</source>
        <translation>Corriger les taches</translation>
    </message>
    <message>
        <source>Photo and layers</source>
        <translation>Photo et calques</translation>
    </message>
    <message>
        <source>Check for a new version…</source>
        <translation>Chercher une nouvelle version…</translation>
    </message>
    <message>
        <source>Model library…</source>
        <translation>Bibliothèque de modèles…</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>Chercher les défauts</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>Restauré ou inventé</translation>
    </message>
    <message>
        <source>Next picture of the file</source>
        <translation>Image suivante du fichier</translation>
    </message>
    <message>
        <source>Previous picture of the file</source>
        <translation>Image précédente du fichier</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>Annuler : {edit}</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>Rétablir : {edit}</translation>
    </message>
    <message>
        <source>Levels and colour</source>
        <translation>Niveaux et couleur</translation>
    </message>
    <message>
        <source>brightness contrast warmth tint saturation vibrance white balance histogram</source>
        <translation>luminosité contraste chaleur teinte saturation vibrance balance des blancs histogramme</translation>
    </message>
    <message>
        <source>Paint colours</source>
        <translation>Peindre des couleurs</translation>
    </message>
    <message>
        <source>Export before and after…</source>
        <translation>Exporter avant et après…</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Unchanged, copied as {name}</source>
        <translation>Inchangée, copiée sous {name}</translation>
    </message>
    <message>
        <source>Restored as {name}</source>
        <translation>Restaurée sous {name}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restauration…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurée</translation>
    </message>
    <message>
        <source>Could not be restored</source>
        <translation>N’a pas pu être restaurée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>Many photos – Heirloom</source>
        <translation>Plusieurs photos – Heirloom</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>Photos du lot</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or click to choose</source>
        <translation>Déposez des photos ou des dossiers ici, ou cliquez pour choisir</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>Progression du lot</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Restore all waiting photos with the options above</source>
        <translation>Restaurer toutes les photos en attente avec les options ci-dessus</translation>
    </message>
    <message>
        <source>Restore the photos that still wait</source>
        <translation>Restaurer les photos encore en attente</translation>
    </message>
    <message>
        <source>New photos in {folders} are restored automatically</source>
        <translation>Les nouvelles photos de {folders} sont restaurées automatiquement</translation>
    </message>
    <message>
        <source>The originals are never changed.</source>
        <translation>Les originaux ne sont jamais modifiés.</translation>
    </message>
    <message>
        <source> · paused</source>
        <translation> · en pause</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Ajouter des photos…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Watch folder…</source>
        <translation>Surveiller un dossier…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vider la liste</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Enregistrer le rapport…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Choose photos to add to the list</source>
        <translation>Choisir des photos à ajouter à la liste</translation>
    </message>
    <message>
        <source>Add all photos of a folder</source>
        <translation>Ajouter toutes les photos d’un dossier</translation>
    </message>
    <message>
        <source>Finish the current photo, then pause</source>
        <translation>Terminer la photo en cours, puis faire une pause</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for the start</source>
        <translation>
            <numerusform>%n photo attend le démarrage</numerusform>
            <numerusform>%n photos attendent le démarrage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n restored</source>
        <translation>
            <numerusform>{done} sur %n restaurée</numerusform>
            <numerusform>{done} sur %n restaurées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n could not be</source>
        <translation>
            <numerusform> · %n en échec</numerusform>
            <numerusform> · %n en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore new photos as they are added to a folder</source>
        <translation>Restaurer les nouvelles photos dès qu’elles arrivent dans un dossier</translation>
    </message>
    <message>
        <source>Stop restoring new photos</source>
        <translation>Ne plus restaurer les nouvelles photos</translation>
    </message>
    <message>
        <source>Stop at once; finished results are kept</source>
        <translation>Arrêter tout de suite ; les résultats terminés sont conservés</translation>
    </message>
    <message>
        <source>Retry the photos that could not be restored</source>
        <translation>Réessayer les photos qui n’ont pas pu être restaurées</translation>
    </message>
    <message>
        <source>Remove finished photos from the list; no file is deleted</source>
        <translation>Retirer de la liste les photos terminées ; aucun fichier n’est supprimé</translation>
    </message>
    <message>
        <source>Save the result for each photo as a text file</source>
        <translation>Enregistrer le résultat de chaque photo dans un fichier texte</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Afficher les résultats</translation>
    </message>
    <message>
        <source>Restore many photos</source>
        <translation>Restaurer plusieurs photos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close this window; the batch goes on (Esc)</source>
        <translation>Fermer cette fenêtre ; le lot continue (Échap)</translation>
    </message>
    <message>
        <source> · {count} needed nothing</source>
        <translation> · {count} sans rien à faire</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Enregistré sous {path}</translation>
    </message>
    <message>
        <source>The batch is finished.</source>
        <translation>Le lot est terminé.</translation>
    </message>
    <message>
        <source>Photos that are in the list already were not added again: {count}</source>
        <translation>Photos déjà dans la liste, qui n’ont pas été ajoutées de nouveau : {count}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>One layer alone</source>
        <translation>Un seul calque</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add what is missing</source>
        <translation>Ajouter ce qui manque</translation>
    </message>
    <message>
        <source>Add to: {name}</source>
        <translation>Ajouter à : {name}</translation>
    </message>
    <message>
        <source>Leave out this tag</source>
        <translation>Écarter ce mot-clé</translation>
    </message>
    <message>
        <source>Use this tag again</source>
        <translation>Utiliser de nouveau ce mot-clé</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Something went wrong</source>
        <translation>Un problème est survenu</translation>
    </message>
    <message>
        <source>An unexpected error occurred. Your work is still open.</source>
        <translation>Une erreur inattendue s’est produite. Votre travail est toujours ouvert.</translation>
    </message>
    <message>
        <source>Save it as a project before you go on.</source>
        <translation>Enregistrez-le comme projet avant de continuer.</translation>
    </message>
    <message>
        <source>What happened is written in {path}. Nothing is sent.</source>
        <translation>Ce qui s’est passé est noté dans {path}. Rien n’est envoyé.</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Afficher le rapport</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Shape</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Width to height of the crop</source>
        <translation>Rapport largeur/hauteur du recadrage</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>Redresser</translation>
    </message>
    <message>
        <source>Straighten, in degrees</source>
        <translation>Redresser, en degrés</translation>
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
        <translation>Comme la photo</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Carré</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Pivoter à gauche</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Pivoter à droite</translation>
    </message>
    <message>
        <source>Swap landscape and portrait</source>
        <translation>Échanger paysage et portrait</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Whole photo, without turning</source>
        <translation>Photo entière, sans rotation</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>Laisser la photo telle qu’elle était (Échap)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Crop the photo (Enter)</source>
        <translation>Recadrer la photo (Entrée)</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop</source>
        <translation>Recadrage</translation>
    </message>
    <message>
        <source>Arrow keys move the crop, with Shift they size it, Enter applies it.</source>
        <translation>Les flèches déplacent le recadrage, avec Maj elles changent sa taille, Entrée l’applique.</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Curve</source>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>Click to add a point, drag it, pull it out to remove it. Keys: Page Up and Page Down choose a point, arrows move it, Insert adds one, Delete removes it.</source>
        <translation>Cliquez pour ajouter un point, faites-le glisser, tirez-le dehors pour le supprimer. Touches : Page préc. et Page suiv. choisissent un point, les flèches le déplacent, Inser en ajoute un, Suppr le supprime.</translation>
    </message>
    <message>
        <source>Point {at} of {count}: {x} becomes {y}</source>
        <translation>Point {at} sur {count} : {x} devient {y}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>All channels</source>
        <translation>Tous les canaux</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Which channel the curve changes</source>
        <translation>Le canal que la courbe modifie</translation>
    </message>
    <message>
        <source>Tone before</source>
        <translation>Ton avant</translation>
    </message>
    <message>
        <source>Tone after</source>
        <translation>Ton après</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Linéaire</translation>
    </message>
    <message>
        <source>Make this curve straight again</source>
        <translation>Rendre cette courbe droite</translation>
    </message>
</context>
<context>
    <name>MainController</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Working on files…</source>
        <translation>Traitement des fichiers…</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Colours of another photo</source>
        <translation>Couleurs d’une autre photo</translation>
    </message>
    <message>
        <source>Photos and projects ({kinds})</source>
        <translation>Photos et projets ({kinds})</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Ouvrir une photo</translation>
    </message>
    <message>
        <source>Photos ({kinds})</source>
        <translation>Photos ({kinds})</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Ajouter des photos</translation>
    </message>
    <message>
        <source>Recipes ({kinds})</source>
        <translation>Recettes ({kinds})</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>Ouvrir une recette</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Enregistrer la recette</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Heirloom project ({kinds})</source>
        <translation>Projet Heirloom ({kinds})</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>“{name}” is very large: {width} x {height} pixels.</source>
        <translation>« {name} » est très grande : {width} x {height} pixels.</translation>
    </message>
    <message>
        <source>Opening it takes some minutes and about {needed} of disk space; each layer needs more disk space.</source>
        <translation>L’ouvrir prend quelques minutes et environ {needed} d’espace disque ; chaque calque en demande davantage.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>A very large photo</source>
        <translation>Une très grande photo</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Travail non enregistré</translation>
    </message>
    <message>
        <source>Save the project before you leave this photo?</source>
        <translation>Enregistrer le projet avant de quitter cette photo ?</translation>
    </message>
    <message>
        <source>Your layers are lost if you do not.</source>
        <translation>Sinon, vos calques seront perdus.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Ne pas enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{name} – Heirloom</source>
        <translation>{name} – Heirloom</translation>
    </message>
    <message>
        <source>Weights ({kinds})</source>
        <translation>Poids ({kinds})</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Licence of {model}</source>
        <translation>Licence de {model}</translation>
    </message>
    <message>
        <source>These weights must not be used commercially.</source>
        <translation>Ces poids ne doivent pas servir à un usage commercial.</translation>
    </message>
    <message>
        <source>{licence}
Read it at {source}. You are asked once for each model.</source>
        <translation>{licence}
À lire sur {source}. La question est posée une fois par modèle.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>J’accepte</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>À quoi sert-il ?</translation>
    </message>
    <message>
        <source>{name} could serve several purposes; which one?</source>
        <translation>{name} pourrait servir à plusieurs choses ; à laquelle ?</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} are missing and will be grey. If you have another copy of the file, try that first.</source>
        <translation>Sur ses {height} lignes, les {missing} dernières manquent et seront grises. Si vous avez une autre copie du fichier, essayez-la d’abord.</translation>
    </message>
    <message>
        <source>Its fine detail is missing, so it is less sharp than it was. If you have another copy of the file, try that first.</source>
        <translation>Les détails fins manquent, elle est donc moins nette qu’avant. Si vous avez une autre copie du fichier, essayez-la d’abord.</translation>
    </message>
    <message>
        <source>“{name}” is cut off: a part of the file is missing.</source>
        <translation>« {name} » est tronquée : une partie du fichier manque.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: a part of the file is wrong.</source>
        <translation>« {name} » est endommagée : une partie du fichier est fausse.</translation>
    </message>
    <message>
        <source>Of its {height} rows, the last {missing} cannot be read and will be grey; others may be wrong. If you have another copy of the file, try that first.</source>
        <translation>Sur ses {height} lignes, les {missing} dernières sont illisibles et seront grises ; d’autres peuvent être fausses. Si vous avez une autre copie du fichier, essayez-la d’abord.</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>Ouvrir ce qui reste</translation>
    </message>
    <message>
        <source>An incomplete photo</source>
        <translation>Une photo incomplète</translation>
    </message>
    <message>
        <source>Export before and after</source>
        <translation>Exporter avant et après</translation>
    </message>
    <message>
        <source>Side by side ({kinds})</source>
        <translation>Côte à côte ({kinds})</translation>
    </message>
    <message>
        <source>Moving slider ({kinds})</source>
        <translation>Curseur animé ({kinds})</translation>
    </message>
    <message>
        <source>Restored faces ({kinds})</source>
        <translation>Visages restaurés ({kinds})</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Profondeur de couleur</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nom du fichier</translation>
    </message>
    <message>
        <source>Keep the time of the file</source>
        <translation>Conserver la date du fichier</translation>
    </message>
    <message>
        <source>Programs that sort by time then show the result beside the photo</source>
        <translation>Les programmes qui trient par date montrent alors le résultat à côté de la photo</translation>
    </message>
    <message>
        <source>Overwrite an existing file</source>
        <translation>Remplacer un fichier existant</translation>
    </message>
    <message>
        <source>The original is never overwritten</source>
        <translation>L’original n’est jamais remplacé</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} bits</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Export the restored photo</source>
        <translation>Exporter la photo restaurée</translation>
    </message>
    <message>
        <source>Keep the location</source>
        <translation>Conserver le lieu</translation>
    </message>
    <message>
        <source>Turn this off to remove the location from the file</source>
        <translation>Décochez pour retirer le lieu du fichier</translation>
    </message>
    <message>
        <source>This photo does not tell where it was taken</source>
        <translation>Cette photo n’indique pas où elle a été prise</translation>
    </message>
    <message>
        <source>The notes of the camera's maker may hold the location; turn this off to remove them</source>
        <translation>Les notes du fabricant de l’appareil peuvent contenir le lieu ; décochez pour les retirer</translation>
    </message>
    <message>
        <source>Date and colour profile are kept.</source>
        <translation>La date et le profil de couleur sont conservés.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Telle quelle</translation>
    </message>
    <message>
        <source>For a print</source>
        <translation>Pour un tirage</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
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
        <translation>Enregistré sous {path}</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportée vers {path}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Zoom; click for 100 %</source>
        <translation>Zoom ; cliquez pour 100 %</translation>
    </message>
    <message>
        <source>{width} × {height} · {bits} bit</source>
        <translation>{width} × {height} · {bits} bits</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Carte graphique (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Carte graphique (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Enlarged {factor} times from {width} × {height}</source>
        <translation>Agrandie {factor} fois à partir de {width} × {height}</translation>
    </message>
</context>
<context>
    <name>CropController</name>
    <message>
        <source>Crop</source>
        <translation>Recadrer</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Pivoter à gauche</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Pivoter à droite</translation>
    </message>
</context>
<context>
    <name>PreviewOverlay</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
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
        <translation>Historique</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Close the settings of the layer</source>
        <translation>Fermer les réglages du calque</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>Réglages : {name}</translation>
    </message>
    <message>
        <source>This layer has no settings except its opacity.</source>
        <translation>Ce calque n’a pas d’autre réglage que son opacité.</translation>
    </message>
    <message>
        <source>Takes effect when the layer is run again.</source>
        <translation>Prend effet quand le calque est exécuté de nouveau.</translation>
    </message>
</context>
<context>
    <name>InstructionBar</name>
    <message>
        <source>What you can say</source>
        <translation>Ce que vous pouvez dire</translation>
    </message>
    <message>
        <source>Show sentences that this program understands</source>
        <translation>Afficher des phrases que ce programme comprend</translation>
    </message>
    <message>
        <source>Say what is wrong with this photo…</source>
        <translation>Dites ce qui ne va pas sur cette photo…</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Enter shows the plan; Up and Down recall earlier instructions</source>
        <translation>Entrée affiche le plan ; Haut et Bas rappellent les instructions précédentes</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planifier</translation>
    </message>
    <message>
        <source>Show what would be done, before anything runs (Enter)</source>
        <translation>Montrer ce qui serait fait, avant toute exécution (Entrée)</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Suggérer</translation>
    </message>
    <message>
        <source>Plan from the diagnosis of the photo, without an instruction</source>
        <translation>Établir un plan d’après le diagnostic de la photo, sans instruction</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Réflexion…</translation>
    </message>
    <message>
        <source>Put this into the line</source>
        <translation>Mettre ceci dans la ligne</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Annuler (Échap)</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Clavier et souris</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoom sous le pointeur</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>Espace + glisser, glisser avec le bouton central</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Déplacer la photo</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Double clic</translation>
    </message>
    <message>
        <source>Zoom to the whole photo or to 100 %</source>
        <translation>Voir la photo entière ou à 100 %</translation>
    </message>
    <message>
        <source>Hold \</source>
        <translation>Maintenir \</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>L’original</translation>
    </message>
    <message>
        <source>← → ↑ ↓</source>
        <translation>← → ↑ ↓</translation>
    </message>
    <message>
        <source>Move the divider, or the photo</source>
        <translation>Déplacer le séparateur ou la photo</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>Maintenir Alt</translation>
    </message>
    <message>
        <source>Swap adding and subtracting</source>
        <translation>Inverser ajout et retrait</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>Exécuter le plan</translation>
    </message>
    <message>
        <source>Double click on a slider</source>
        <translation>Double clic sur un curseur</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>Retour à 100 %</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Entrée, Retour arrière</translation>
    </message>
    <message>
        <source>Close a polygon, remove its last corner</source>
        <translation>Fermer un polygone, supprimer son dernier sommet</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to reorder; double-click the name to rename</source>
        <translation>Faites glisser pour réordonner ; double-cliquez sur le nom pour renommer</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>Masquer ou afficher</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>Nom du calque</translation>
    </message>
    <message>
        <source>Mask: paint this layer in and out</source>
        <translation>Masque : peindre où ce calque agit</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécuter</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Remove mask</source>
        <translation>Supprimer le masque</translation>
    </message>
    <message>
        <source>Opacity: {name}</source>
        <translation>Opacité : {name}</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>Plus sur {name}</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restauration…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Pas encore exécuté</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Show only this layer, or all layers again</source>
        <translation>Afficher seulement ce calque, ou de nouveau tous</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>Supprimer le calque</translation>
    </message>
    <message>
        <source>Merge with the one below</source>
        <translation>Fusionner avec celui du dessous</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Changed since it was run</source>
        <translation>Modifié depuis son exécution</translation>
    </message>
</context>
<context>
    <name>LayerController</name>
    <message>
        <source>Opacity: {name}</source>
        <translation>Opacité : {name}</translation>
    </message>
    <message>
        <source>Show: {name}</source>
        <translation>Afficher : {name}</translation>
    </message>
    <message>
        <source>Hide: {name}</source>
        <translation>Masquer : {name}</translation>
    </message>
    <message>
        <source>Move: {name}</source>
        <translation>Déplacer : {name}</translation>
    </message>
    <message>
        <source>Rename: {name}</source>
        <translation>Renommer : {name}</translation>
    </message>
    <message>
        <source>Delete: {name}</source>
        <translation>Supprimer : {name}</translation>
    </message>
    <message>
        <source>Duplicate: {name}</source>
        <translation>Dupliquer : {name}</translation>
    </message>
    <message>
        <source>Settings: {name}</source>
        <translation>Réglages : {name}</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Visage {number}</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Each repair becomes a layer that you can fade, hide, reorder and undo.</source>
        <translation>Chaque réparation devient un calque que vous pouvez atténuer, masquer, déplacer et annuler.</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>{share} or more</source>
        <translation>{share} ou plus</translation>
    </message>
    <message>
        <source>Changed by the restoration</source>
        <translation>Modifié par la restauration</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>Restored or invented</source>
        <translation>Restauré ou inventé</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>restauré</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>inventé</translation>
    </message>
</context>
<context>
    <name>ModelLibraryController</name>
    <message>
        <source>{name} was imported.</source>
        <translation>{name} a été importé.</translation>
    </message>
    <message>
        <source>The add-on was downloaded; it is used from the next start on.</source>
        <translation>Le module complémentaire est téléchargé ; il servira à partir du prochain démarrage.</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be used.</source>
        <translation>{name} est téléchargé et peut être utilisé.</translation>
    </message>
    <message>
        <source>{name} was verified: all its files are intact.</source>
        <translation>{name} a été vérifié : tous ses fichiers sont intacts.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} a été supprimé.</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Model library</source>
        <translation>Bibliothèque de modèles</translation>
    </message>
    <message>
        <source>Find a model or a purpose…</source>
        <translation>Chercher un modèle ou un usage…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Chercher un modèle</translation>
    </message>
    <message>
        <source>{size} used by models of your own</source>
        <translation>{size} occupés par vos propres modèles</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>Importation de {name}…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Arrêter et abandonner</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importer un fichier…</translation>
    </message>
    <message>
        <source>Import a file of weights; you can also drop it on this window</source>
        <translation>Importer un fichier de poids ; vous pouvez aussi le déposer sur cette fenêtre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Download, and no photo is ever sent.</source>
        <translation>Rien n’est téléchargé avant que vous cliquiez sur Télécharger, et aucune photo n’est jamais envoyée.</translation>
    </message>
    <message>
        <source>Recommended: free for any use, quick, better</source>
        <translation>Recommandés : libres pour tout usage, rapides, meilleurs</translation>
    </message>
    <message>
        <source>Better faces</source>
        <translation>De meilleurs visages</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>Des images plus grandes</translation>
    </message>
    <message>
        <source>Less noise, grain and JPEG blocks</source>
        <translation>Moins de bruit, de grain et de blocs JPEG</translation>
    </message>
    <message>
        <source>Sharper pictures</source>
        <translation>Des images plus nettes</translation>
    </message>
    <message>
        <source>Light and colours</source>
        <translation>Lumière et couleurs</translation>
    </message>
    <message>
        <source>Scratches and holes</source>
        <translation>Rayures et trous</translation>
    </message>
    <message>
        <source>Rebuild everything (needs a graphics card)</source>
        <translation>Tout reconstruire (demande une carte graphique)</translation>
    </message>
    <message>
        <source>Parts that other models need</source>
        <translation>Éléments dont d’autres modèles ont besoin</translation>
    </message>
    <message>
        <source>Nothing is downloaded before you press Get it, and no photo is ever sent.</source>
        <translation>Rien n’est téléchargé avant que vous ne pressiez « L’obtenir », et aucune photo n’est jamais envoyée.</translation>
    </message>
</context>
<context>
    <name>TonePanel</name>
    <message>
        <source>Black point</source>
        <translation>Point noir</translation>
    </message>
    <message>
        <source>White point</source>
        <translation>Point blanc</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>Tons moyens</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>Choisir le blanc</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Then click something in the photo that should be white</source>
        <translation>Cliquez ensuite sur ce qui devrait être blanc dans la photo</translation>
    </message>
    <message>
        <source>Reset all sliders and curves</source>
        <translation>Réinitialiser tous les curseurs et les courbes</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Edit tone curves</source>
        <translation>Modifier les courbes de tons</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Ombres</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Hautes lumières</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>Vibrance</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Chaleur</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Teinte</translation>
    </message>
    <message>
        <source>Like saturation, but it spares what is colourful already</source>
        <translation>Comme la saturation, mais épargne ce qui est déjà très coloré</translation>
    </message>
    <message>
        <source>To the left cooler and bluer, to the right warmer and yellower</source>
        <translation>Vers la gauche, plus froid et plus bleu ; vers la droite, plus chaud et plus jaune</translation>
    </message>
    <message>
        <source>To the left greener, to the right more magenta</source>
        <translation>Vers la gauche, plus vert ; vers la droite, plus magenta</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>Choisir le gris</translation>
    </message>
    <message>
        <source>Then click something in the photo that should have no colour</source>
        <translation>Cliquez ensuite sur ce qui ne devrait pas avoir de couleur dans la photo</translation>
    </message>
</context>
<context>
    <name>MaskController</name>
    <message>
        <source>Mask: {name}</source>
        <translation>Masque : {name}</translation>
    </message>
    <message>
        <source>Remove mask: {name}</source>
        <translation>Supprimer le masque : {name}</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Désélectionner</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>Sélectionner un rectangle</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>Sélectionner une ellipse</translation>
    </message>
    <message>
        <source>Select with the lasso</source>
        <translation>Sélectionner au lasso</translation>
    </message>
    <message>
        <source>Paint selection</source>
        <translation>Peindre la sélection</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>Sélectionner par couleur</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Inverser la sélection</translation>
    </message>
    <message>
        <source>Soften selection</source>
        <translation>Adoucir la sélection</translation>
    </message>
    <message>
        <source>Mask of “{name}”</source>
        <translation>Masque de « {name} »</translation>
    </message>
    <message>
        <source>The next repair acts only here</source>
        <translation>La prochaine réparation n’agit qu’ici</translation>
    </message>
    <message>
        <source>Draw where the next repair is to be applied</source>
        <translation>Dessinez où la prochaine réparation doit agir</translation>
    </message>
    <message>
        <source>Select polygon</source>
        <translation>Sélectionner un polygone</translation>
    </message>
    <message>
        <source>Paint over a spot: it is filled from its surroundings</source>
        <translation>Peignez sur une tache : elle est comblée par ses alentours</translation>
    </message>
    <message>
        <source>Click something that should be white</source>
        <translation>Cliquez sur ce qui devrait être blanc</translation>
    </message>
    <message>
        <source>Paint where damage is, or take it away</source>
        <translation>Peignez les défauts, ou retirez-les</translation>
    </message>
    <message>
        <source>Paint a colour onto each thing: it spreads up to the edges</source>
        <translation>Peignez une couleur sur chaque chose : elle s’étend jusqu’aux contours</translation>
    </message>
</context>
<context>
    <name>DamageController</name>
    <message>
        <source>Correct the damage</source>
        <translation>Modifier les défauts trouvés</translation>
    </message>
    <message>
        <source>Paint damage</source>
        <translation>Peindre les défauts</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>Sensibilité de la détection des défauts</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>Annuler toutes les corrections</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>non-commercial</source>
        <translation>non commercial</translation>
    </message>
    <message>
        <source>Its licence forbids commercial use; you are asked once</source>
        <translation>Sa licence interdit l’usage commercial ; la question est posée une fois</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licence : {licence}</translation>
    </message>
    <message>
        <source>Also needs: {titles}</source>
        <translation>Nécessite aussi : {titles}</translation>
    </message>
    <message>
        <source>For NVIDIA's graphics cards</source>
        <translation>Pour les cartes graphiques NVIDIA</translation>
    </message>
    <message>
        <source>For a graphics card; a processor takes very long</source>
        <translation>Pour une carte graphique ; un processeur met très longtemps</translation>
    </message>
    <message>
        <source>Better on a graphics card; a processor takes minutes for a photo</source>
        <translation>Mieux avec une carte graphique ; un processeur met quelques minutes par photo</translation>
    </message>
    <message>
        <source>Runs on any computer</source>
        <translation>Fonctionne sur tout ordinateur</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Included with Heirloom</source>
        <translation>Fourni avec Heirloom</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Incomplet</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Non installé</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Téléchargement…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Download the model from its publisher and install it</source>
        <translation>Télécharger le modèle chez son éditeur et l’installer</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>Abandonner le téléchargement</translation>
    </message>
    <message>
        <source>Delete the partial download</source>
        <translation>Supprimer le téléchargement partiel</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Compare the hashes of all files with the published ones</source>
        <translation>Comparer les sommes de contrôle de tous les fichiers avec celles publiées</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the model and free disk space</source>
        <translation>Supprimer le modèle et libérer de l’espace disque</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importer un fichier…</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>Importer un fichier que vous avez déjà</translation>
    </message>
    <message>
        <source>Publisher's page</source>
        <translation>Page de l’éditeur</translation>
    </message>
    <message>
        <source>Open it in your browser</source>
        <translation>L’ouvrir dans votre navigateur</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>Arrêter ; le téléchargement partiel est conservé et peut être repris</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Arrêter et abandonner</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Show licence and origin</source>
        <translation>Afficher la licence et l’origine</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>pas pour un usage commercial</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>libre pour tout usage</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>L’obtenir</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>environ {size}</translation>
    </message>
    <message>
        <source>Its file is converted by PyTorch: get the add-on first.</source>
        <translation>Son fichier est converti par PyTorch : obtenez d’abord le module complémentaire.</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>Navigateur</translation>
    </message>
    <message>
        <source>The whole photo; click to move the view</source>
        <translation>La photo entière ; cliquez pour déplacer la vue</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>New version</source>
        <translation>Nouvelle version</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Demander maintenant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>You have version {version}</source>
        <translation>Vous avez la version {version}</translation>
    </message>
    <message>
        <source>Heirloom will contact {server} once and fetch {address}, a line of text with the number of the newest version. Nothing about you or your photos is sent, and nothing is installed. The connection is noted in the record on this computer.</source>
        <translation>Heirloom contactera {server} une seule fois et lira {address}, une ligne de texte avec le numéro de la dernière version. Rien sur vous ni sur vos photos n’est envoyé, et rien n’est installé. La connexion est notée dans le journal sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Heirloom is set to stay offline, so it does not check for a new version.</source>
        <translation>Heirloom est réglé pour rester hors ligne ; il ne cherche donc pas de nouvelle version.</translation>
    </message>
    <message>
        <source>Version {version} is available at {page}</source>
        <translation>La version {version} est disponible sur {page}</translation>
    </message>
    <message>
        <source>There is no newer version.</source>
        <translation>Il n’y a pas de version plus récente.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
</context>
<context>
    <name>WhatsNewDialog</name>
    <message>
        <source>What is new</source>
        <translation>Nouveautés</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>PageSelector</name>
    <message>
        <source>Picture of the file</source>
        <translation>Image du fichier</translation>
    </message>
    <message>
        <source>This file holds several pictures (Page Up, Page Down)</source>
        <translation>Ce fichier contient plusieurs images (Page préc., Page suiv.)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} sur {pages}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do…</source>
        <translation>Tapez ce que vous voulez faire…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>No command fits. Say it as an instruction instead.</source>
        <translation>Aucune commande ne correspond. Dites-le plutôt comme instruction.</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Run the ticked steps (Ctrl+Enter)</source>
        <translation>Exécuter les étapes cochées (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>Fermer le plan</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Not understood: {clauses}</source>
        <translation>Non compris : {clauses}</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, or the whole photo is changed.</source>
        <translation>{places} : une instruction ne peut pas choisir une partie de la photo. Sélectionnez-la d’abord avec un outil à gauche, sinon toute la photo est modifiée.</translation>
    </message>
    <message>
        <source>{places}: an instruction cannot choose a part of the photo. Select it first with a tool on the left, then say what to do there.</source>
        <translation>{places} : une instruction ne peut pas choisir une partie de la photo. Sélectionnez-la d’abord avec un outil à gauche, puis dites quoi y faire.</translation>
    </message>
</context>
<context>
    <name>PlannedCard</name>
    <message>
        <source>Do this</source>
        <translation>Faire ceci</translation>
    </message>
    <message>
        <source>Strength: {name}</source>
        <translation>Intensité : {name}</translation>
    </message>
    <message>
        <source>Confidence that this is meant: {share}</source>
        <translation>Certitude que c’est bien ce qui est demandé : {share}</translation>
    </message>
    <message>
        <source>Earlier: {name}</source>
        <translation>Plus tôt : {name}</translation>
    </message>
    <message>
        <source>Later: {name}</source>
        <translation>Plus tard : {name}</translation>
    </message>
    <message>
        <source>Estimated from earlier runs on this computer</source>
        <translation>Estimé d’après des exécutions précédentes sur cet ordinateur</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>With {models}</source>
        <translation>Avec {models}</translation>
    </message>
    <message>
        <source>probably meant</source>
        <translation>probablement</translation>
    </message>
    <message>
        <source>perhaps meant</source>
        <translation>peut-être</translation>
    </message>
    <message>
        <source>{factor}×: from {old} to {new} pixels</source>
        <translation>{factor}× : de {old} à {new} pixels</translation>
    </message>
</context>
<context>
    <name>ConnectionList</name>
    <message>
        <source>Connections ever made</source>
        <translation>Toutes les connexions établies</translation>
    </message>
    <message>
        <source>Loading the connection log…</source>
        <translation>Chargement du journal des connexions…</translation>
    </message>
    <message>
        <source>None. Heirloom itself has never connected to anything.</source>
        <translation>Aucune. Heirloom lui-même ne s’est jamais connecté à quoi que ce soit.</translation>
    </message>
    <message>
        <source>{at} · {url}
{why} · {size} · {outcome}</source>
        <translation>{at} · {url}
{why} · {size} · {outcome}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>non terminé</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Settings: {settings}
Logs: {logs}
Temporary pixels: {scratch}
Models: {models}</source>
        <translation>Réglages : {settings}
Journaux : {logs}
Pixels temporaires : {scratch}
Modèles : {models}</translation>
    </message>
    <message>
        <source>Never connect, not even when I press Download</source>
        <translation>Ne jamais se connecter, même quand je clique sur Télécharger</translation>
    </message>
    <message>
        <source>Delete these files</source>
        <translation>Supprimer ces fichiers</translation>
    </message>
    <message>
        <source>The library ONNX Runtime keeps these files to report to its maker. An earlier version of Heirloom, or another program, let it; reports with facts about this computer, but no photos, may have been sent. Heirloom does not allow it any more.
{files}</source>
        <translation>La bibliothèque ONNX Runtime garde ces fichiers pour les transmettre à son fabricant. Une version antérieure d’Heirloom, ou un autre programme, l’a laissée faire ; des rapports avec des données sur cet ordinateur, mais sans photo, ont pu être envoyés. Heirloom ne le permet plus.
{files}</translation>
    </message>
    <message>
        <source>Deleted:
{files}</source>
        <translation>Supprimés :
{files}</translation>
    </message>
    <message>
        <source>The system did not allow to delete:
{files}</source>
        <translation>Le système n’a pas permis de supprimer :
{files}</translation>
    </message>
    <message>
        <source>The files are gone already.</source>
        <translation>Les fichiers n’existent déjà plus.</translation>
    </message>
    <message>
        <source>Your photos stay on this computer. Heirloom has no account, collects no statistics and sends nothing. It connects only when you press Download in the model library, or ask for a new version.</source>
        <translation>Vos photos restent sur cet ordinateur. Heirloom n’a pas de compte, ne recueille aucune statistique et n’envoie rien. Il ne se connecte que lorsque vous cliquez sur Télécharger dans la bibliothèque de modèles, ou que vous demandez une nouvelle version.</translation>
    </message>
    <message>
        <source>Your last instructions, photos, folders and names of people are remembered on this computer, in {file}.</source>
        <translation>Vos dernières instructions, photos, dossiers et noms de personnes sont mémorisés sur cet ordinateur, dans {file}.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Les oublier</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Unsaved work</source>
        <translation>Travail non enregistré</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Heirloom ended.</source>
        <translation>« {name} » n’était pas enregistré quand Heirloom s’est arrêté.</translation>
    </message>
    <message>
        <source>Its layers were saved for recovery, last on {when}.</source>
        <translation>Ses calques ont été sauvegardés pour être récupérés, la dernière fois le {when}.</translation>
    </message>
    <message>
        <source>Recover it</source>
        <translation>Le récupérer</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Le supprimer</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Plus tard</translation>
    </message>
</context>
<context>
    <name>StartFailureDialog</name>
    <message>
        <source>A file or folder</source>
        <translation>Un fichier ou un dossier</translation>
    </message>
    <message>
        <source>{place} cannot be used ({reason}); check the disk and its permissions.</source>
        <translation>{place} ne peut pas être utilisé ({reason}) ; vérifiez le disque et ses droits d’accès.</translation>
    </message>
    <message>
        <source>Heirloom cannot start.</source>
        <translation>Heirloom ne peut pas démarrer.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Taille du pinceau ([ et ])</translation>
    </message>
    <message>
        <source>Hardness of the brush</source>
        <translation>Dureté du pinceau</translation>
    </message>
    <message>
        <source>How different colours may be</source>
        <translation>Écart permis entre les couleurs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Dureté</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Stop editing the mask (Esc)</source>
        <translation>Arrêter de modifier le masque (Échap)</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>Révéler</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Paint out</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>X or Alt swaps the two</source>
        <translation>X ou Alt échange les deux</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverser</translation>
    </message>
    <message>
        <source>Soften the edge</source>
        <translation>Adoucir le bord</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Remplir</translation>
    </message>
    <message>
        <source>Fill the selection from its surroundings (F)</source>
        <translation>Remplir la sélection d’après ce qui l’entoure (F)</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Performances</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Colours of the screen</source>
        <translation>Couleurs de l’écran</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>La langue change au prochain démarrage.</translation>
    </message>
    <message>
        <source>As they are (sRGB)</source>
        <translation>Telles quelles (sRGB)</translation>
    </message>
    <message>
        <source>A profile from a file…</source>
        <translation>Un profil depuis un fichier…</translation>
    </message>
    <message>
        <source>Profile of the screen</source>
        <translation>Profil de l’écran</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>Profils de couleur (*.icc *.icm)</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Comme l’original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Quality is for JPEG and WebP.</source>
        <translation>La qualité vaut pour JPEG et WebP.</translation>
    </message>
    <message>
        <source>Best available device</source>
        <translation>Le meilleur périphérique disponible</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Carte graphique (CUDA)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Carte graphique (DirectML)</translation>
    </message>
    <message>
        <source>Apple CoreML</source>
        <translation>Apple CoreML</translation>
    </message>
    <message>
        <source>Default of each model</source>
        <translation>Valeur par défaut de chaque modèle</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>S’exécute sur</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>Taille des tuiles</translation>
    </message>
    <message>
        <source>Photos of a batch at once</source>
        <translation>Photos d’un lot traitées à la fois</translation>
    </message>
    <message>
        <source>Memory for networks (MB)</source>
        <translation>Mémoire pour les réseaux (Mo)</translation>
    </message>
    <message>
        <source>Memory of the graphics card (MB)</source>
        <translation>Mémoire de la carte graphique (Mo)</translation>
    </message>
    <message>
        <source>Memory for the view (MB)</source>
        <translation>Mémoire pour l’affichage (Mo)</translation>
    </message>
    <message>
        <source>Memory for undo (MB)</source>
        <translation>Mémoire pour l’annulation (Mo)</translation>
    </message>
    <message>
        <source>These settings take effect at the next start. Small tiles need less memory.</source>
        <translation>Ces réglages prennent effet au prochain démarrage. De petites tuiles demandent moins de mémoire.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Restoration</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Calques</translation>
    </message>
    <message>
        <source>Show the damage</source>
        <translation>Montrer les défauts</translation>
    </message>
    <message>
        <source>Find scratches and dust, check the result and repair them (Ctrl+F)</source>
        <translation>Chercher rayures et poussières, vérifier le résultat et les réparer (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>AdjustmentController</name>
    <message>
        <source>Heal spots</source>
        <translation>Corriger les taches</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveaux</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>Modifier les niveaux</translation>
    </message>
    <message>
        <source>Pick white</source>
        <translation>Choisir le blanc</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>Fusionner des calques</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>Choisir le gris</translation>
    </message>
</context>
<context>
    <name>BatchOptions</name>
    <message>
        <source>What each photo needs</source>
        <translation>Ce qu’il faut à chaque photo</translation>
    </message>
    <message>
        <source>An instruction</source>
        <translation>Une instruction</translation>
    </message>
    <message>
        <source>What was done to the open photo</source>
        <translation>Ce qui a été fait à la photo ouverte</translation>
    </message>
    <message>
        <source>A saved recipe…</source>
        <translation>Une recette enregistrée…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>What to do to each photo</source>
        <translation>Que faire de chaque photo</translation>
    </message>
    <message>
        <source>Say what is wrong with these photos…</source>
        <translation>Dites ce qui ne va pas sur ces photos…</translation>
    </message>
    <message>
        <source>Instruction for all photos</source>
        <translation>Instruction pour toutes les photos</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>Comme l’original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Format of the results</source>
        <translation>Format des résultats</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>{name} stands for the name of the original</source>
        <translation>{name} représente le nom de l’original</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>À côté de chaque original</translation>
    </message>
    <message>
        <source>Where the results go</source>
        <translation>Où vont les résultats</translation>
    </message>
    <message>
        <source>The recipe “{name}”</source>
        <translation>La recette « {name} »</translation>
    </message>
    <message>
        <source>There are no steps yet.</source>
        <translation>Il n’y a pas encore d’étape.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open a photo</source>
        <translation>Ouvrir une photo</translation>
    </message>
    <message>
        <source>Drop an old photo here</source>
        <translation>Déposez une vieille photo ici</translation>
    </message>
    <message>
        <source>or click to choose one · JPEG, TIFF, PNG, HEIC and more</source>
        <translation>ou cliquez pour en choisir une · JPEG, TIFF, PNG, HEIC et autres</translation>
    </message>
    <message>
        <source>Or try one of these:</source>
        <translation>Ou essayez l’une de celles-ci :</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>Photo d’exemple : {name}</translation>
    </message>
    <message>
        <source>then say what is wrong with it: “remove the scratches”</source>
        <translation>puis dites ce qui ne va pas : « enlève les rayures »</translation>
    </message>
    <message>
        <source>A folder, or several photos, are restored one by one.</source>
        <translation>Un dossier ou plusieurs photos sont restaurés l’un après l’autre.</translation>
    </message>
    <message>
        <source>Opened last:</source>
        <translation>Dernières ouvertes :</translation>
    </message>
</context>
<context>
    <name>Translator</name>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Red eyes removed: {count}.</source>
        <translation>Yeux rouges enlevés : {count}.</translation>
    </message>
    <message>
        <source>remove the red eyes</source>
        <translation>enlève les yeux rouges</translation>
    </message>
    <message>
        <source>red eyes</source>
        <translation>yeux rouges</translation>
    </message>
    <message>
        <source>Remove red eyes</source>
        <translation>Enlever les yeux rouges</translation>
    </message>
    <message>
        <source>more clarity</source>
        <translation>plus de clarté</translation>
    </message>
    <message>
        <source>little local contrast</source>
        <translation>peu de contraste local</translation>
    </message>
    <message>
        <source>Raise clarity</source>
        <translation>Augmenter la clarté</translation>
    </message>
    <message>
        <source>remove the vignette</source>
        <translation>enlève le vignettage</translation>
    </message>
    <message>
        <source>dark corners</source>
        <translation>coins sombres</translation>
    </message>
    <message>
        <source>Lighten dark corners</source>
        <translation>Éclaircir les coins sombres</translation>
    </message>
    <message>
        <source>{path} is damaged, so nothing can be added to it; rename it and try again.</source>
        <translation>{path} est endommagé, rien ne peut y être ajouté ; renommez-le et réessayez.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E) and choose the size For a print.</source>
        <translation>utilisez Exporter (Ctrl+E) et choisissez la taille Pour un tirage.</translation>
    </message>
    <message>
        <source>take Cut out prints of a scan (Ctrl+Shift+P).</source>
        <translation>utilisez Découper les tirages d’un scan (Ctrl+Maj+P).</translation>
    </message>
    <message>
        <source>Invert the negative</source>
        <translation>Passer le négatif en positif</translation>
    </message>
    <message>
        <source>colour negative</source>
        <translation>négatif couleur</translation>
    </message>
    <message>
        <source>turn this negative into a positive</source>
        <translation>passe ce négatif en positif</translation>
    </message>
    <message>
        <source>this looks like a colour negative</source>
        <translation>cela ressemble à un négatif couleur</translation>
    </message>
    <message>
        <source>Film base (#rrggbb)</source>
        <translation>Support du film (#rrggbb)</translation>
    </message>
    <message>
        <source>Exposure (stops)</source>
        <translation>Exposition (diaphs)</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Chaleur</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Teinte</translation>
    </message>
    <message>
        <source>Remove printed dots</source>
        <translation>Enlever la trame</translation>
    </message>
    <message>
        <source>printed dots</source>
        <translation>trame d’impression</translation>
    </message>
    <message>
        <source>remove the printed dots</source>
        <translation>enlève la trame d’impression</translation>
    </message>
    <message>
        <source>a grid of dots every {dot_distance:.1f} pixels</source>
        <translation>une trame avec des points tous les {dot_distance:.1f} pixels</translation>
    </message>
    <message>
        <source>Repair of noise and blur</source>
        <translation>Réparation du bruit et du flou</translation>
    </message>
    <message>
        <source>Invented detail</source>
        <translation>Détails inventés</translation>
    </message>
    <message>
        <source>Quick, with less detail</source>
        <translation>Rapide, avec moins de détails</translation>
    </message>
    <message>
        <source>make the faces clearer</source>
        <translation>rends les visages plus nets</translation>
    </message>
    <message>
        <source>her dress was dark green</source>
        <translation>sa robe était vert foncé</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Défauts</translation>
    </message>
    <message>
        <source>remove the scratches and the dust</source>
        <translation>enlève les rayures et la poussière</translation>
    </message>
    <message>
        <source>fill in the missing corner</source>
        <translation>complète le coin manquant</translation>
    </message>
    <message>
        <source>remove the JPEG blocks</source>
        <translation>enlève les blocs JPEG</translation>
    </message>
    <message>
        <source>remove the rain</source>
        <translation>enlève la pluie</translation>
    </message>
    <message>
        <source>Noise and sharpness</source>
        <translation>Bruit et netteté</translation>
    </message>
    <message>
        <source>remove the noise</source>
        <translation>enlève le bruit</translation>
    </message>
    <message>
        <source>make it sharper</source>
        <translation>rends-la plus nette</translation>
    </message>
    <message>
        <source>less grain, a bit sharper</source>
        <translation>moins de grain, un peu plus nette</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>trop sombre</translation>
    </message>
    <message>
        <source>brighten it a little</source>
        <translation>éclaircis-la un peu</translation>
    </message>
    <message>
        <source>bring back the faded colours</source>
        <translation>ravive les couleurs passées</translation>
    </message>
    <message>
        <source>remove the yellow cast</source>
        <translation>enlève la dominante jaune</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>plus de contraste</translation>
    </message>
    <message>
        <source>clear the haze</source>
        <translation>enlève la brume</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>La photo entière</translation>
    </message>
    <message>
        <source>restore this old photo</source>
        <translation>restaure cette vieille photo</translation>
    </message>
    <message>
        <source>everything except the colours</source>
        <translation>tout sauf les couleurs</translation>
    </message>
    <message>
        <source>Parts of the photo</source>
        <translation>Parties de la photo</translation>
    </message>
    <message>
        <source>brighten the faces</source>
        <translation>éclaircis les visages</translation>
    </message>
    <message>
        <source>remove the noise, only in the background</source>
        <translation>enlève le bruit, seulement dans l’arrière-plan</translation>
    </message>
    <message>
        <source>remove the scratches in the upper left corner</source>
        <translation>enlève les rayures dans le coin supérieur gauche</translation>
    </message>
    <message>
        <source>sharpen everything but the faces</source>
        <translation>rends tout plus net sauf les visages</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>twice as large</source>
        <translation>deux fois plus grande</translation>
    </message>
    <message>
        <source>enlarge it 1.5 times</source>
        <translation>agrandis-la 1,5 fois</translation>
    </message>
    <message>
        <source>4000 pixels wide</source>
        <translation>4000 pixels de large</translation>
    </message>
    <message>
        <source>20 x 30 cm at 300 dpi</source>
        <translation>20 x 30 cm à 300 dpi</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>reduce the noise by half</source>
        <translation>réduis le bruit de moitié</translation>
    </message>
    <message>
        <source>sharpen it by 30 %</source>
        <translation>augmente la netteté de 30 %</translation>
    </message>
    <message>
        <source>What stays as it is</source>
        <translation>Ce qui reste tel quel</translation>
    </message>
    <message>
        <source>remove the noise but keep the film grain</source>
        <translation>enlève le bruit mais garde le grain de la pellicule</translation>
    </message>
    <message>
        <source>remove the scratches, do not change the colours</source>
        <translation>enlève les rayures, ne change pas les couleurs</translation>
    </message>
    <message>
        <source>less yellow, but keep the sepia tone</source>
        <translation>moins de jaune, mais garde le ton sépia</translation>
    </message>
    <message>
        <source>Several wishes</source>
        <translation>Plusieurs souhaits</translation>
    </message>
    <message>
        <source>it is blurry and too dark</source>
        <translation>elle est floue et trop sombre</translation>
    </message>
    <message>
        <source>remove the dust, brighten it, twice as large</source>
        <translation>enlève la poussière, éclaircis-la, deux fois plus grande</translation>
    </message>
    <message>
        <source>select it with a tool on the left, then press Fill (key F).</source>
        <translation>sélectionnez l’endroit avec un outil à gauche, puis cliquez sur Remplir (touche F).</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>moitié gauche</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>moitié droite</translation>
    </message>
    <message>
        <source>upper half</source>
        <translation>moitié supérieure</translation>
    </message>
    <message>
        <source>lower half</source>
        <translation>moitié inférieure</translation>
    </message>
    <message>
        <source>upper left corner</source>
        <translation>coin supérieur gauche</translation>
    </message>
    <message>
        <source>upper right corner</source>
        <translation>coin supérieur droit</translation>
    </message>
    <message>
        <source>lower left corner</source>
        <translation>coin inférieur gauche</translation>
    </message>
    <message>
        <source>lower right corner</source>
        <translation>coin inférieur droit</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>centre</translation>
    </message>
    <message>
        <source>border</source>
        <translation>bord</translation>
    </message>
    <message>
        <source>“{clause}” (only: {place})</source>
        <translation>« {clause} » (seulement : {place})</translation>
    </message>
    <message>
        <source>“{clause}” (all but: {place})</source>
        <translation>« {clause} » (tout sauf : {place})</translation>
    </message>
    <message>
        <source>“{clause}”: this stays as it is.</source>
        <translation>« {clause} » : cela reste tel quel.</translation>
    </message>
    <message>
        <source>“{clause}”: nothing is wrong there, so nothing is done about it.</source>
        <translation>« {clause} » : il n’y a rien à corriger là, donc rien n’est fait.</translation>
    </message>
    <message>
        <source>“{clause}”: this is the opposite of a repair; it stays as it is.</source>
        <translation>« {clause} » : c’est le contraire d’une réparation ; cela reste tel quel.</translation>
    </message>
    <message>
        <source>“{clause}”: {answer}</source>
        <translation>« {clause} » : {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not possible here: {answer}</source>
        <translation>« {clause} » n’est pas possible ici : {answer}</translation>
    </message>
    <message>
        <source>“{clause}” is not about the photo. Say what is wrong with it.</source>
        <translation>« {clause} » ne concerne pas la photo. Dites ce qui ne va pas sur la photo.</translation>
    </message>
    <message>
        <source>“{clause}” asks for {factor} times the size. The networks enlarge 2 or 4 times; the exported file is resampled to the size asked for.</source>
        <translation>« {clause} » demande {factor} fois la taille. Les réseaux agrandissent 2 ou 4 fois ; le fichier exporté est rééchantillonné à la taille demandée.</translation>
    </message>
    <message>
        <source>“{clause}”: the photo is that large already, so it is not enlarged.</source>
        <translation>« {clause} » : la photo a déjà cette taille, elle n’est donc pas agrandie.</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L).</source>
        <translation>utilisez Niveaux (Ctrl+Maj+L).</translation>
    </message>
    <message>
        <source>take Crop and straighten (key C).</source>
        <translation>utilisez Recadrer et redresser (touche C).</translation>
    </message>
    <message>
        <source>this program repairs what is in the photo and does not change what it shows.</source>
        <translation>ce programme répare ce qu’il y a sur la photo et ne change pas ce qu’elle montre.</translation>
    </message>
    <message>
        <source>this program has no tool for it yet.</source>
        <translation>ce programme n’a pas encore d’outil pour cela.</translation>
    </message>
    <message>
        <source>no network for it comes with the program yet.</source>
        <translation>aucun réseau pour cela n’est encore fourni avec le programme.</translation>
    </message>
    <message>
        <source>take Turn left (Ctrl+[) or Turn right (Ctrl+]).</source>
        <translation>utilisez Pivoter à gauche (Ctrl+[) ou Pivoter à droite (Ctrl+]).</translation>
    </message>
    <message>
        <source>take Levels (Ctrl+Shift+L) or Curves (Ctrl+Shift+U).</source>
        <translation>utilisez Niveaux (Ctrl+Maj+L) ou Courbes (Ctrl+Maj+U).</translation>
    </message>
    <message>
        <source>take Heal spots (key J).</source>
        <translation>utilisez Corriger les taches (touche J).</translation>
    </message>
    <message>
        <source>press Ctrl+Z.</source>
        <translation>appuyez sur Ctrl+Z.</translation>
    </message>
    <message>
        <source>press Ctrl+Shift+Z.</source>
        <translation>appuyez sur Ctrl+Maj+Z.</translation>
    </message>
    <message>
        <source>take Export (Ctrl+E).</source>
        <translation>utilisez Exporter (Ctrl+E).</translation>
    </message>
    <message>
        <source>take Before and after (key Y).</source>
        <translation>utilisez Avant et après (touche Y).</translation>
    </message>
    <message>
        <source>press Ctrl+Z until the history is at its beginning.</source>
        <translation>appuyez sur Ctrl+Z jusqu’à revenir au début de l’historique.</translation>
    </message>
    <message>
        <source>this program restores photos and does not recognise what they show.</source>
        <translation>ce programme restaure des photos et ne reconnaît pas ce qu’elles montrent.</translation>
    </message>
    <message>
        <source>Repair scratches</source>
        <translation>Réparer les rayures</translation>
    </message>
    <message>
        <source>Fill holes and missing parts</source>
        <translation>Combler trous et manques</translation>
    </message>
    <message>
        <source>missing parts</source>
        <translation>parties manquantes</translation>
    </message>
    <message>
        <source>Remove rain</source>
        <translation>Enlever la pluie</translation>
    </message>
    <message>
        <source>Remove JPEG blocks</source>
        <translation>Enlever les blocs JPEG</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>Enlever le bruit</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Renforcer la netteté</translation>
    </message>
    <message>
        <source>Clear haze</source>
        <translation>Dissiper la brume</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>Éclaircir</translation>
    </message>
    <message>
        <source>Restore faded colours</source>
        <translation>Raviver les couleurs passées</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>Améliorer</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Rebuild detail</source>
        <translation>Reconstruire les détails</translation>
    </message>
    <message>
        <source>scratches</source>
        <translation>rayures</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>pluie</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Annulé ; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The device {device} could not do this, so the processor does it; it takes longer.</source>
        <translation>Le périphérique {device} n’y est pas parvenu, le processeur s’en charge donc ; c’est plus long.</translation>
    </message>
    <message>
        <source>There was not enough memory, so the photo is processed in tiles of {side} pixels.</source>
        <translation>La mémoire ne suffisait pas, la photo est donc traitée par tuiles de {side} pixels.</translation>
    </message>
    <message>
        <source>A part of the photo could not be restored ({fault}) and was left as it was.</source>
        <translation>Une partie de la photo n’a pas pu être restaurée ({fault}) et a été laissée telle quelle.</translation>
    </message>
    <message>
        <source>This is not a recipe that can be used (look at {detail}).</source>
        <translation>Cette recette n’est pas utilisable (voir {detail}).</translation>
    </message>
    <message>
        <source>{path} holds {pages} pictures, of which number {page} was opened.</source>
        <translation>{path} contient {pages} images ; la numéro {page} a été ouverte.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} became sRGB, and results will be sRGB too.</source>
        <translation>Les couleurs {space} de {path} ont été converties en sRGB, et les résultats seront aussi en sRGB.</translation>
    </message>
    <message>
        <source>{path} has more channels than colours ({count} more), such as infrared; they are not used, and results do not have them.</source>
        <translation>{path} a plus de canaux que de couleurs ({count} de plus), par exemple l’infrarouge ; ils ne sont pas utilisés, et les résultats ne les ont pas.</translation>
    </message>
    <message>
        <source>The metadata of {path} (date, camera, location) could not be read, so results will not contain it.</source>
        <translation>Les métadonnées de {path} (date, appareil, lieu) n’ont pas pu être lues, les résultats ne les contiendront donc pas.</translation>
    </message>
    <message>
        <source>A {format} file cannot hold everything, so {path} lacks: {lost}.</source>
        <translation>Un fichier {format} ne peut pas tout contenir ; il manque donc à {path} : {lost}.</translation>
    </message>
    <message>
        <source>There is not enough memory on {device}; close other programs and try again, or use smaller tiles (--tile 128).</source>
        <translation>Il n’y a pas assez de mémoire sur {device} ; fermez d’autres programmes et réessayez, ou choisissez des tuiles plus petites dans les réglages.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; your work is safe, run the step again.</source>
        <translation>Le moteur s’est arrêté de façon inattendue ; votre travail est sauf, exécutez l’étape de nouveau.</translation>
    </message>
    <message>
        <source>The model {model} is not installed; see `heirloom models list`.</source>
        <translation>Le modèle {model} n’est pas installé ; voyez la bibliothèque de modèles (Ctrl+Maj+M).</translation>
    </message>
    <message>
        <source>{title} is not installed. Get {source}; then import the files with `heirloom models import`. Licence: {licence}.</source>
        <translation>{title} n’est pas installé. Procurez-vous {source}, puis déposez les fichiers dans la bibliothèque de modèles. Licence : {licence}.</translation>
    </message>
    <message>
        <source>This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.</source>
        <translation>Cela prend environ {minutes} minutes sur {device} et {gigabytes} Go de sa mémoire.</translation>
    </message>
    <message>
        <source>The photo seems to show: {tags}.</source>
        <translation>La photo semble montrer : {tags}.</translation>
    </message>
    <message>
        <source>Faces found: {count}; each is rebuilt by itself.</source>
        <translation>Visages trouvés : {count} ; chacun est reconstruit séparément.</translation>
    </message>
    <message>
        <source>There was not enough memory, so parts of the network are loaded one after another; it takes longer.</source>
        <translation>La mémoire ne suffisait pas, les parties du réseau sont donc chargées l’une après l’autre ; c’est plus long.</translation>
    </message>
    <message>
        <source>Damage was certain on {share:.2%} of the area only; a --mask can show where more is.</source>
        <translation>Les défauts n’étaient certains que sur {share:.2%} de la surface ; un masque peut montrer où il y en a d’autres.</translation>
    </message>
    <message>
        <source>{share:.1%} of the area was invented rather than restored; --save-evidence shows where.</source>
        <translation>{share:.1%} de la surface a été inventé plutôt que restauré.</translation>
    </message>
    <message>
        <source>The model {model} cannot be used ({reason}); install it again.</source>
        <translation>Le modèle {model} est inutilisable ({reason}) ; installez-le de nouveau.</translation>
    </message>
    <message>
        <source>This computer cannot use the device {device}; choose auto or cpu.</source>
        <translation>Cet ordinateur ne peut pas utiliser le périphérique {device} ; choisissez automatique ou le processeur.</translation>
    </message>
    <message>
        <source>The engine could not do this ({reason}); try it again, or with another step.</source>
        <translation>Le moteur n’y est pas parvenu ({reason}) ; réessayez, ou avec une autre étape.</translation>
    </message>
    <message>
        <source>The model {model} failed ({reason}); try another device.</source>
        <translation>Le modèle {model} a échoué ({reason}) ; essayez un autre périphérique.</translation>
    </message>
    <message>
        <source>{path} holds {danger} and was not opened; get the weights from their publisher.</source>
        <translation>{path} contient {danger} et n’a pas été ouvert ; procurez-vous les poids chez leur éditeur.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); download it again.</source>
        <translation>{path} est endommagé ({detail}) ; téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} holds no network that is known here ({detail}); see `heirloom models list`.</source>
        <translation>{path} ne contient aucun réseau connu ici ({detail}) ; voyez la bibliothèque de modèles.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {detail}.</source>
        <translation>{path} est inutilisable : {detail}.</translation>
    </message>
    <message>
        <source>{path} is not the published file (its sha256 is {found}); download it again.</source>
        <translation>{path} n’est pas le fichier publié (son sha256 est {found}) ; téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} holds a network that could serve several wishes; say which, for instance with `--for noise`.</source>
        <translation>{path} contient un réseau qui pourrait servir plusieurs souhaits ; dites lequel.</translation>
    </message>
    <message>
        <source>Reading {path} stopped unexpectedly; nothing was installed. Get the file again from its publisher.</source>
        <translation>La lecture de {path} s’est arrêtée de façon inattendue ; rien n’a été installé. Procurez-vous de nouveau le fichier chez son éditeur.</translation>
    </message>
    <message>
        <source>{path} needs packages that are not installed; get them with `heirloom addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.</source>
        <translation>{path} a besoin de paquets qui ne sont pas installés ; obtenez-les avec `heirloom addon install` (dans une copie du code : `pip install heirloom[{extra}]`), ou utilisez un fichier ONNX.</translation>
    </message>
    <message>
        <source>The model {model} is part of the program and cannot be removed.</source>
        <translation>Le modèle {model} fait partie du programme et ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>The licence of {model} ({licence}) forbids commercial use; read it at {source} and, if you agree, repeat this with --accept-licence.</source>
        <translation>La licence de {model} ({licence}) interdit l’usage commercial ; lisez-la sur {source} et, si vous êtes d’accord, acceptez-la dans la bibliothèque de modèles.</translation>
    </message>
    <message>
        <source>{url} could not be downloaded ({reason}); try again later: what was already downloaded is kept.</source>
        <translation>{url} n’a pas pu être téléchargé ({reason}) ; réessayez plus tard : ce qui est déjà téléchargé est conservé.</translation>
    </message>
    <message>
        <source>The model {model} cannot be downloaded by this program; get its file at {source}, then use `heirloom models import FILE`.</source>
        <translation>Ce programme ne peut pas télécharger le modèle {model} ; procurez-vous son fichier sur {source}, puis déposez-le dans la bibliothèque de modèles.</translation>
    </message>
    <message>
        <source>Downloads are switched off (offline in the settings); switch them on, or use `heirloom models import FILE`.</source>
        <translation>Les téléchargements sont désactivés (hors ligne dans les réglages) ; activez-les, ou déposez un fichier dans la bibliothèque de modèles.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed}.</source>
        <translation>Le disque de {path} est plein ; libérez {needed}.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the disk and its permissions.</source>
        <translation>Impossible d’écrire {path} ({reason}) ; vérifiez le disque et ses droits d’accès.</translation>
    </message>
    <message>
        <source>The model {model} could not be converted faithfully (it differs by {deviation}); please report it.</source>
        <translation>Le modèle {model} n’a pas pu être converti fidèlement (écart : {deviation}) ; merci de le signaler.</translation>
    </message>
    <message>
        <source>There is no add-on for {system} on {machine} with Python {python}; everything else works without it.</source>
        <translation>Il n’y a pas de module complémentaire pour {system} sur {machine} avec Python {python} ; tout le reste fonctionne sans lui.</translation>
    </message>
    <message>
        <source>This copy of Heirloom names no source for the add-on; give a package index with --index.</source>
        <translation>Cette copie d’Heirloom n’indique aucune source pour le module complémentaire ; donnez un index de paquets avec --index.</translation>
    </message>
    <message>
        <source>There is no picture {page} in {path} (pictures: {pages}); choose another.</source>
        <translation>Il n’y a pas d’image {page} dans {path} (images : {pages}) ; choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The package index does not have {file}; try another index.</source>
        <translation>L’index de paquets n’a pas {file} ; essayez un autre index.</translation>
    </message>
    <message>
        <source>{file} is not the expected file and was removed; try again.</source>
        <translation>{file} n’est pas le fichier attendu et a été supprimé ; réessayez.</translation>
    </message>
    <message>
        <source>The add-on is damaged: {file} is missing or was changed (affected files: {count}); remove the add-on and download it again.</source>
        <translation>Le module complémentaire est endommagé : {file} manque ou a été modifié (fichiers concernés : {count}) ; supprimez le module et téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>This copy of Heirloom does not say where new versions are announced; look where you got it.</source>
        <translation>Cette copie d’Heirloom ne dit pas où les nouvelles versions sont annoncées ; regardez là où vous l’avez obtenue.</translation>
    </message>
    <message>
        <source>{server} did not return the newest version ({reason}); try again later.</source>
        <translation>{server} n’a pas donné la dernière version ({reason}) ; réessayez plus tard.</translation>
    </message>
    <message>
        <source>Nothing was understood of “{sentence}”, so no file was written; say what is wrong with the photo, such as “remove the scratches”.</source>
        <translation>Rien n'a été compris dans « {sentence} », donc aucun fichier n'a été écrit ; dites ce qui ne va pas sur la photo, par exemple « enlève les rayures ».</translation>
    </message>
    <message>
        <source>Files that look like pictures were left out of folders, since their kind or the ending of their name is not read: {count} ({names}).</source>
        <translation>Des fichiers qui semblent être des images ont été laissés de côté dans les dossiers, car leur type ou la fin de leur nom n'est pas lu : {count} ({names}).</translation>
    </message>
    <message>
        <source>The levels of {path} are floating-point numbers from {least} to {most}; those outside of 0 to 1 ({percent} % or less) are cut, so that parts may be white or black.</source>
        <translation>Les niveaux de {path} sont des nombres à virgule flottante de {least} à {most} ; ceux en dehors de 0 à 1 ({percent} % au plus) sont écrêtés, si bien que des parties peuvent être blanches ou noires.</translation>
    </message>
    <message>
        <source>The name {path} is too long for the disk; choose a shorter one.</source>
        <translation>Le nom {path} est trop long pour le disque ; choisissez-en un plus court.</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, where there is no file; choose the file itself.</source>
        <translation>{path} est un lien vers {target}, où il n'y a pas de fichier ; choisissez le fichier lui-même.</translation>
    </message>
    <message>
        <source>{path} is a file and not a folder; check the name.</source>
        <translation>{path} est un fichier et non un dossier ; vérifiez le nom.</translation>
    </message>
    <message>
        <source>{path} is a folder, pipe, socket or device and not a file; choose a file.</source>
        <translation>{path} est un dossier, un tube, un socket ou un périphérique et non un fichier ; choisissez un fichier.</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again from where it came from.</source>
        <translation>{path} est vide (0 octet) ; copiez-le de nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>The disk or the system allows no file of {needed} in {path}; choose another folder.</source>
        <translation>Le disque ou le système n'autorise pas de fichier de {needed} dans {path} ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Your share of the disk of {path} is used up; free {needed} or choose another folder.</source>
        <translation>Votre part du disque de {path} est épuisée ; libérez {needed} ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{path} cannot be opened, since too many files are open; close other programs and try again.</source>
        <translation>{path} ne peut pas être ouvert, car trop de fichiers sont ouverts ; fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>The disk does not allow the name {path}; choose another one.</source>
        <translation>Le disque n’autorise pas le nom {path} ; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The disk of {path} can only be read; choose another folder.</source>
        <translation>Le disque de {path} est en lecture seule ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{path} has data of other programs that are not known here ({names}); results do not have them.</source>
        <translation>{path} contient des données d'autres programmes inconnues ici ({names}) ; les résultats ne les ont pas.</translation>
    </message>
    <message>
        <source>{sidecar} differs from what EXIF or IPTC of the photo say ({names}); results have both: that of the file beside the photo in XMP.</source>
        <translation>{sidecar} diffère de ce que disent EXIF ou IPTC de la photo ({names}) ; les résultats ont les deux : celui du fichier à côté de la photo dans XMP.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} n’existe pas ; vérifiez le nom.</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its permissions and the disk.</source>
        <translation>{path} ne peut pas être lu ; vérifiez ses droits d’accès et le disque.</translation>
    </message>
    <message>
        <source>{path} is not a photo; choose another file.</source>
        <translation>{path} n’est pas une photo ; choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>{path} has the format {format}, which cannot be used here; save it as PNG, JPEG, TIFF or WebP.</source>
        <translation>{path} est un fichier {format}, inutilisable ici ; enregistrez-le en PNG, JPEG, TIFF ou WebP.</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}); try to copy or scan it again.</source>
        <translation>{path} est endommagé ({detail}) ; essayez de copier ou de numériser la photo de nouveau.</translation>
    </message>
    <message>
        <source>{path} is too large: {width} x {height} pixels, where {most} is the most; make it smaller first.</source>
        <translation>{path} est trop grand : {width} x {height} pixels, alors que le maximum est {most} ; réduisez-le d’abord.</translation>
    </message>
    <message>
        <source>{path} is very large: {width} x {height} pixels, which take about {needed} of disk; open it alone in the window, or allow it with --large.</source>
        <translation>{path} est très grand : {width} x {height} pixels, soit environ {needed} sur le disque ; ouvrez-le seul dans la fenêtre, ou autorisez-le avec --large.</translation>
    </message>
    <message>
        <source>{path} made the photo decoder crash and was skipped; copy or scan it again.</source>
        <translation>{path} a fait planter le décodeur de photos et a été ignoré ; copiez ou numérisez la photo de nouveau.</translation>
    </message>
    <message>
        <source>{photo} was skipped, since its worker ended each time ({times} times); try it alone.</source>
        <translation>{photo} a été ignorée, car le processus chargé d’elle s’est arrêté chaque fois ({times} fois) ; essayez-la seule.</translation>
    </message>
    <message>
        <source>{url} does not exist; check the address.</source>
        <translation>{url} n’existe pas ; vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>{url} cannot be used ({reason}); check the connection and the permissions.</source>
        <translation>{url} est inutilisable ({reason}) ; vérifiez la connexion et les droits d’accès.</translation>
    </message>
    <message>
        <source>Opening {path} was stopped after {seconds} seconds without progress; copy or scan it again.</source>
        <translation>L’ouverture de {path} a été arrêtée après {seconds} secondes sans progrès ; copiez ou numérisez la photo de nouveau.</translation>
    </message>
    <message>
        <source>{path} needs more memory to open than there is; save it as TIFF or PNG, or make it smaller.</source>
        <translation>{path} demande plus de mémoire qu’il n’y en a pour s’ouvrir ; enregistrez-le en TIFF ou PNG, ou réduisez-le.</translation>
    </message>
    <message>
        <source>{path} is no colour profile of a screen; choose another in the settings.</source>
        <translation>{path} n’est pas un profil de couleur d’écran ; choisissez-en un autre dans les réglages.</translation>
    </message>
    <message>
        <source>{path} is open in another window of Heirloom; close it there first.</source>
        <translation>{path} est ouvert dans une autre fenêtre d’Heirloom ; fermez-le d’abord là-bas.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name or allow overwriting.</source>
        <translation>{path} existe déjà ; choisissez un autre nom ou autorisez le remplacement.</translation>
    </message>
    <message>
        <source>{path} is the original, which is never written over; choose another name.</source>
        <translation>{path} est l’original, qui n’est jamais remplacé ; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{path} is a photo, mask or recipe that is being used, which is never written over; choose another name.</source>
        <translation>{path} est une photo, un masque ou une recette en cours d’utilisation, qui n’est jamais remplacé ; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Two results would be written to {path}; choose different names.</source>
        <translation>Deux résultats seraient écrits dans {path} ; choisissez des noms différents.</translation>
    </message>
    <message>
        <source>{path} exists and is no earlier file of this kind by Heirloom, so it is not overwritten; choose another name.</source>
        <translation>{path} existe et n’est pas un fichier antérieur de ce type créé par Heirloom, il n’est donc pas remplacé ; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{path} would be {width} x {height} pixels, and a side of a {format} file has at most {most}; choose PNG or TIFF.</source>
        <translation>{path} aurait {width} x {height} pixels, et un côté d’un fichier {format} en a au plus {most} ; choisissez PNG ou TIFF.</translation>
    </message>
    <message>
        <source>{path} lacks the notes of the camera's maker (MakerNote), since they may tell the place.</source>
        <translation>{path} n’a pas les notes du fabricant de l’appareil (MakerNote), car elles peuvent indiquer le lieu.</translation>
    </message>
    <message>
        <source>The project {path} keeps the original with its place.</source>
        <translation>Le projet {path} conserve l’original avec son lieu.</translation>
    </message>
    <message>
        <source>The {space} colours of {path} are taken for sRGB and may look different; results have the same colours.</source>
        <translation>Les couleurs {space} de {path} sont prises pour du sRGB et peuvent paraître différentes ; les résultats ont les mêmes couleurs.</translation>
    </message>
    <message>
        <source>The result is {path}, because {wanted} is another photo or result.</source>
        <translation>Le résultat est {path}, car {wanted} est une autre photo ou un autre résultat.</translation>
    </message>
    <message>
        <source>{path} has changed or gone since it was opened; open it again.</source>
        <translation>{path} a changé ou disparu depuis son ouverture ; ouvrez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another folder.</source>
        <translation>Impossible d’écrire {path} ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The disk of {path} is full; free {needed} or choose another folder.</source>
        <translation>Le disque de {path} est plein ; libérez {needed} ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{path} is not a project that can be opened (look at {detail}).</source>
        <translation>{path} n’est pas un projet que l’on puisse ouvrir (voir {detail}).</translation>
    </message>
    <message>
        <source>{path} was saved by a newer Heirloom; update this one to open it.</source>
        <translation>{path} a été enregistré par un Heirloom plus récent ; mettez celui-ci à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>The mask {path} is {width} x {height}, but the photo is {photo_width} x {photo_height}; they must be the same.</source>
        <translation>Le masque {path} fait {width} x {height}, mais la photo {photo_width} x {photo_height} ; ils doivent avoir la même taille.</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({kind}); the log says more.</source>
        <translation>Un imprévu s’est produit ({kind}) ; le journal en dit plus.</translation>
    </message>
    <message>
        <source>marks on {surely_marked:.1%} of the area</source>
        <translation>marques sur {surely_marked:.1%} de la surface</translation>
    </message>
    <message>
        <source>many thin bright lines</source>
        <translation>beaucoup de lignes fines et claires</translation>
    </message>
    <message>
        <source>JPEG blocks, quality near {quality:.0f}</source>
        <translation>blocs JPEG, qualité proche de {quality:.0f}</translation>
    </message>
    <message>
        <source>grain of about {sigma:.0f} levels of 255</source>
        <translation>grain d’environ {sigma:.0f} niveaux sur 255</translation>
    </message>
    <message>
        <source>the steepest edges rise by {steepness:.0%} a pixel</source>
        <translation>les contours les plus francs montent de {steepness:.0%} par pixel</translation>
    </message>
    <message>
        <source>even dark areas are no darker than {dark_channel:.0%}</source>
        <translation>même les zones sombres ne descendent pas sous {dark_channel:.0%}</translation>
    </message>
    <message>
        <source>half of the photo is darker than {middle:.0%}</source>
        <translation>la moitié de la photo est plus sombre que {middle:.0%}</translation>
    </message>
    <message>
        <source>tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}</source>
        <translation>tons de {black:.0%} à {white:.0%}, dominante de couleur {tint:.0%}</translation>
    </message>
    <message>
        <source>less detail than {long_side:.0f} pixels can hold</source>
        <translation>moins de détails que {long_side:.0f} pixels ne peuvent en contenir</translation>
    </message>
    <message>
        <source>JPEG blocks</source>
        <translation>blocs JPEG</translation>
    </message>
    <message>
        <source>found in the photo</source>
        <translation>constaté sur la photo</translation>
    </message>
    <message>
        <source>by {title}, which comes with the program</source>
        <translation>par {title}, fourni avec le programme</translation>
    </message>
    <message>
        <source>by {title}, the best that is installed for this</source>
        <translation>par {title}, le meilleur installé pour cela</translation>
    </message>
    <message>
        <source>by {title}; others are installed for this, but too slow for this device</source>
        <translation>par {title} ; d’autres sont installés pour cela, mais trop lents pour ce périphérique</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>bruit</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>flou</translation>
    </message>
    <message>
        <source>haze</source>
        <translation>brume</translation>
    </message>
    <message>
        <source>darkness</source>
        <translation>manque de lumière</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>couleurs passées</translation>
    </message>
    <message>
        <source>dull tones</source>
        <translation>tons ternes</translation>
    </message>
    <message>
        <source>few details</source>
        <translation>peu de détails</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>visages</translation>
    </message>
    <message>
        <source>lost detail</source>
        <translation>détails perdus</translation>
    </message>
    <message>
        <source>Finds faces</source>
        <translation>Trouve les visages</translation>
    </message>
    <message>
        <source>Runs generative models and imports PyTorch files</source>
        <translation>Exécute des modèles génératifs et importe des fichiers PyTorch</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>Ce que montre la photo</translation>
    </message>
    <message>
        <source>Process each face separately</source>
        <translation>Traiter chaque visage séparément</translation>
    </message>
    <message>
        <source>Process the background too</source>
        <translation>Traiter aussi l’arrière-plan</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Masks, brush strokes and the crop are not saved in the recipe: on other photos the steps act everywhere.</source>
        <translation>Les masques, les coups de pinceau et le recadrage ne sont pas enregistrés dans la recette : sur d’autres photos, les étapes agissent partout.</translation>
    </message>
    <message>
        <source>“{clause}”</source>
        <translation>« {clause} »</translation>
    </message>
    <message>
        <source>Takes about {time} and {gigabytes} GB of memory ({device}).</source>
        <translation>Prend environ {time} et {gigabytes} Go de mémoire ({device}).</translation>
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
        <translation>Constaté : {faults}</translation>
    </message>
    <message>
        <source>Little certain damage was found; Ctrl+F shows possible damage. Select or paint the rest and press F to fill it.</source>
        <translation>Peu de défauts certains ont été trouvés ; Ctrl+F montre les défauts possibles. Sélectionnez ou peignez le reste et appuyez sur F pour le remplir.</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>environ {count} s</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>environ {count} min</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>encore {count} s environ</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>encore {count} min environ</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveaux</translation>
    </message>
    <message>
        <source>Healed spots</source>
        <translation>Taches corrigées</translation>
    </message>
    <message>
        <source>Merged layers</source>
        <translation>Calques fusionnés</translation>
    </message>
    <message>
        <source>Reads instructions</source>
        <translation>Comprend les instructions</translation>
    </message>
    <message>
        <source>Finds scratches and dust</source>
        <translation>Trouve les rayures et la poussière</translation>
    </message>
    <message>
        <source>Fills what was damaged</source>
        <translation>Remplit ce qui était endommagé</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>Lumière et couleur</translation>
    </message>
    <message>
        <source>Noise, blur and JPEG blocks, as instructed</source>
        <translation>Bruit, flou et blocs JPEG, selon l’instruction</translation>
    </message>
    <message>
        <source>Rebuilds faces and detail</source>
        <translation>Reconstruit les visages et les détails</translation>
    </message>
    <message>
        <source>Part of another model</source>
        <translation>Élément d’un autre modèle</translation>
    </message>
    <message>
        <source>No defects were found. Describe what you see.</source>
        <translation>Aucun défaut n’a été trouvé. Décrivez ce que vous voyez.</translation>
    </message>
    <message>
        <source>{share} of the area was invented; Shift+I shows where.</source>
        <translation>{share} de la surface a été inventé ; Maj+I montre où.</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Repair exactly the masked area</source>
        <translation>Réparer exactement la zone masquée</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>Fidélité</translation>
    </message>
    <message>
        <source>Adherence to the photo</source>
        <translation>Respect de la photo</translation>
    </message>
    <message>
        <source>Steps (0: as published)</source>
        <translation>Étapes (0 : comme publié)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine aléatoire</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Texte guide</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Texte guide négatif</translation>
    </message>
    <message>
        <source>This recipe was saved by a newer Heirloom; update this one to use it.</source>
        <translation>Cette recette a été enregistrée par un Heirloom plus récent ; mettez celui-ci à jour pour l’utiliser.</translation>
    </message>
    <message>
        <source>{path} could not be understood completely (look at {detail}). It was kept as {kept}, and what could be understood is used.</source>
        <translation>{path} n’a pas pu être entièrement compris (voir {detail}). Il a été conservé sous {kept}, et ce qui a pu être compris est utilisé.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Heirloom and is not used here. It was kept as {kept}.</source>
        <translation>{path} a été écrit par un Heirloom plus récent et n’est pas utilisé ici. Il a été conservé sous {kept}.</translation>
    </message>
    <message>
        <source>{path} is no model card that can be used (look at {detail}); its model is left out. It was kept as {kept}.</source>
        <translation>{path} n’est pas une fiche de modèle utilisable (voir {detail}) ; son modèle est écarté. Elle a été conservée sous {kept}.</translation>
    </message>
    <message>
        <source>{path} is no regular file, or far too large; choose another file.</source>
        <translation>{path} n’est pas un fichier ordinaire, ou est beaucoup trop grand ; choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The batch queue {path} belongs to another window of Heirloom. Photos that are added here are restored, but stored only once that window is closed.</source>
        <translation>La file d’attente {path} appartient à une autre fenêtre d’Heirloom. Les photos ajoutées ici sont restaurées, mais la file n’est enregistrée qu’une fois cette autre fenêtre fermée.</translation>
    </message>
    <message>
        <source>The network gave no usable result for any part of the photo ({fault}), so nothing was restored; try another device or model.</source>
        <translation>Le réseau n’a donné de résultat utilisable pour aucune partie de la photo ({fault}), rien n’a donc été restauré ; essayez un autre périphérique ou un autre modèle.</translation>
    </message>
    <message>
        <source>The process that opens {path} has not answered for {seconds} seconds; it is ended and started again if it does not go on.</source>
        <translation>Le processus qui ouvre {path} ne répond plus depuis {seconds} secondes ; s’il ne reprend pas, il est arrêté et relancé.</translation>
    </message>
    <message>
        <source>{url} does not answer ({reason}); it is asked again for up to {minutes} minutes.</source>
        <translation>{url} ne répond pas ({reason}) ; de nouvelles tentatives sont faites pendant {minutes} minutes au plus.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} est tronqué : sur ses {height} lignes, les {missing} dernières manquent ou sont incomplètes. Elles sont grises.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} est endommagé à l’intérieur : sur ses {height} lignes, les {missing} dernières n’ont pas pu être lues et sont grises. D’autres peuvent être fausses ; comparez-le avec une copie.</translation>
    </message>
    <message>
        <source>“{clause}”: no face can be found in the photo. Select the place, then say it again.</source>
        <translation>« {clause} » : aucun visage n’a été trouvé sur la photo. Sélectionnez l’endroit, puis redites-le.</translation>
    </message>
    <message>
        <source>“{clause}”: the place is guessed from the faces and only approximate. The mask of the layer can be corrected.</source>
        <translation>« {clause} » : l’endroit est déduit des visages et n’est qu’approximatif. Le masque du calque peut être corrigé.</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>yeux</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>bouche</translation>
    </message>
    <message>
        <source>person</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>background</source>
        <translation>arrière-plan</translation>
    </message>
    <message>
        <source>Restore faces</source>
        <translation>Restaurer les visages</translation>
    </message>
    <message>
        <source>Faces restored: {count}; left alone, since they are too small or far behind: {left}.</source>
        <translation>Visages restaurés : {count} ; laissés tels quels, car trop petits ou trop loin : {left}.</translation>
    </message>
    <message>
        <source>Faces that were changed less, so that they stay the same person: {count}.</source>
        <translation>Visages moins modifiés, pour que la personne reste la même : {count}.</translation>
    </message>
    <message>
        <source>Whether the faces are still the same person was not measured, since no network for it is installed (SFace in the model library). Compare them before and after.</source>
        <translation>La ressemblance des visages n’a pas été mesurée, car aucun réseau n’est installé pour cela (SFace dans la bibliothèque de modèles). Comparez-les avant et après.</translation>
    </message>
    <message>
        <source>“{clause}”: noise and blur are taken from each face, and nothing is invented. To rebuild what is lost, {answer}</source>
        <translation>« {clause} » : le bruit et le flou sont retirés de chaque visage, et rien n’est inventé. Pour reconstruire ce qui est perdu, {answer}</translation>
    </message>
    <message>
        <source>get a network for faces in the model library (Ctrl+Shift+M).</source>
        <translation>procurez-vous un réseau pour les visages dans la bibliothèque de modèles (Ctrl+Maj+M).</translation>
    </message>
    <message>
        <source>Add invented colours</source>
        <translation>Inventer des couleurs</translation>
    </message>
    <message>
        <source>missing colours</source>
        <translation>couleurs manquantes</translation>
    </message>
    <message>
        <source>“{clause}”: select the thing that had this colour, then say it again.</source>
        <translation>« {clause} » : sélectionnez ce qui avait cette couleur, puis redites-le.</translation>
    </message>
    <message>
        <source>no network for colours is installed. Say what had which colour, such as “her dress was dark green”.</source>
        <translation>aucun réseau pour les couleurs n’est installé. Dites ce qui avait quelle couleur, par exemple « sa robe était vert foncé ».</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>vêtements</translation>
    </message>
    <message>
        <source>Least likeness of a face</source>
        <translation>Ressemblance minimale d’un visage</translation>
    </message>
    <message>
        <source>Colour (#rrggbb)</source>
        <translation>Couleur (#rrggbb)</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>The added colours are invented; the photo does not tell them.</source>
        <translation>Les couleurs ajoutées sont inventées ; la photo ne les révèle pas.</translation>
    </message>
    <message>
        <source>the server was not found; is this computer online?</source>
        <translation>le serveur est introuvable ; cet ordinateur est-il connecté ?</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>le serveur n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>the server does not accept connections</source>
        <translation>le serveur refuse les connexions</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>la connexion a été coupée</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>aucune connexion sécurisée n’a pu être établie</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be opened; copy or scan it again.</source>
        <translation>{path} est endommagé et ne peut pas être ouvert ; copiez ou numérisez la photo de nouveau.</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>moins de 1 s</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licence : {licence}</translation>
    </message>
    <message>
        <source>free for any use</source>
        <translation>libre pour tout usage</translation>
    </message>
    <message>
        <source>free for any use that harms nobody</source>
        <translation>libre pour tout usage qui ne nuit à personne</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>pas pour un usage commercial</translation>
    </message>
    <message>
        <source>licence: read it first</source>
        <translation>licence : à lire d’abord</translation>
    </message>
    <message>
        <source>{time} a face on this computer (estimated)</source>
        <translation>{time} par visage sur cet ordinateur (estimation)</translation>
    </message>
    <message>
        <source>{time} a photo on this computer (estimated)</source>
        <translation>{time} par photo sur cet ordinateur (estimation)</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (estimated)</source>
        <translation>{time} par mégapixel sur cet ordinateur (estimation)</translation>
    </message>
    <message>
        <source>A second network checks that each face stays the same person.</source>
        <translation>Un second réseau vérifie que chaque visage reste la même personne.</translation>
    </message>
    <message>
        <source>Checks that each face stays the same person, and holds the change back where it does not.</source>
        <translation>Vérifie que chaque visage reste la même personne et limite le changement sinon.</translation>
    </message>
    <message>
        <source>Rebuilds what is lost in each face.</source>
        <translation>Reconstruit ce qui est perdu dans chaque visage.</translation>
    </message>
    <message>
        <source>Colours a black and white photo; the colours are invented.</source>
        <translation>Colorie une photo en noir et blanc ; les couleurs sont inventées.</translation>
    </message>
    <message>
        <source>Rebuilds lost detail, which is invented.</source>
        <translation>Reconstruit les détails perdus, qui sont inventés.</translation>
    </message>
    <message>
        <source>A larger network than those that come with the program, and slower.</source>
        <translation>Un réseau plus grand que ceux fournis, et plus lent.</translation>
    </message>
    <message>
        <source>{url} no longer has the file ({reason}). If you get it elsewhere, import it.</source>
        <translation>{url} n’a plus le fichier ({reason}). Si vous l’obtenez ailleurs, importez-le.</translation>
    </message>
    <message>
        <source>{time} a megapixel on this computer (measured)</source>
        <translation>{time} par mégapixel sur cet ordinateur (mesuré)</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The process that opens photos has not answered for 10 seconds. Wait, cancel, or let a new process open the photo: your work is safe.</source>
        <translation>Le processus qui ouvre les photos ne répond plus depuis 10 secondes. Attendez, annulez, ou laissez un nouveau processus ouvrir la photo : votre travail est sauf.</translation>
    </message>
    <message>
        <source>Use a new process</source>
        <translation>Utiliser un nouveau processus</translation>
    </message>
    <message>
        <source>The engine has not answered for 10 seconds. Wait, or restart it: your work is safe, only the running step is lost.</source>
        <translation>Le moteur ne répond plus depuis 10 secondes. Attendez ou redémarrez-le : votre travail est sauf, seule l’étape en cours est perdue.</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>Redémarrer le moteur</translation>
    </message>
    <message>
        <source>Heirloom ended twice while it was starting, so it is in safe mode now: without your own models and the add-on, and on the processor only. Close it and start it again to leave safe mode.</source>
        <translation>Heirloom s’est arrêté deux fois pendant son démarrage, il est donc maintenant en mode sans échec : sans vos propres modèles ni le module complémentaire, et sur le processeur seulement. Fermez-le et relancez-le pour quitter ce mode.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. They are grey.</source>
        <translation>{path} est tronqué : sur ses {height} lignes, les {missing} dernières manquent ou sont incomplètes. Elles sont grises.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} could not be read and are grey. Others may be wrong; compare it with a copy.</source>
        <translation>{path} est endommagé à l’intérieur : sur ses {height} lignes, les {missing} dernières n’ont pas pu être lues et sont grises. D’autres peuvent être fausses ; comparez-le avec une copie.</translation>
    </message>
    <message>
        <source>{path} is damaged within, so parts of the picture may be wrong; compare it with a copy.</source>
        <translation>{path} est endommagé à l’intérieur, des parties de l’image peuvent donc être fausses ; comparez-le avec une copie.</translation>
    </message>
    <message>
        <source>{path} is cut off, so the photo is less sharp than it was.</source>
        <translation>{path} est tronqué, la photo est donc moins nette qu’avant.</translation>
    </message>
    <message>
        <source>{path} is cut off: of its {height} rows, the last {missing} are missing; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} est tronqué : sur ses {height} lignes, les {missing} dernières manquent ; copiez-le de nouveau, ouvrez-le seul dans la fenêtre, ou autorisez-le avec --partial.</translation>
    </message>
    <message>
        <source>{path} is damaged within: of its {height} rows, the last {missing} cannot be read, and others may be wrong; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} est endommagé à l’intérieur : sur ses {height} lignes, les {missing} dernières sont illisibles et d’autres peuvent être fausses ; copiez-le de nouveau, ouvrez-le seul dans la fenêtre, ou autorisez-le avec --partial.</translation>
    </message>
    <message>
        <source>{path} is cut off before its fine detail; copy it again, open it alone in the window, or allow it with --partial.</source>
        <translation>{path} est tronqué avant ses détails fins ; copiez-le de nouveau, ouvrez-le seul dans la fenêtre, ou autorisez-le avec --partial.</translation>
    </message>
    <message>
        <source>{path} is a motion photo; results do not have its video.</source>
        <translation>{path} est une photo animée ; les résultats n’ont pas sa vidéo.</translation>
    </message>
    <message>
        <source>{path} has a gain map for bright screens (HDR); results do not have it.</source>
        <translation>{path} a une carte de gain pour les écrans lumineux (HDR) ; les résultats ne l’ont pas.</translation>
    </message>
    <message>
        <source>{path} holds more pictures behind the first one ({count} more); results do not have them.</source>
        <translation>{path} contient d’autres images après la première ({count} de plus) ; les résultats ne les ont pas.</translation>
    </message>
    <message>
        <source>{path} has other data behind its picture ({size} bytes); results do not have them.</source>
        <translation>{path} a d’autres données après son image ({size} octets) ; les résultats ne les ont pas.</translation>
    </message>
    <message>
        <source>{sidecar} may hold metadata of the photo and cannot be read; copy it beside the result to keep it.</source>
        <translation>{sidecar} peut contenir des métadonnées de la photo et ne peut pas être lu ; copiez-le à côté du résultat pour le garder.</translation>
    </message>
    <message>
        <source>Captions, names, dates and other metadata in {sidecar} are carried into results; developing instructions for other programs are not.</source>
        <translation>Les légendes, noms, dates et autres métadonnées de {sidecar} passent dans les résultats ; les réglages de développement d’autres programmes, non.</translation>
    </message>
</context>
<context>
    <name>DamageRow</name>
    <message numerus="yes">
        <source>Damage found: %n place(s)</source>
        <translation>
            <numerusform>Défauts trouvés : %n endroit</numerusform>
            <numerusform>Défauts trouvés : %n endroits</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Tint the damage in the photo, to correct it (Esc)</source>
        <translation>Colorer les défauts sur la photo, pour les corriger (Échap)</translation>
    </message>
    <message>
        <source>Click a place to leave it out or take it back. Paint with the brush to add.</source>
        <translation>Cliquez sur un endroit pour l’exclure ou le reprendre. Peignez avec le pinceau pour en ajouter.</translation>
    </message>
    <message>
        <source>Undo all corrections</source>
        <translation>Annuler toutes les corrections</translation>
    </message>
    <message>
        <source>Looking for damage: {share}</source>
        <translation>Recherche des défauts : {share}</translation>
    </message>
    <message>
        <source>No damage found; paint where it is.</source>
        <translation>Aucun défaut trouvé ; peignez là où il y en a.</translation>
    </message>
    <message>
        <source>The damage cannot be shown.</source>
        <translation>Les défauts ne peuvent pas être affichés.</translation>
    </message>
    <message>
        <source>Sensitivity of the damage detection</source>
        <translation>Sensibilité de la détection des défauts</translation>
    </message>
    <message>
        <source>less</source>
        <translation>moins</translation>
    </message>
    <message>
        <source>more</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>Ouvrir un fichier récent</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Vider cette liste</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>How many pixels are dark (left) and light (right), in red, green and blue</source>
        <translation>Nombre de pixels sombres (à gauche) et clairs (à droite), en rouge, vert et bleu</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>White border</source>
        <translation>Bord blanc</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Points par pouce</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} pixels</translation>
    </message>
    <message>
        <source>{size}. The photo has fewer: it is enlarged {factor} times.</source>
        <translation>{size}. La photo en a moins : elle est agrandie {factor} fois.</translation>
    </message>
</context>
<context>
    <name>ColourController</name>
    <message>
        <source>That photo has no colours.</source>
        <translation>Cette photo n’a pas de couleurs.</translation>
    </message>
    <message>
        <source>Colours of another photo</source>
        <translation>Couleurs d’une autre photo</translation>
    </message>
    <message>
        <source>Colour to paint with</source>
        <translation>Couleur à peindre</translation>
    </message>
    <message>
        <source>Paint a colour</source>
        <translation>Peindre une couleur</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>Faces</source>
        <translation>Visages</translation>
    </message>
</context>
<context>
    <name>_FaceRow</name>
    <message>
        <source>Face {number}</source>
        <translation>Visage {number}</translation>
    </message>
    <message>
        <source>Likeness {likeness}</source>
        <translation>Ressemblance {likeness}</translation>
    </message>
</context>
<context>
    <name>SentencesDialog</name>
    <message>
        <source>What you can say</source>
        <translation>Ce que vous pouvez dire</translation>
    </message>
    <message>
        <source>A click puts a sentence into the line.</source>
        <translation>Un clic met la phrase dans la ligne.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Get it</source>
        <translation>L’obtenir</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importer un fichier…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Installation…</translation>
    </message>
    <message>
        <source>Downloading: {share}</source>
        <translation>Téléchargement : {share}</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>En attente d’un autre téléchargement</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Download it from its publisher and install it; then the plan is made again</source>
        <translation>Le télécharger chez son éditeur et l’installer ; le plan est ensuite refait</translation>
    </message>
    <message>
        <source>Import a file that you already have</source>
        <translation>Importer un fichier que vous avez déjà</translation>
    </message>
    <message>
        <source>Stop; the partial download is kept and can be continued</source>
        <translation>Arrêter ; la partie téléchargée est gardée et peut être continuée</translation>
    </message>
    <message>
        <source>Stop and discard it</source>
        <translation>Arrêter et supprimer</translation>
    </message>
    <message>
        <source>Hide this until the program is started again</source>
        <translation>Masquer jusqu’au prochain démarrage du programme</translation>
    </message>
</context>
<context>
    <name>OfferController</name>
    <message>
        <source>{title} is installed and will be used by the next plan.</source>
        <translation>{title} est installé et servira au prochain plan.</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Exported to {path}</source>
        <translation>Exporté vers {path}</translation>
    </message>
</context>
<context>
    <name>PrintsView</name>
    <message>
        <source>Arrow keys move the chosen prints, Delete removes them.</source>
        <translation>Les flèches déplacent les tirages choisis, Suppr les enlève.</translation>
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
        <translation>Enregistrer dans</translation>
    </message>
    <message>
        <source>Other scans…</source>
        <translation>Autres scans…</translation>
    </message>
    <message>
        <source>This side is up</source>
        <translation>Ce côté est en haut</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Tourner à droite</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Tourner à gauche</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>Couper en deux</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Réunir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Enlever</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Tirages</translation>
    </message>
    <message>
        <source>Save {count} prints</source>
        <translation>Enregistrer {count} tirages</translation>
    </message>
    <message>
        <source>(up?)</source>
        <translation>(haut ?)</translation>
    </message>
    <message>
        <source>Prints: {count}.</source>
        <translation>Tirages : {count}.</translation>
    </message>
    <message>
        <source>Prints: {count}. Check which side is up of: {doubtful}.</source>
        <translation>Tirages : {count}. Vérifiez quel côté est en haut pour : {doubtful}.</translation>
    </message>
    <message>
        <source>No print was found. Draw one with the mouse, or take Add.</source>
        <translation>Aucun tirage trouvé. Dessinez-en un avec la souris, ou prenez Ajouter.</translation>
    </message>
    <message>
        <source>Saving the prints…</source>
        <translation>Enregistrement des tirages…</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Dossier : {folder}</translation>
    </message>
    <message>
        <source>Looking for prints…</source>
        <translation>Recherche des tirages…</translation>
    </message>
    <message>
        <source>{name}: scan {number} of {count}</source>
        <translation>{name} : scan {number} sur {count}</translation>
    </message>
    <message>
        <source>Skip this scan</source>
        <translation>Ignorer ce scan</translation>
    </message>
    <message>
        <source>Then restore them all</source>
        <translation>Puis les restaurer tous</translation>
    </message>
    <message>
        <source>Cut out prints</source>
        <translation>Découper les tirages</translation>
    </message>
</context>
<context>
    <name>SplitController</name>
    <message>
        <source>Prints saved in {folder}: {count}</source>
        <translation>Tirages enregistrés dans {folder} : {count}</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Name of the person</source>
        <translation>Nom de la personne</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Photos: {count}. What you write is added to an XMP file beside each of them; empty fields leave what is there.</source>
        <translation>Photos : {count}. Ce que vous écrivez est ajouté à un fichier XMP à côté de chacune ; les champs vides laissent ce qui existe.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Understood as {date}; sorted as {day}.</source>
        <translation>Compris comme {date} ; classé au {day}.</translation>
    </message>
    <message>
        <source>Not understood; it is kept as it is written.</source>
        <translation>Non compris ; c’est gardé tel quel.</translation>
    </message>
    <message>
        <source>Rough dates are welcome.</source>
        <translation>Une date approximative suffit.</translation>
    </message>
    <message>
        <source>album, page and number of the print</source>
        <translation>album, page et numéro du tirage</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>street, town, country – from near to far</source>
        <translation>rue, ville, pays – du plus près au plus loin</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>c. 1943, summer 1956</source>
        <translation>vers 1943, été 1956</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>À propos de cette photo</translation>
    </message>
    <message>
        <source>About many photos</source>
        <translation>À propos de plusieurs photos</translation>
    </message>
</context>
<context>
    <name>FactsController</name>
    <message>
        <source>Facts were written beside the photos: {count}</source>
        <translation>Informations écrites à côté des photos : {count}</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>À propos de cette photo</translation>
    </message>
</context>
</TS>
