<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>main</name>
    <message>
        <source>What pre-trained representations learn, when, and what each moment is good for.</source>
        <translation>Was vortrainierte Repräsentationen lernen, wann, und wofür jeder Moment gut ist.</translation>
    </message>
    <message>
        <source>The folder that holds the runs</source>
        <translation>Der Ordner, der die Läufe enthält</translation>
    </message>
    <message>
        <source>Write the figures and the report of a run or study, without a window</source>
        <translation>Die Abbildungen und den Bericht eines Laufs oder einer Studie schreiben, ohne Fenster</translation>
    </message>
    <message>
        <source>The folder that --export writes into</source>
        <translation>Der Ordner, in den --export schreibt</translation>
    </message>
    <message>
        <source>A run or study to open: its folder, or its name in the library; or the file of a specification, to look at and start; or a video, to review</source>
        <translation>Ein Lauf oder eine Studie zum Öffnen: der Ordner oder der Name in der Bibliothek; oder die Datei einer Spezifikation, um sie anzusehen und zu starten; oder ein Video zum Prüfen</translation>
    </message>
</context>
<context>
    <name>transect::AnnotatedExport</name>
    <message>
        <source>frame %1</source>
        <translation>Frame %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Score %1</translation>
    </message>
</context>
<context>
    <name>transect::Application</name>
    <message>
        <source>an unknown error</source>
        <translation>ein unbekannter Fehler</translation>
    </message>
    <message>
        <source>What was to be done is not done. Runs go on.</source>
        <translation>Die Aktion wurde nicht ausgeführt. Läufe gehen weiter.</translation>
    </message>
</context>
<context>
    <name>transect::CardTexts</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>transect::CheckpointCard</name>
    <message>
        <source>Use this checkpoint</source>
        <translation>Diesen Checkpoint verwenden</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>Auf einem Ziel auswerten…</translation>
    </message>
    <message>
        <source>Fine-tune on a target…</source>
        <translation>Fine-Tuning auf einem Ziel…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Copy its path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>The path of %1 is on the clipboard</source>
        <translation>Der Pfad von %1 ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>Spectrum of the checkpoint</source>
        <translation>Spektrum des Checkpoints</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>Singulärwert</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>Checkpoint %1</translation>
    </message>
    <message>
        <source>Of the run %1</source>
        <translation>Aus dem Lauf %1</translation>
    </message>
    <message>
        <source>The run that wrote it is not at hand</source>
        <translation>Der Lauf, der ihn geschrieben hat, ist nicht verfügbar</translation>
    </message>
    <message>
        <source>held-out accuracy of the source %1</source>
        <translation>Genauigkeit auf zurückgehaltenen Bildern der Quelle %1</translation>
    </message>
    <message>
        <source>k = %1 of %2</source>
        <translation>k = %1 von %2</translation>
    </message>
    <message>
        <source>k = %1 of %2, RankMe %3</source>
        <translation>k = %1 von %2, RankMe %3</translation>
    </message>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>Save a copy of %1</source>
        <translation>Kopie von %1 speichern</translation>
    </message>
    <message>
        <source>Weights (*%1)</source>
        <translation>Gewichte (*%1)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>the checkpoint was not saved: %1</source>
        <translation>der Checkpoint wurde nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>transect::CheckpointTimeline</name>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message numerus="yes">
        <source>, and %n inside the first epoch</source>
        <translation>
            <numerusform>, dazu %n weiterer innerhalb der ersten Epoche</numerusform>
            <numerusform>, dazu %n weitere innerhalb der ersten Epoche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n Checkpoint</numerusform>
            <numerusform>%n Checkpoints</numerusform>
        </translation>
    </message>
    <message>
        <source>epochs %1</source>
        <translation>Epochen %1</translation>
    </message>
</context>
<context>
    <name>transect::CommandPalette</name>
    <message>
        <source>What to do?</source>
        <translation>Was tun?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>transect::Comparison</name>
    <message>
        <source>In what the chosen runs differ</source>
        <translation>Worin sich die gewählten Läufe unterscheiden</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message numerus="yes">
        <source>The first %1 of %n run(s)</source>
        <translation>
            <numerusform>Die ersten %1 von %n Lauf</numerusform>
            <numerusform>Die ersten %1 von %n Läufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) compared</source>
        <translation>
            <numerusform>%n Lauf verglichen</numerusform>
            <numerusform>%n Läufe verglichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) not read yet</source>
        <translation>
            <numerusform>%n Lauf noch nicht gelesen</numerusform>
            <numerusform>%n Läufe noch nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>They have the same parameters and figures.</source>
        <translation>Sie haben dieselben Parameter und Kennzahlen.</translation>
    </message>
    <message>
        <source>In what they differ</source>
        <translation>Worin sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>transect::CurveTexts</name>
    <message>
        <source>%1, mean of the epoch</source>
        <translation>%1, Mittel der Epoche</translation>
    </message>
    <message>
        <source>%1, raw</source>
        <translation>%1, roh</translation>
    </message>
    <message numerus="yes">
        <source>%1, half-life %n point(s)</source>
        <translation>
            <numerusform>%1, Halbwertszeit %n Punkt</numerusform>
            <numerusform>%1, Halbwertszeit %n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, held-out</source>
        <translation>%1, zurückgehalten</translation>
    </message>
    <message>
        <source>%1, GPU</source>
        <translation>%1, GPU</translation>
    </message>
</context>
<context>
    <name>transect::DataSetPicker</name>
    <message>
        <source>choose a data set</source>
        <translation>Datensatz wählen</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>Not found: %1</source>
        <translation>Nicht gefunden: %1</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Browse for a folder or a file of images</source>
        <translation>Einen Ordner oder eine Datei mit Bildern wählen</translation>
    </message>
    <message>
        <source>A folder with one folder a class</source>
        <translation>Ein Ordner mit einem Ordner je Klasse</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>A file: tar, IDX, NPZ, NPY or a picture of tiles</source>
        <translation>Eine Datei: tar, IDX, NPZ, NPY oder ein Bild aus Kacheln</translation>
    </message>
    <message>
        <source>File of images</source>
        <translation>Datei mit Bildern</translation>
    </message>
    <message>
        <source>Not found on this machine: %1</source>
        <translation>Auf diesem Rechner nicht gefunden: %1</translation>
    </message>
</context>
<context>
    <name>transect::DesktopNotifier</name>
    <message>
        <source>Open the window</source>
        <translation>Fenster öffnen</translation>
    </message>
</context>
<context>
    <name>transect::DeviceQueueLabel</name>
    <message>
        <source>%1 is free</source>
        <translation>%1 ist frei</translation>
    </message>
    <message>
        <source>%1 is held by %2</source>
        <translation>%1 ist von %2 belegt</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n wait(s)</source>
        <translation>
            <numerusform>%1, %n Lauf wartet</numerusform>
            <numerusform>%1, %n Läufe warten</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue cannot be read: %1</source>
        <translation>Die Warteschlange ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>No other run holds a device or waits for one</source>
        <translation>Kein anderer Lauf belegt ein Gerät oder wartet auf eines</translation>
    </message>
</context>
<context>
    <name>transect::DifferenceList</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Differences to the original</source>
        <translation>Unterschiede zum Original</translation>
    </message>
    <message>
        <source>Differs from the original</source>
        <translation>Weicht vom Original ab</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
</context>
<context>
    <name>transect::Engine</name>
    <message>
        <source>transectl, the program that carries out runs, was not found</source>
        <translation>transectl, das Programm, das Läufe ausführt, wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Put it beside transect or into a folder of PATH, or name it in the environment variable TRANSECTL</source>
        <translation>Es neben transect oder in einen Ordner aus PATH legen oder in der Umgebungsvariable TRANSECTL angeben</translation>
    </message>
    <message>
        <source>transectl cannot say what it can do: %1</source>
        <translation>transectl kann nicht sagen, was es kann: %1</translation>
    </message>
    <message>
        <source>Run transectl doctor in a terminal: it names what is missing</source>
        <translation>transectl doctor in einem Terminal ausführen: es nennt, was fehlt</translation>
    </message>
</context>
<context>
    <name>transect::EstimateTexts</name>
    <message>
        <source>nothing to evaluate</source>
        <translation>nichts auszuwerten</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n Checkpoint</numerusform>
            <numerusform>%n Checkpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pre-training(s)</source>
        <translation>
            <numerusform>%n Vortraining</numerusform>
            <numerusform>%n Vortrainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n Ziel</numerusform>
            <numerusform>%n Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>For each checkpoint: </source>
        <translation>Für jeden Checkpoint: </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n Seed</numerusform>
            <numerusform>%n Seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln linear probe(s)</source>
        <translation>
            <numerusform>%Ln lineare Sonde</numerusform>
            <numerusform>%Ln lineare Sonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine-tuning(s)</source>
        <translation>
            <numerusform>%Ln Fine-Tuning</numerusform>
            <numerusform>%Ln Fine-Tunings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spectra</source>
        <translation>
            <numerusform>%Ln Spektrum</numerusform>
            <numerusform>%Ln Spektren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::EventsModel</name>
    <message>
        <source>true</source>
        <translation>echt</translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>beurteilt</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>strittig</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1, clip %2, peak %3, person %4, %5, verdict %6</source>
        <translation>%1, Clip %2, Spitze %3, Person %4, %5, Urteil %6</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>transect::EventsPanel</name>
    <message>
        <source>True</source>
        <translation>Echt</translation>
    </message>
    <message>
        <source>It is irregular indeed</source>
        <translation>Es ist tatsächlich auffällig</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>Nothing irregular is there</source>
        <translation>Hier ist nichts auffällig</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Neither can be said</source>
        <translation>Weder das eine noch das andere lässt sich sagen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Whose name the verdicts are signed with; empty: that of the account</source>
        <translation>Mit wessen Namen die Urteile unterzeichnet werden; leer: mit dem des Kontos</translation>
    </message>
    <message>
        <source>Clip, note, verdict…</source>
        <translation>Clip, Anmerkung, Urteil…</translation>
    </message>
    <message>
        <source>Search the events</source>
        <translation>Ereignisse durchsuchen</translation>
    </message>
    <message>
        <source>Which events are shown</source>
        <translation>Welche Ereignisse gezeigt werden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Strittig</translation>
    </message>
    <message>
        <source>Order of the events</source>
        <translation>Reihenfolge der Ereignisse</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach Zeit</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>Nach Score</translation>
    </message>
    <message>
        <source>Most useful first</source>
        <translation>Nützlichste zuerst</translation>
    </message>
    <message>
        <source>Open events near the border between true events and false alarms, from clip to clip: a verdict on them says most</source>
        <translation>Offene Ereignisse nahe der Grenze zwischen echten Ereignissen und Fehlalarmen, von Clip zu Clip: ein Urteil darüber sagt am meisten</translation>
    </message>
    <message>
        <source>Note on this event</source>
        <translation>Anmerkung zu diesem Ereignis</translation>
    </message>
    <message>
        <source>Events: %1 of %2 open</source>
        <translation>Ereignisse: %1 von %2 offen</translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) on no event of these rules</source>
        <translation>
            <numerusform>%n Urteil zu keinem Ereignis dieser Regeln</numerusform>
            <numerusform>%n Urteile zu keinem Ereignis dieser Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Precision: no verdicts yet</source>
        <translation>Präzision: noch keine Urteile</translation>
    </message>
    <message>
        <source>No score reaches the threshold. Lower it in the strip or by the rule above.</source>
        <translation>Kein Score erreicht die Schwelle. Sie lässt sich in der Zeitleiste oder mit der Regel darüber senken.</translation>
    </message>
    <message>
        <source>No event fits the filter.</source>
        <translation>Kein Ereignis passt zum Filter.</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>und %n früheres</numerusform>
            <numerusform>und %n frühere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Precision %1, %2, of %n verdict(s)</source>
        <translation>
            <numerusform>Präzision %1, %2, aus %n Urteil</numerusform>
            <numerusform>Präzision %1, %2, aus %n Urteilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ExportProgress</name>
    <message>
        <source>Stop writing; nothing is left behind</source>
        <translation>Schreiben abbrechen; es bleibt nichts zurück</translation>
    </message>
</context>
<context>
    <name>transect::FieldRow</name>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zum Standardwert</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: zurück zum Standardwert</translation>
    </message>
</context>
<context>
    <name>transect::FieldText</name>
    <message>
        <source>Default: %1</source>
        <translation>Standardwert: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>transect::FigureTexts</name>
    <message numerus="yes">
        <source>mean of %n run(s)</source>
        <translation>
            <numerusform>Mittel aus %n Lauf</numerusform>
            <numerusform>Mittel aus %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Epoch of the checkpoint</source>
        <translation>Epoche des Checkpoints</translation>
    </message>
    <message>
        <source>Epoch, logarithmic</source>
        <translation>Epoche, logarithmisch</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Held-out top-1 accuracy of the source</source>
        <translation>Top-1-Genauigkeit auf zurückgehaltenen Bildern der Quelle</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Accuracy on test</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Mean accuracy per class on test</source>
        <translation>Mittlere Testgenauigkeit je Klasse</translation>
    </message>
    <message>
        <source>Accuracy on test, of some the mean per class</source>
        <translation>Testgenauigkeit, teils das Mittel je Klasse</translation>
    </message>
    <message>
        <source>learning rate drops</source>
        <translation>Lernrate sinkt</translation>
    </message>
    <message>
        <source>one run, no interval</source>
        <translation>ein Lauf, kein Intervall</translation>
    </message>
    <message>
        <source>one draw, no interval</source>
        <translation>eine Ziehung, kein Intervall</translation>
    </message>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n run(s)</source>
        <translation>
            <numerusform>95-%-Intervall %1 bis %2 über %n Lauf</numerusform>
            <numerusform>95-%-Intervall %1 bis %2 über %n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n draw(s)</source>
        <translation>
            <numerusform>95-%-Intervall %1 bis %2 über %n Ziehung</numerusform>
            <numerusform>95-%-Intervall %1 bis %2 über %n Ziehungen</numerusform>
        </translation>
    </message>
    <message>
        <source>n = %1 images, %2 test images</source>
        <translation>n = %1 Bilder, %2 Testbilder</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>Validierung %1</translation>
    </message>
    <message>
        <source>not evaluated yet</source>
        <translation>noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>%1, each run</source>
        <translation>%1, jeder Lauf</translation>
    </message>
    <message>
        <source>%1, each seed</source>
        <translation>%1, jeder Seed</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>main part</source>
        <translation>Hauptteil</translation>
    </message>
    <message>
        <source>residual part</source>
        <translation>Restteil</translation>
    </message>
    <message>
        <source>full features</source>
        <translation>alle Merkmale</translation>
    </message>
    <message>
        <source>a fit did not converge</source>
        <translation>eine Anpassung ist nicht konvergiert</translation>
    </message>
    <message>
        <source>the chosen penalty is at the end of its path</source>
        <translation>die gewählte Regularisierungsstärke liegt am Ende ihres Pfads</translation>
    </message>
    <message>
        <source>features of norm %1, at the last checkpoint %2</source>
        <translation>Merkmale mit Norm %1, beim letzten Checkpoint %2</translation>
    </message>
</context>
<context>
    <name>transect::FindingTexts</name>
    <message>
        <source>%1 points over the last, 95 % interval %2 to %3</source>
        <translation>%1 Prozentpunkte gegenüber dem letzten, 95-%-Intervall %2 bis %3</translation>
    </message>
    <message>
        <source>%1 is best at %2 so far: %3</source>
        <translation>%1 ist bisher bei %2 am besten: %3</translation>
    </message>
    <message>
        <source>%1 is best at %2: %3</source>
        <translation>%1 ist bei %2 am besten: %3</translation>
    </message>
    <message>
        <source>%1 is best at the last checkpoint so far</source>
        <translation>%1 ist bisher beim letzten Checkpoint am besten</translation>
    </message>
    <message>
        <source>%1 is best at the last checkpoint</source>
        <translation>%1 ist beim letzten Checkpoint am besten</translation>
    </message>
    <message>
        <source>%1: validation chose %2, which tests worse than the last: %3</source>
        <translation>%1: Die Validierung wählte %2, im Test schlechter als der letzte Checkpoint: %3</translation>
    </message>
    <message>
        <source>%1 has no peak that these numbers can tell from the end (%2: %3)</source>
        <translation>%1 hat kein Maximum, das sich nach diesen Zahlen vom Ende unterscheiden lässt (%2: %3)</translation>
    </message>
    <message>
        <source>%1 is a mean per class, which the paired comparison is not made for</source>
        <translation>%1 ist ein Mittel je Klasse; dafür gibt es keinen gepaarten Vergleich</translation>
    </message>
    <message>
        <source>%1: comparing checkpoints…</source>
        <translation>%1: Checkpoints werden verglichen…</translation>
    </message>
    <message>
        <source>%1 kept no results of single images, so checkpoints cannot be compared in pairs</source>
        <translation>%1 hat keine Ergebnisse einzelner Bilder behalten, daher lassen sich Checkpoints nicht gepaart vergleichen</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message numerus="yes">
        <source>%n draw(s)</source>
        <translation>
            <numerusform>%n Ziehung</numerusform>
            <numerusform>%n Ziehungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 test images</source>
        <translation>%1 Testbilder</translation>
    </message>
    <message>
        <source>best so far: %1</source>
        <translation>bisher am besten: %1</translation>
    </message>
    <message>
        <source>best: %1</source>
        <translation>am besten: %1</translation>
    </message>
    <message>
        <source>Checkpoints are chosen on validation images and compared on test images by a paired bootstrap.</source>
        <translation>Checkpoints werden auf Validierungsbildern gewählt und auf Testbildern mit einem gepaarten Bootstrap verglichen.</translation>
    </message>
    <message>
        <source>%1: the runs do not end at the same checkpoint yet</source>
        <translation>%1: Die Läufe enden noch nicht beim selben Checkpoint</translation>
    </message>
    <message>
        <source>epochs %1 of its runs</source>
        <translation>Epochen %1 der Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Each run&apos;s checkpoint is chosen on its validation images and compared with its last one on test images; the interval is over seeds of pre-training (Student&apos;s t).</source>
        <translation>Der Checkpoint jedes Laufs wird auf dessen Validierungsbildern gewählt und auf Testbildern mit dem letzten verglichen; das Intervall gilt über die Seeds des Vortrainings (Student-t).</translation>
    </message>
    <message>
        <source>%1: no correlation, since the accuracy of the source is known at too few checkpoints or the scores are all equal</source>
        <translation>%1: keine Korrelation, da die Quellgenauigkeit bei zu wenigen Checkpoints bekannt ist oder alle Werte gleich sind</translation>
    </message>
    <message numerus="yes">
        <source>%1 with source accuracy: r = %2, 95 % interval %3 to %4 over %n checkpoint(s).</source>
        <translation>
            <numerusform>%1 mit Quellgenauigkeit: r = %2, 95-%-Intervall %3 bis %4 über %n Checkpoint.</numerusform>
            <numerusform>%1 mit Quellgenauigkeit: r = %2, 95-%-Intervall %3 bis %4 über %n Checkpoints.</numerusform>
        </translation>
    </message>
    <message>
        <source>The interval (Fisher&apos;s z) takes checkpoints for independent, which those of one training are not.</source>
        <translation>Das Intervall (Fishers z) nimmt die Checkpoints als unabhängig an; die eines einzigen Trainings sind es nicht.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%1 with source accuracy within its runs: r = %2, 95 % interval %3 to %4 over %n checkpoint(s); each run alone %5.</source>
        <translation>
            <numerusform>%1 mit Quellgenauigkeit innerhalb der Läufe: r = %2, 95-%-Intervall %3 bis %4 über %n Checkpoint; jeder Lauf für sich %5.</numerusform>
            <numerusform>%1 mit Quellgenauigkeit innerhalb der Läufe: r = %2, 95-%-Intervall %3 bis %4 über %n Checkpoints; jeder Lauf für sich %5.</numerusform>
        </translation>
    </message>
    <message>
        <source>Within runs: each value less the mean of its run, since differences between runs would pass for a relation.</source>
        <translation>Innerhalb der Läufe: jeder Wert abzüglich des Mittels seines Laufs, da Unterschiede zwischen Läufen sonst wie ein Zusammenhang aussähen.</translation>
    </message>
</context>
<context>
    <name>transect::FrameView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>Kein Clip</translation>
    </message>
    <message>
        <source>The frames of the chosen clip are shown here, with the poses that were found on them.</source>
        <translation>Hier werden die Frames des gewählten Clips gezeigt, mit den darauf gefundenen Posen.</translation>
    </message>
    <message>
        <source>The video is read once, so that each frame can be found: %1</source>
        <translation>Das Video wird einmal gelesen, damit jeder Frame auffindbar ist: %1</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>Frame %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>person %1 stands out</source>
        <translation>Person %1 sticht heraus</translation>
    </message>
    <message>
        <source>person %1 is chosen</source>
        <translation>Person %1 ist gewählt</translation>
    </message>
    <message>
        <source>without a picture</source>
        <translation>ohne Bild</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>weichgezeichnet</translation>
    </message>
    <message>
        <source>Person %1: no score at this frame. A score needs a whole window of poses.</source>
        <translation>Person %1: kein Score bei diesem Frame. Ein Score braucht ein ganzes Fenster von Posen.</translation>
    </message>
    <message>
        <source>Person %1: score %2 at this frame</source>
        <translation>Person %1: Score %2 bei diesem Frame</translation>
    </message>
    <message>
        <source>, threshold %1</source>
        <translation>, Schwelle %1</translation>
    </message>
</context>
<context>
    <name>transect::GroupSection</name>
    <message numerus="yes">
        <source>%1 (%n changed)</source>
        <translation>
            <numerusform>%1 (%n geändert)</numerusform>
            <numerusform>%1 (%n geändert)</numerusform>
        </translation>
    </message>
    <message>
        <source>Section %1, %2</source>
        <translation>Abschnitt %1, %2</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
</context>
<context>
    <name>transect::GroupTexts</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (95 % interval %2 to %3, %4)</source>
        <translation>%1 (95-%-Intervall %2 bis %3, %4)</translation>
    </message>
</context>
<context>
    <name>transect::HeatMap</name>
    <message>
        <source>%1: rows %2, columns %3, from %4 to %5</source>
        <translation>%1: Zeilen %2, Spalten %3, von %4 bis %5</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>transect::Inspector</name>
    <message>
        <source>Choose a run to see what it is.</source>
        <translation>Einen Lauf wählen, um zu sehen, was er ist.</translation>
    </message>
</context>
<context>
    <name>transect::JsonEditor</name>
    <message>
        <source>Specification as JSON</source>
        <translation>Spezifikation als JSON</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>Zeile %1: </translation>
    </message>
</context>
<context>
    <name>transect::KeepAwake</name>
    <message>
        <source>Runs are running</source>
        <translation>Läufe werden ausgeführt</translation>
    </message>
</context>
<context>
    <name>transect::KeyReport</name>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>unexpected</source>
        <translation>unerwartet</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Keys of which state</source>
        <translation>Schlüssel welchen Zustands</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>Schlüssel suchen</translation>
    </message>
    <message>
        <source>Search keys by name</source>
        <translation>Schlüssel nach Namen suchen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the chosen keys, or all that are shown</source>
        <translation>Kopiert die gewählten Schlüssel oder alle gezeigten</translation>
    </message>
    <message>
        <source>Keys of the weights</source>
        <translation>Schlüssel der Gewichte</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Schlüssel</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>transect::LaunchChoices</name>
    <message>
        <source>What to launch</source>
        <translation>Was gestartet wird</translation>
    </message>
</context>
<context>
    <name>transect::LaunchDialog</name>
    <message>
        <source>Launch</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Pre-trains on a source, and evaluates the checkpoints on targets as they are written</source>
        <translation>Trainiert auf einer Quelle vor und wertet die Checkpoints auf Zielen aus, sobald sie geschrieben sind</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>Vortraining</translation>
    </message>
    <message>
        <source>Trains a network on a source by a method and leaves a series of checkpoints</source>
        <translation>Trainiert ein Netz mit einer Methode auf einer Quelle und hinterlässt eine Reihe von Checkpoints</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Evaluates the checkpoints of an existing run, or of a folder, on a target</source>
        <translation>Wertet die Checkpoints eines vorhandenen Laufs oder eines Ordners auf einem Ziel aus</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>Vorgefertigt</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>A new run with the parameters of %1, but for what is changed here</source>
        <translation>Ein neuer Lauf mit den Parametern von %1 bis auf das, was hier geändert wird</translation>
    </message>
    <message>
        <source>transectl is being asked what it can do</source>
        <translation>transectl wird gefragt, was es kann</translation>
    </message>
    <message>
        <source>Asking transectl what it can do</source>
        <translation>transectl wird gefragt, was es kann</translation>
    </message>
    <message>
        <source>This takes a few seconds the first time.</source>
        <translation>Beim ersten Mal dauert das einige Sekunden.</translation>
    </message>
    <message>
        <source>Nothing can be launched yet</source>
        <translation>Noch lässt sich nichts starten</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>The JSON text has an error; the form shows it as it was before</source>
        <translation>Der JSON-Text hat einen Fehler; das Formular zeigt ihn, wie er vorher war</translation>
    </message>
    <message>
        <source>The JSON text has an error</source>
        <translation>Der JSON-Text hat einen Fehler</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>Forget what was entered here</source>
        <translation>Die Eingaben hier verwerfen</translation>
    </message>
    <message>
        <source>What was entered here is forgotten</source>
        <translation>Die Eingaben hier sind verworfen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Posen</translation>
    </message>
    <message>
        <source>Finds the persons in videos, and their poses, and follows them: tracks</source>
        <translation>Findet die Personen in Videos und ihre Posen und verfolgt sie: Spuren</translation>
    </message>
    <message>
        <source>Regularity</source>
        <translation>Regelmäßigkeit</translation>
    </message>
    <message>
        <source>Learns from tracks how persons usually move and hold themselves, and scores what does not look like it</source>
        <translation>Lernt aus Spuren, wie Personen sich gewöhnlich bewegen und halten, und bewertet, was davon abweicht</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Scores tracks by a model that was trained, or by how usual the persons move, for the review</source>
        <translation>Bewertet Spuren mit einem trainierten Modell oder danach, wie üblich sich die Personen bewegen, für die Prüfung</translation>
    </message>
    <message>
        <source>From a video</source>
        <translation>Aus einem Video</translation>
    </message>
    <message>
        <source>Finds the persons, scores how they move, and opens the review. With models of your own: choose the detector and the network of poses, and a trained model to score by.</source>
        <translation>Findet die Personen, bewertet ihre Bewegung und öffnet die Prüfung. Mit eigenen Modellen: den Detektor, das Posennetz und ein trainiertes Modell zum Bewerten wählen.</translation>
    </message>
</context>
<context>
    <name>transect::LaunchFooter</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>The equivalent command line</source>
        <translation>Die gleichwertige Befehlszeile</translation>
    </message>
    <message>
        <source>Writes the specification and copies the command that carries it out</source>
        <translation>Schreibt die Spezifikation und kopiert den Befehl, der sie ausführt</translation>
    </message>
    <message>
        <source>Goes to the field</source>
        <translation>Geht zum Feld</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Starts it as a process of its own, which goes on when this window is closed</source>
        <translation>Startet einen eigenen Prozess, der weiterläuft, wenn dieses Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>transectl is making the run</source>
        <translation>transectl legt den Lauf an</translation>
    </message>
</context>
<context>
    <name>transect::Launcher</name>
    <message>
        <source>it printed no folder and ended with code %1</source>
        <translation>transectl gab keinen Ordner aus und endete mit Code %1</translation>
    </message>
</context>
<context>
    <name>transect::LegendEntry</name>
    <message>
        <source>%1. Click to hide or show, double click to show alone</source>
        <translation>%1. Klick blendet aus oder ein, Doppelklick zeigt es allein</translation>
    </message>
</context>
<context>
    <name>transect::LineEditor</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>transect::LineageTree</name>
    <message>
        <source>What the run stands on, and what stands on it</source>
        <translation>Worauf der Lauf beruht und was auf ihm beruht</translation>
    </message>
    <message>
        <source>A double click or Return chooses the run</source>
        <translation>Doppelklick oder Eingabe wählt den Lauf</translation>
    </message>
    <message>
        <source>%1 (not in this library)</source>
        <translation>%1 (nicht in dieser Bibliothek)</translation>
    </message>
</context>
<context>
    <name>transect::LogPane</name>
    <message>
        <source>Log of the chosen run</source>
        <translation>Protokoll des gewählten Laufs</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Return)</source>
        <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next hit (Return)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Choose a run to see its log.</source>
        <translation>Einen Lauf wählen, um sein Protokoll zu sehen.</translation>
    </message>
    <message>
        <source>This run has not written a log yet.</source>
        <translation>Dieser Lauf hat noch kein Protokoll geschrieben.</translation>
    </message>
    <message>
        <source>The log cannot be read: %1</source>
        <translation>Das Protokoll ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>[%1 before this are not shown; all of it is in %2]</source>
        <translation>[%1 davor werden nicht gezeigt; alles steht in %2]</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Das Protokoll ist leer.</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n hit(s)</source>
        <translation>
            <numerusform>%1 von %n Treffer</numerusform>
            <numerusform>%1 von %n Treffern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
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
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open library</source>
        <translation>Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Open library…</source>
        <translation>Bibliothek öffnen…</translation>
    </message>
    <message>
        <source>Choose the folder that holds the runs</source>
        <translation>Den Ordner wählen, der die Läufe enthält</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Lauf…</translation>
    </message>
    <message>
        <source>Launch a study or a run</source>
        <translation>Eine Studie oder einen Lauf starten</translation>
    </message>
    <message>
        <source>Ready-made studies…</source>
        <translation>Vorgefertigte Studien…</translation>
    </message>
    <message>
        <source>Launch a study that comes with the program</source>
        <translation>Eine Studie starten, die mit dem Programm kommt</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close the window; runs go on</source>
        <translation>Das Fenster schließen; Läufe gehen weiter</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on where the run was</source>
        <translation>Weitermachen, wo der Lauf war</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>Nach diesem Schritt anhalten</translation>
    </message>
    <message>
        <source>Finish the step, write a checkpoint, stop</source>
        <translation>Den Schritt beenden, einen Checkpoint schreiben, anhalten</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>Stop at once; the last checkpoint stays</source>
        <translation>Auf der Stelle anhalten; der letzte Checkpoint bleibt</translation>
    </message>
    <message>
        <source>Duplicate with changes…</source>
        <translation>Mit Änderungen duplizieren…</translation>
    </message>
    <message>
        <source>A new run from this one&apos;s parameters</source>
        <translation>Ein neuer Lauf aus den Parametern dieses Laufs</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>Auf einem Ziel auswerten…</translation>
    </message>
    <message>
        <source>A transfer run over this run&apos;s checkpoints</source>
        <translation>Ein Transferlauf über die Checkpoints dieses Laufs</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation>Die Dateien des Laufs zeigen</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>The command that resumes the run</source>
        <translation>Der Befehl, der den Lauf fortsetzt</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Refused while other runs stand on it</source>
        <translation>Nicht möglich, solange andere Läufe darauf beruhen</translation>
    </message>
    <message>
        <source>Show the screen</source>
        <translation>Die Ansicht zeigen</translation>
    </message>
    <message>
        <source>Show or hide the pane</source>
        <translation>Den Bereich ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>All panes where they were at first</source>
        <translation>Alle Bereiche dort, wo sie anfangs waren</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Turn the look round</source>
        <translation>Das Aussehen umkehren</translation>
    </message>
    <message>
        <source>Look of the system</source>
        <translation>Aussehen des Systems</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation>Hell oder dunkel, wie der Desktop ist</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Go to the filter</source>
        <translation>Zum Filter gehen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Every action by name</source>
        <translation>Jede Aktion beim Namen</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>See and change the keys</source>
        <translation>Die Tasten sehen und ändern</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>The language changes with the next start. Runs go on meanwhile.</source>
        <translation>Die Sprache wechselt mit dem nächsten Start. Läufe gehen inzwischen weiter.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>What the run or study is called; its folder keeps its name</source>
        <translation>Wie der Lauf oder die Studie heißt; der Ordner behält seinen Namen</translation>
    </message>
    <message>
        <source>Edit tags…</source>
        <translation>Schlagwörter bearbeiten…</translation>
    </message>
    <message>
        <source>Words by which the filter finds it</source>
        <translation>Wörter, unter denen der Filter ihn findet</translation>
    </message>
    <message>
        <source>Edit note…</source>
        <translation>Anmerkung bearbeiten…</translation>
    </message>
    <message>
        <source>What you want to remember of it</source>
        <translation>Was dazu festgehalten werden soll</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) on the clipboard</source>
        <translation>
            <numerusform>%n Befehl in der Zwischenablage</numerusform>
            <numerusform>%n Befehle in der Zwischenablage</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep awake while runs run</source>
        <translation>Wach halten, solange Läufe aktiv sind</translation>
    </message>
    <message>
        <source>This machine does not fall asleep while runs of this library run on it</source>
        <translation>Dieser Rechner geht nicht in den Ruhezustand, solange auf ihm Läufe dieser Bibliothek aktiv sind</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>No other library was opened yet</source>
        <translation>Noch wurde keine andere Bibliothek geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) ended</source>
        <translation>
            <numerusform>%n Lauf beendet</numerusform>
            <numerusform>%n Läufe beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>Die Bibliothek wird gelesen…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n run(s)…</source>
        <translation>
            <numerusform>%n Lauf wird gelesen…</numerusform>
            <numerusform>%n Läufe werden gelesen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>R&amp;eview</source>
        <translation>&amp;Prüfung</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>Video prüfen…</translation>
    </message>
    <message>
        <source>Find the persons of a video, score them, and review what is irregular</source>
        <translation>Die Personen eines Videos finden, bewerten und prüfen, was auffällig ist</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder pausieren</translation>
    </message>
    <message>
        <source>Play the clip</source>
        <translation>Den Clip abspielen</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächster Frame</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>Einen Frame vor</translation>
    </message>
    <message>
        <source>Frame before</source>
        <translation>Voriger Frame</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Einen Frame zurück</translation>
    </message>
    <message>
        <source>Ten frames forward</source>
        <translation>Zehn Frames vor</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>Zehn Frames zurück</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Nächstes Ereignis</translation>
    </message>
    <message>
        <source>The next event of the list</source>
        <translation>Das nächste Ereignis der Liste</translation>
    </message>
    <message>
        <source>Event before</source>
        <translation>Voriges Ereignis</translation>
    </message>
    <message>
        <source>The event before in the list</source>
        <translation>Das vorige Ereignis der Liste</translation>
    </message>
    <message>
        <source>Verdict: true</source>
        <translation>Urteil: echt</translation>
    </message>
    <message>
        <source>The event is irregular; go on to the next open one</source>
        <translation>Das Ereignis ist auffällig; weiter zum nächsten offenen</translation>
    </message>
    <message>
        <source>Verdict: false alarm</source>
        <translation>Urteil: Fehlalarm</translation>
    </message>
    <message>
        <source>Nothing irregular is there; go on to the next open one</source>
        <translation>Hier ist nichts auffällig; weiter zum nächsten offenen</translation>
    </message>
    <message>
        <source>Verdict: unsure</source>
        <translation>Urteil: unsicher</translation>
    </message>
    <message>
        <source>Neither can be said; go on to the next open one</source>
        <translation>Weder das eine noch das andere lässt sich sagen; weiter zum nächsten offenen</translation>
    </message>
    <message>
        <source>Note on the event</source>
        <translation>Anmerkung zum Ereignis</translation>
    </message>
    <message>
        <source>Write a note on the chosen event</source>
        <translation>Eine Anmerkung zum gewählten Ereignis schreiben</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Play at the next lower speed</source>
        <translation>Mit dem nächstniedrigeren Tempo abspielen</translation>
    </message>
    <message>
        <source>Pause or play</source>
        <translation>Pausieren oder abspielen</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Play at the next higher speed</source>
        <translation>Mit dem nächsthöheren Tempo abspielen</translation>
    </message>
    <message>
        <source>Play the event over and over</source>
        <translation>Ereignis wiederholt abspielen</translation>
    </message>
    <message>
        <source>The chosen event with its padding, again and again while it is played</source>
        <translation>Das gewählte Ereignis mit Vor- und Nachlauf, beim Abspielen immer wieder</translation>
    </message>
    <message>
        <source>Skeletons</source>
        <translation>Skelette</translation>
    </message>
    <message>
        <source>Show or hide the skeletons</source>
        <translation>Die Skelette ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>Nächster Clip</translation>
    </message>
    <message>
        <source>The next clip of the run</source>
        <translation>Der nächste Clip des Laufs</translation>
    </message>
    <message>
        <source>Clip before</source>
        <translation>Voriger Clip</translation>
    </message>
    <message>
        <source>The clip before</source>
        <translation>Der vorige Clip</translation>
    </message>
    <message>
        <source>Annotated video of the selected events…</source>
        <translation>Annotiertes Video der gewählten Ereignisse…</translation>
    </message>
    <message>
        <source>Write the selected events as one video</source>
        <translation>Die gewählten Ereignisse als ein Video schreiben</translation>
    </message>
    <message>
        <source>A video of each selected event…</source>
        <translation>Je ein Video der gewählten Ereignisse…</translation>
    </message>
    <message>
        <source>Write each of the selected events as a video of its own</source>
        <translation>Jedes der gewählten Ereignisse als eigenes Video schreiben</translation>
    </message>
    <message>
        <source>Report of the review…</source>
        <translation>Bericht der Prüfung…</translation>
    </message>
    <message>
        <source>Events and verdicts as HTML or PDF</source>
        <translation>Ereignisse und Urteile als HTML oder PDF</translation>
    </message>
    <message>
        <source>Folder of the videos…</source>
        <translation>Ordner der Videos…</translation>
    </message>
    <message>
        <source>Where the videos of the clips lie</source>
        <translation>Wo die Videos der Clips liegen</translation>
    </message>
    <message>
        <source>Person in row %1</source>
        <translation>Person in Zeile %1</translation>
    </message>
    <message>
        <source>Choose the person of this row of the strip</source>
        <translation>Die Person dieser Zeile der Zeitleiste wählen</translation>
    </message>
    <message>
        <source>Video to review</source>
        <translation>Video zum Prüfen</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.ts *.mpg *.mpeg *.m4v);;All files (*)</source>
        <translation>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.ts *.mpg *.mpeg *.m4v);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Study checkpoints from a folder…</source>
        <translation>Checkpoints aus einem Ordner untersuchen…</translation>
    </message>
    <message>
        <source>A transfer run over checkpoints that another program wrote or is writing</source>
        <translation>Ein Transferlauf über Checkpoints, die ein anderes Programm schrieb oder gerade schreibt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The last verdict, note or change of the rules; what was said stays in the history</source>
        <translation>Letztes Urteil, letzte Notiz oder letzte Änderung der Regeln; was gesagt wurde, bleibt im Verlauf</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Again what was undone</source>
        <translation>Das Rückgängiggemachte noch einmal</translation>
    </message>
    <message>
        <source>%1 play  ·  %2 %3 event  ·  %4 %5 %6 verdict  ·  %7 person</source>
        <translation>%1 Abspielen  ·  %2 %3 Ereignis  ·  %4 %5 %6 Urteil  ·  %7 Person</translation>
    </message>
</context>
<context>
    <name>transect::MarkTexts</name>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>rate × %1</source>
        <translation>Lernrate × %1</translation>
    </message>
    <message>
        <source>best checkpoint</source>
        <translation>bester Checkpoint</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>bisher am besten</translation>
    </message>
</context>
<context>
    <name>transect::MeasureRanking</name>
    <message>
        <source>Curve that the measures are ranked for</source>
        <translation>Kurve, für die die Maße geordnet werden</translation>
    </message>
    <message>
        <source>Which measure would have picked the checkpoint</source>
        <translation>Welches Maß den Checkpoint gewählt hätte</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>Regret, pt</source>
        <translation>Regret, PP</translation>
    </message>
    <message>
        <source>τ</source>
        <translation>τ</translation>
    </message>
    <message>
        <source>The checkpoint that the measure would have chosen</source>
        <translation>Der Checkpoint, den das Maß gewählt hätte</translation>
    </message>
    <message>
        <source>Percentage points of FE on test that are lost against the best checkpoint</source>
        <translation>Prozentpunkte (PP) FE im Test, die gegenüber dem besten Checkpoint verloren gehen</translation>
    </message>
    <message>
        <source>Kendall&apos;s τ with FE over the checkpoints</source>
        <translation>Kendalls τ mit FE über die Checkpoints</translation>
    </message>
    <message>
        <source>%1: which measure would have picked the checkpoint</source>
        <translation>%1: welches Maß den Checkpoint gewählt hätte</translation>
    </message>
    <message>
        <source>Which measure would have picked the checkpoint of</source>
        <translation>Welches Maß den Checkpoint gewählt hätte für</translation>
    </message>
    <message>
        <source>%1, of %2 checkpoints</source>
        <translation>%1, aus %2 Checkpoints</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message numerus="yes">
        <source>Over %n checkpoint(s); regret is the best FE on test less that of the checkpoint it would choose</source>
        <translation>
            <numerusform>Über %n Checkpoint; Regret ist die beste FE im Test abzüglich der FE des Checkpoints, den das Maß wählen würde</numerusform>
            <numerusform>Über %n Checkpoints; Regret ist die beste FE im Test abzüglich der FE des Checkpoints, den das Maß wählen würde</numerusform>
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
        <translation>effektiver Rang</translation>
    </message>
    <message>
        <source>effective rank, centred</source>
        <translation>effektiver Rang, zentriert</translation>
    </message>
    <message>
        <source>participation ratio</source>
        <translation>Participation Ratio</translation>
    </message>
    <message>
        <source>NC1 (low is good)</source>
        <translation>NC1 (niedrig ist gut)</translation>
    </message>
    <message>
        <source>effective rank of the covariance</source>
        <translation>effektiver Rang der Kovarianz</translation>
    </message>
    <message>
        <source>stable rank</source>
        <translation>stabiler Rang</translation>
    </message>
    <message>
        <source>α-ReQ (near 1 is good)</source>
        <translation>α-ReQ (nahe 1 ist gut)</translation>
    </message>
    <message>
        <source>NC2, norms (low is good)</source>
        <translation>NC2, Normen (niedrig ist gut)</translation>
    </message>
    <message>
        <source>NC2, angles (low is good)</source>
        <translation>NC2, Winkel (niedrig ist gut)</translation>
    </message>
    <message>
        <source>NC2, distance from a simplex (low is good)</source>
        <translation>NC2, Abstand vom Simplex (niedrig ist gut)</translation>
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
        <translation>Quellgenauigkeit</translation>
    </message>
    <message>
        <source>LiDAR, of the source</source>
        <translation>LiDAR, der Quelle</translation>
    </message>
    <message>
        <source>the last checkpoint</source>
        <translation>der letzte Checkpoint</translation>
    </message>
    <message>
        <source>FE on validation</source>
        <translation>FE auf Validierung</translation>
    </message>
</context>
<context>
    <name>transect::MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>transect::MetricPanel</name>
    <message>
        <source>No finite values to draw</source>
        <translation>Keine endlichen Werte zu zeichnen</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>Zeit seit dem Start</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>transect::MonitorLegend</name>
    <message numerus="yes">
        <source>smoothed, half-life %n point(s)</source>
        <translation>
            <numerusform>geglättet, Halbwertszeit %n Punkt</numerusform>
            <numerusform>geglättet, Halbwertszeit %n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>learning rate drops</source>
        <translation>Lernrate sinkt</translation>
    </message>
</context>
<context>
    <name>transect::MonitorScreen</name>
    <message>
        <source>Nothing to monitor yet</source>
        <translation>Noch nichts zu beobachten</translation>
    </message>
    <message>
        <source>Choose one run or several at the left: loss, accuracy, throughput and memory are drawn here as they are written.</source>
        <translation>Links einen oder mehrere Läufe wählen: Loss, Genauigkeit, Durchsatz und Speicher werden hier gezeichnet, sobald sie geschrieben sind.</translation>
    </message>
    <message>
        <source>Along the x axis</source>
        <translation>Entlang der x-Achse</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>No metrics yet</source>
        <translation>Noch keine Metriken</translation>
    </message>
    <message>
        <source>How much loss and accuracy are smoothed; the legend says the half-life. The mean is free of the bias of its start, and the raw values stay behind it.</source>
        <translation>Wie stark Loss und Genauigkeit geglättet werden; die Legende nennt die Halbwertszeit. Das Mittel ist um die Verzerrung seines Anfangs bereinigt, und die Rohwerte bleiben dahinter sichtbar.</translation>
    </message>
    <message>
        <source>Plot that the tools act on</source>
        <translation>Diagramm, auf das die Werkzeuge wirken</translation>
    </message>
    <message>
        <source>The tools beside act on this plot; clicking into a plot chooses it</source>
        <translation>Die Werkzeuge daneben wirken auf dieses Diagramm; ein Klick in ein Diagramm wählt es</translation>
    </message>
    <message>
        <source>A transfer run has no training metrics</source>
        <translation>Ein Transferlauf hat keine Trainingsmetriken</translation>
    </message>
    <message>
        <source>It evaluates the checkpoints that another run has written. Its curves grow on the Transfer screen.</source>
        <translation>Er wertet die Checkpoints aus, die ein anderer Lauf geschrieben hat. Seine Kurven wachsen in der Ansicht „Transfer“.</translation>
    </message>
    <message>
        <source>Show transfer</source>
        <translation>Transfer zeigen</translation>
    </message>
    <message>
        <source>Failed before the first metric</source>
        <translation>Vor der ersten Metrik gescheitert</translation>
    </message>
    <message>
        <source>The error says why and what to do; the log may say more.</source>
        <translation>Die Fehlermeldung sagt, warum und was zu tun ist; mehr steht vielleicht im Protokoll.</translation>
    </message>
    <message>
        <source>Loss, accuracy, throughput and memory are drawn here from the first report of the run on.</source>
        <translation>Loss, Genauigkeit, Durchsatz und Speicher werden hier ab der ersten Meldung des Laufs gezeichnet.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Imported checkpoints have no training metrics</source>
        <translation>Importierte Checkpoints haben keine Trainingsmetriken</translation>
    </message>
    <message>
        <source>They were trained elsewhere. Evaluate them on targets, and their curves grow on the Transfer screen.</source>
        <translation>Sie wurden anderswo trainiert. Auf Zielen ausgewertet, wachsen ihre Kurven auf der Seite „Transfer“.</translation>
    </message>
    <message>
        <source>This run cannot be read</source>
        <translation>Dieser Lauf ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1. Put its file back from a copy, or move the run to the trash.</source>
        <translation>%1. Stellen Sie die Datei aus einer Kopie wieder her, oder legen Sie den Lauf in den Papierkorb.</translation>
    </message>
</context>
<context>
    <name>transect::NotesEditor</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Words with commas between them</source>
        <translation>Wörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>The filter finds a run by them: tag:good</source>
        <translation>Der Filter findet einen Lauf über sie: tag:good</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>What you want to remember of it</source>
        <translation>Was dazu festgehalten werden soll</translation>
    </message>
    <message>
        <source>Saved when you leave it, or by Ctrl+Return</source>
        <translation>Wird beim Verlassen gespeichert oder mit Strg+Eingabe</translation>
    </message>
    <message>
        <source>The notes cannot be read and are left as they are. Mend or remove the file to write new ones.</source>
        <translation>Die Anmerkungen sind nicht lesbar und bleiben, wie sie sind. Um neue zu schreiben, die Datei reparieren oder entfernen.</translation>
    </message>
</context>
<context>
    <name>transect::OptionalFlagEditor</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>transect::PanelTexts</name>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>Top-1-Genauigkeit</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Top-5-Genauigkeit</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Data wait</source>
        <translation>Warten auf Daten</translation>
    </message>
    <message>
        <source>% of time</source>
        <translation>% der Zeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
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
        <translation>Parameter suchen</translation>
    </message>
    <message>
        <source>Search parameters by name or meaning</source>
        <translation>Parameter nach Name oder Bedeutung suchen</translation>
    </message>
    <message>
        <source>No parameter has &quot;%1&quot; in its name or its meaning.</source>
        <translation>Kein Parameter hat „%1“ im Namen oder in der Bedeutung.</translation>
    </message>
    <message>
        <source>All at their defaults</source>
        <translation>Alle auf dem Standardwert</translation>
    </message>
    <message numerus="yes">
        <source>%n parameter(s) differ from the default</source>
        <translation>
            <numerusform>%n Parameter weicht vom Standardwert ab</numerusform>
            <numerusform>%n Parameter weichen vom Standardwert ab</numerusform>
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
        <translation>k = %1 bis %2, je nach Ziehung</translation>
    </message>
    <message>
        <source>main part %1</source>
        <translation>Hauptteil %1</translation>
    </message>
    <message>
        <source>residual part %1</source>
        <translation>Restteil %1</translation>
    </message>
    <message>
        <source>Measure FE here…</source>
        <translation>FE hier messen…</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>Components of the main part</source>
        <translation>Komponenten des Hauptteils</translation>
    </message>
    <message>
        <source>Components of the main part; also dragged in the plot</source>
        <translation>Komponenten des Hauptteils; auch durch Ziehen im Diagramm</translation>
    </message>
    <message>
        <source>A transfer run that measures FE of both parts of this checkpoint, cut at this k</source>
        <translation>Ein Transferlauf, der FE beider Teile dieses Checkpoints misst, geteilt bei diesem k</translation>
    </message>
    <message>
        <source>FE at %1: %2</source>
        <translation>FE bei %1: %2</translation>
    </message>
    <message>
        <source>FE was measured at %1: %2</source>
        <translation>FE wurde gemessen bei %1: %2</translation>
    </message>
    <message>
        <source>%1 images, %2 features, %3</source>
        <translation>%1 Bilder, %2 Merkmale, %3</translation>
    </message>
    <message>
        <source>centred</source>
        <translation>zentriert</translation>
    </message>
    <message>
        <source>not centred</source>
        <translation>nicht zentriert</translation>
    </message>
    <message>
        <source>k = %1 of %2 holds %3 of the sum of squares; relative error %4</source>
        <translation>k = %1 von %2 enthält %3 der Quadratsumme; relativer Fehler %4</translation>
    </message>
    <message>
        <source>k = %1 of %2 holds %3 of the sum; relative error %4</source>
        <translation>k = %1 von %2 enthält %3 der Summe; relativer Fehler %4</translation>
    </message>
</context>
<context>
    <name>transect::Plot</name>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>at or below zero: %1</source>
        <translation>bei oder unter null: %1</translation>
    </message>
    <message>
        <source>%1: points %2, from %3 to %4</source>
        <translation>%1: Punkte %2, von %3 bis %4</translation>
    </message>
    <message>
        <source>%1: no values</source>
        <translation>%1: keine Werte</translation>
    </message>
    <message>
        <source>further curves: %1</source>
        <translation>weitere Kurven: %1</translation>
    </message>
</context>
<context>
    <name>transect::PlotLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>transect::PlotTable</name>
    <message>
        <source>Values of %1</source>
        <translation>Werte von %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
</context>
<context>
    <name>transect::PlotTools</name>
    <message>
        <source>Tools of the plot</source>
        <translation>Werkzeuge des Diagramms</translation>
    </message>
    <message>
        <source>Tools of the heat map</source>
        <translation>Werkzeuge der Heatmap</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>Logarithmische Farben</translation>
    </message>
    <message>
        <source>Colours by the logarithm of the values</source>
        <translation>Farben nach dem Logarithmus der Werte</translation>
    </message>
    <message>
        <source>Zoom back</source>
        <translation>Zoom zurück</translation>
    </message>
    <message>
        <source>Back to the view before (Alt+Left)</source>
        <translation>Zurück zur vorigen Ansicht (Alt+Links)</translation>
    </message>
    <message>
        <source>Zoom forward</source>
        <translation>Zoom vor</translation>
    </message>
    <message>
        <source>Forward to the view after (Alt+Right)</source>
        <translation>Vor zur nächsten Ansicht (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all and follow new values (0)</source>
        <translation>Alles zeigen und neuen Werten folgen (0)</translation>
    </message>
    <message>
        <source>Logarithmic x</source>
        <translation>x logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation>Logarithmische x-Achse</translation>
    </message>
    <message>
        <source>Logarithmic y</source>
        <translation>y logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>Logarithmische y-Achse</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Drag to read differences in x and y</source>
        <translation>Ziehen, um Differenzen in x und y abzulesen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show the values as a table</source>
        <translation>Die Werte als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the picture or its values</source>
        <translation>Das Bild oder seine Werte kopieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write a file: PNG, SVG, PDF or CSV</source>
        <translation>Eine Datei schreiben: PNG, SVG, PDF oder CSV</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>Werte kopieren</translation>
    </message>
    <message>
        <source>Export what is shown…</source>
        <translation>Gezeigtes exportieren…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Alles exportieren…</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>Seite (*.pdf)</translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation>Werte (*.csv)</translation>
    </message>
    <message>
        <source>Light colours, as on paper</source>
        <translation>Helle Farben, wie auf Papier</translation>
    </message>
</context>
<context>
    <name>transect::QueryBox</name>
    <message>
        <source>Delete view</source>
        <translation>Ansicht löschen</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern…</translation>
    </message>
    <message>
        <source>Filter: kind:transfer fe&gt;0.9</source>
        <translation>Filter: kind:transfer fe&gt;0.9</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Words, or kind:, state:, target:, study:, tag:, device:, seed:, fe&gt; and ft&gt;; a - before one turns it round</source>
        <translation>Wörter oder kind:, state:, target:, study:, tag:, device:, seed:, fe&gt; und ft&gt;; ein - davor kehrt es um</translation>
    </message>
    <message>
        <source>Saved views and columns</source>
        <translation>Gespeicherte Ansichten und Spalten</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Ansicht</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The view %1 is deleted</source>
        <translation>Die Ansicht %1 ist gelöscht</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>transect::QueryTexts</name>
    <message>
        <source>&quot;%1&quot; is no number: write fe&gt;0.9 or fe&gt;90%</source>
        <translation>„%1“ ist keine Zahl: fe&gt;0.9 oder fe&gt;90% schreiben</translation>
    </message>
    <message>
        <source>There is no state &quot;%1&quot;: there are %2</source>
        <translation>Den Zustand „%1“ gibt es nicht: es gibt %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no seed: write a whole number, as in seed:1</source>
        <translation>„%1“ ist kein Seed: eine ganze Zahl schreiben, etwa seed:1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known: there are kind, state, target, study, tag, device, seed, fe, ft and auc</source>
        <translation>„%1“ ist nicht bekannt: es gibt kind, state, target, study, tag, device, seed, fe, ft und auc</translation>
    </message>
</context>
<context>
    <name>transect::ReferenceEditor</name>
    <message>
        <source>Browse</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>%1: browse</source>
        <translation>%1: wählen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Ein Ordner</translation>
    </message>
</context>
<context>
    <name>transect::ReportTexts</name>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), in the file %1</source>
        <translation>
            <numerusform>%n Zeile, in der Datei %1</numerusform>
            <numerusform>%n Zeilen, in der Datei %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Ausgelassen:</translation>
    </message>
    <message>
        <source>How to repeat it</source>
        <translation>So lässt es sich wiederholen</translation>
    </message>
    <message>
        <source>Written by Transect %1 on %2</source>
        <translation>Geschrieben von Transect %1 am %2</translation>
    </message>
</context>
<context>
    <name>transect::ReviewReport</name>
    <message>
        <source>Threshold: score %1; an event goes on above %2.</source>
        <translation>Schwelle: Score %1; ein Ereignis dauert an, solange er über %2 liegt.</translation>
    </message>
    <message>
        <source>False alarms an hour: %1, in %2 h of normal video.</source>
        <translation>Fehlalarme je Stunde: %1, in %2 h normalem Video.</translation>
    </message>
    <message>
        <source>False alarms an hour are not known: no frame is known to be normal.</source>
        <translation>Fehlalarme je Stunde sind nicht bekannt: von keinem Frame ist bekannt, dass er normal ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 true, %2 false alarms, %3 unsure, %4 disputed, %5 open.</source>
        <translation>%1 echt, %2 Fehlalarme, %3 unsicher, %4 strittig, %5 offen.</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>Regeln: %1</translation>
    </message>
    <message>
        <source>Scores of %1%2, in %3.</source>
        <translation>Scores von %1%2, in %3.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Precision %1, Wilson interval %2.</source>
        <translation>Präzision %1, Wilson-Intervall %2.</translation>
    </message>
</context>
<context>
    <name>transect::ReviewScreen</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>What is drawn on the picture, and how much of it is seen</source>
        <translation>Was auf das Bild gezeichnet wird und wie viel davon zu sehen ist</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Skeletons</source>
        <translation>Skelette</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Boxen</translation>
    </message>
    <message>
        <source>Names and scores</source>
        <translation>Namen und Scores</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>Bahnen</translation>
    </message>
    <message>
        <source>Errors of the joints</source>
        <translation>Fehler der Gelenke</translation>
    </message>
    <message>
        <source>What the network expected</source>
        <translation>Was das Netz erwartet hat</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Pictures as they are</source>
        <translation>Bilder unverändert</translation>
    </message>
    <message>
        <source>Persons blurred</source>
        <translation>Personen weichgezeichnet</translation>
    </message>
    <message>
        <source>Pictures blurred</source>
        <translation>Bilder weichgezeichnet</translation>
    </message>
    <message>
        <source>Skeletons only</source>
        <translation>Nur Skelette</translation>
    </message>
    <message>
        <source>Folder of the videos…</source>
        <translation>Ordner der Videos…</translation>
    </message>
    <message>
        <source>Annotated video of the selected events…</source>
        <translation>Annotiertes Video der gewählten Ereignisse…</translation>
    </message>
    <message>
        <source>A video of each selected event…</source>
        <translation>Je ein Video der gewählten Ereignisse…</translation>
    </message>
    <message>
        <source>Sheet of thumbnails…</source>
        <translation>Bogen mit Vorschaubildern…</translation>
    </message>
    <message>
        <source>Report, HTML or PDF…</source>
        <translation>Bericht, HTML oder PDF…</translation>
    </message>
    <message>
        <source>Events, scores and masks…</source>
        <translation>Ereignisse, Scores und Masken…</translation>
    </message>
    <message>
        <source>False alarms as normal tracks…</source>
        <translation>Fehlalarme als normale Spuren…</translation>
    </message>
    <message>
        <source>Add another reviewer&apos;s verdicts…</source>
        <translation>Urteile anderer hinzufügen…</translation>
    </message>
    <message>
        <source>Reading the clip…</source>
        <translation>Der Clip wird gelesen…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>Noch nichts zu prüfen</translation>
    </message>
    <message>
        <source>Choose a run of the kind regularity or score at the left: its events appear here on the video, to be judged one after the other. Or drop a video on this window.</source>
        <translation>Links einen Lauf der Art regularity oder score wählen: seine Ereignisse erscheinen hier auf dem Video, um nacheinander beurteilt zu werden. Oder ein Video auf dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>Video prüfen…</translation>
    </message>
    <message>
        <source>Scores are on their way</source>
        <translation>Die Scores werden noch berechnet</translation>
    </message>
    <message>
        <source>Reading the scores…</source>
        <translation>Die Scores werden gelesen…</translation>
    </message>
    <message>
        <source>The scores cannot be read</source>
        <translation>Die Scores sind nicht lesbar</translation>
    </message>
    <message>
        <source>This clip cannot be read</source>
        <translation>Dieser Clip ist nicht lesbar</translation>
    </message>
    <message>
        <source>It holds no scores</source>
        <translation>Er enthält keine Scores</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of scores cannot be read; the others are shown</source>
        <translation>
            <numerusform>%n Datei mit Scores ist nicht lesbar; die anderen werden gezeigt</numerusform>
            <numerusform>%n Dateien mit Scores sind nicht lesbar; die anderen werden gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1  (%n event(s))</source>
        <translation>
            <numerusform>%1  (%n Ereignis)</numerusform>
            <numerusform>%1  (%n Ereignisse)</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores, persons and events are shown all the same. Shown &gt; Folder of the videos… says where it is now.</source>
        <translation>Scores, Personen und Ereignisse werden trotzdem gezeigt. „Anzeige &gt; Ordner der Videos…“ gibt an, wo es jetzt liegt.</translation>
    </message>
    <message>
        <source>The run kept no poses of this clip, and no pictures are known</source>
        <translation>Der Lauf hat keine Posen dieses Clips behalten, und Bilder sind nicht bekannt</translation>
    </message>
    <message>
        <source>Score the tracks again to see the persons; scores and events are shown all the same</source>
        <translation>Die Spuren erneut bewerten, um die Personen zu sehen; Scores und Ereignisse werden trotzdem gezeigt</translation>
    </message>
    <message>
        <source>The video of this clip is not there any more</source>
        <translation>Das Video dieses Clips ist nicht mehr da</translation>
    </message>
    <message>
        <source>The video has %1 frames, its scores are of %2: it may have changed, and persons may be drawn in wrong places</source>
        <translation>Das Video hat %1 Frames, seine Scores gelten für %2: es hat sich vielleicht geändert, und Personen sind womöglich an falscher Stelle gezeichnet</translation>
    </message>
    <message>
        <source>Find the persons again, and score them</source>
        <translation>Die Personen erneut finden und bewerten</translation>
    </message>
    <message>
        <source>Folder of the videos</source>
        <translation>Ordner der Videos</translation>
    </message>
    <message>
        <source>The folder holds no video or folder of pictures that is named as the clip %1</source>
        <translation>Der Ordner enthält kein Video und keinen Bilderordner mit dem Namen des Clips %1</translation>
    </message>
    <message>
        <source>The events changed while their pictures were collected: nothing was written</source>
        <translation>Die Ereignisse änderten sich, während ihre Bilder gesammelt wurden: es wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Erneut exportieren</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Annotated video</source>
        <translation>Annotiertes Video</translation>
    </message>
    <message>
        <source>Video (*.mp4)</source>
        <translation>Video (*.mp4)</translation>
    </message>
    <message>
        <source>Folder for a video of each event</source>
        <translation>Ordner für je ein Video der Ereignisse</translation>
    </message>
    <message>
        <source>Writing the video</source>
        <translation>Das Video wird geschrieben</translation>
    </message>
    <message>
        <source>Stopped: what was not whole was not written</source>
        <translation>Abgebrochen: was nicht vollständig war, wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Wrote %1, %2 of %3</source>
        <translation>%1 geschrieben, %2 von %3</translation>
    </message>
    <message>
        <source>Collecting the pictures of the events</source>
        <translation>Die Bilder der Ereignisse werden gesammelt</translation>
    </message>
    <message>
        <source>Report of the review</source>
        <translation>Bericht der Prüfung</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>Webseite (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Sheet of thumbnails</source>
        <translation>Bogen mit Vorschaubildern</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>The picture cannot be written</source>
        <translation>Das Bild lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Wrote %1, with the first %2 of %3 events</source>
        <translation>%1 geschrieben, mit den ersten %2 von %3 Ereignissen</translation>
    </message>
    <message>
        <source>Folder for events, scores and masks</source>
        <translation>Ordner für Ereignisse, Scores und Masken</translation>
    </message>
    <message>
        <source>Wrote events, scores and masks to %1</source>
        <translation>Ereignisse, Scores und Masken nach %1 geschrieben</translation>
    </message>
    <message>
        <source>Folder for the tracks of the false alarms</source>
        <translation>Ordner für die Spuren der Fehlalarme</translation>
    </message>
    <message>
        <source>Wrote the tracks of the false alarms to %1: name them as more tracks of a run that learns</source>
        <translation>Die Spuren der Fehlalarme nach %1 geschrieben: sie als weitere Spuren eines lernenden Laufs angeben</translation>
    </message>
    <message>
        <source>Verdicts of another reviewer</source>
        <translation>Urteile anderer</translation>
    </message>
    <message>
        <source>Verdicts (*.jsonl *.json)</source>
        <translation>Urteile (*.jsonl *.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) were new</source>
        <translation>
            <numerusform>%n Urteil war neu</numerusform>
            <numerusform>%n Urteile waren neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the scores, %1…</source>
        <translation>Die Scores werden gelesen, %1…</translation>
    </message>
</context>
<context>
    <name>transect::ReviewSession</name>
    <message>
        <source>Verdict: %1</source>
        <translation>Urteil: %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are no verdicts and were left out</source>
        <translation>
            <numerusform>%n Zeile ist kein Urteil und wurde ausgelassen</numerusform>
            <numerusform>%n Zeilen sind keine Urteile und wurden ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
</context>
<context>
    <name>transect::RulesBar</name>
    <message>
        <source>What the threshold is chosen by</source>
        <translation>Wonach die Schwelle gewählt wird</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>The score itself</source>
        <translation>Der Score selbst</translation>
    </message>
    <message>
        <source>A percentile of the scores of what is normal</source>
        <translation>Ein Perzentil der Scores des Normalen</translation>
    </message>
    <message>
        <source>Value of the threshold&apos;s rule</source>
        <translation>Wert der Schwellenregel</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>How scores become events</source>
        <translation>Wie aus Scores Ereignisse werden</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian over the frames&apos; scores</source>
        <translation>Standardabweichung der Gauß-Funktion über die Scores der Frames</translation>
    </message>
    <message>
        <source>Goes on above</source>
        <translation>Dauert an ab</translation>
    </message>
    <message>
        <source>An event lasts while the score is at least this share of the threshold</source>
        <translation>Ein Ereignis dauert an, solange der Score mindestens diesen Anteil der Schwelle erreicht</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Mindestdauer</translation>
    </message>
    <message>
        <source>Shorter events are left out, once near ones were joined</source>
        <translation>Kürzere Ereignisse entfallen, nachdem nahe verbunden wurden</translation>
    </message>
    <message>
        <source>Join gaps below</source>
        <translation>Lücken verbinden unter</translation>
    </message>
    <message>
        <source>Events with a shorter gap between them are one</source>
        <translation>Ereignisse mit einer kürzeren Lücke dazwischen sind eines</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Vor- und Nachlauf</translation>
    </message>
    <message>
        <source>Shown and exported before and after; never counted</source>
        <translation>Davor und danach gezeigt und exportiert; nie mitgezählt</translation>
    </message>
    <message>
        <source> / h</source>
        <translation> / h</translation>
    </message>
    <message>
        <source>of held-out normal tracks</source>
        <translation>von zurückgehaltenen normalen Spuren</translation>
    </message>
    <message>
        <source>of normal frames</source>
        <translation>von normalen Frames</translation>
    </message>
    <message>
        <source>of all frames: none are known to be normal</source>
        <translation>von allen Frames: von keinem ist bekannt, dass er normal ist</translation>
    </message>
    <message>
        <source>score %1, %2</source>
        <translation>Score %1, %2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Score %1</translation>
    </message>
    <message>
        <source>not reached: even the highest score gives more</source>
        <translation>nicht erreicht: selbst der höchste Score ergibt mehr</translation>
    </message>
    <message>
        <source>false alarms are not known: no normal video</source>
        <translation>Fehlalarme sind nicht bekannt: kein normales Video</translation>
    </message>
    <message>
        <source>The lowest threshold with at most so many events an hour where all is normal</source>
        <translation>Die niedrigste Schwelle mit höchstens so vielen Ereignissen je Stunde, wo alles normal ist</translation>
    </message>
    <message>
        <source>No frame of these clips is known to be normal: score them with their truth, or as normal ones</source>
        <translation>Von keinem Frame dieser Clips ist bekannt, dass er normal ist: sie mit ihrer Ground Truth oder als normale bewerten</translation>
    </message>
    <message numerus="yes">
        <source>%1 false alarms an hour, %2: %n in %3 h of normal video</source>
        <translation>
            <numerusform>%1 Fehlalarme je Stunde, %2: %n in %3 h normalem Video</numerusform>
            <numerusform>%1 Fehlalarme je Stunde, %2: %n in %3 h normalem Video</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::RunCard</name>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>Abstammung</translation>
    </message>
    <message>
        <source>Parameters of the run</source>
        <translation>Parameter des Laufs</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>At once; the last checkpoint stays</source>
        <translation>Auf der Stelle; der letzte Checkpoint bleibt</translation>
    </message>
    <message>
        <source>After the current step, with a checkpoint</source>
        <translation>Nach dem aktuellen Schritt, mit einem Checkpoint</translation>
    </message>
    <message numerus="yes">
        <source>%n damaged part(s) left out: %1</source>
        <translation>
            <numerusform>%n beschädigter Teil ausgelassen: %1</numerusform>
            <numerusform>%n beschädigte Teile ausgelassen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Training windows</source>
        <translation>Trainingsfenster</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>On test</source>
        <translation>Auf Testdaten</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
</context>
<context>
    <name>transect::RunFactTexts</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>%1 of %2 evaluations</source>
        <translation>%1 von %2 Auswertungen</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 von %2 %3</translation>
    </message>
</context>
<context>
    <name>transect::RunHeader</name>
    <message>
        <source>best checkpoint: %1</source>
        <translation>bester Checkpoint: %1</translation>
    </message>
    <message>
        <source>best so far: %1</source>
        <translation>bisher am besten: %1</translation>
    </message>
    <message>
        <source>From the recent rate of progress</source>
        <translation>Nach dem letzten Tempo des Fortschritts</translation>
    </message>
    <message>
        <source>Of training, as reported last</source>
        <translation>Des Trainings, zuletzt gemeldet</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the held-out images, evaluated last</source>
        <translation>Top-1-Genauigkeit auf den zurückgehaltenen Bildern, zuletzt ausgewertet</translation>
    </message>
    <message>
        <source>The checkpoint with the best top-1 accuracy on the held-out images. That it was chosen by this number makes the number a little too good.</source>
        <translation>Der Checkpoint mit der besten Top-1-Genauigkeit auf den zurückgehaltenen Bildern. Da er nach dieser Zahl gewählt wurde, ist sie etwas zu gut.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Go on where the run was</source>
        <translation>Weitermachen, wo der Lauf war</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>At once; the last checkpoint stays</source>
        <translation>Auf der Stelle; der letzte Checkpoint bleibt</translation>
    </message>
    <message>
        <source>After this step, with a checkpoint</source>
        <translation>Nach diesem Schritt, mit einem Checkpoint</translation>
    </message>
    <message>
        <source>left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>held-out top-1</source>
        <translation>Top-1, zurückgehalten</translation>
    </message>
</context>
<context>
    <name>transect::RunLines</name>
    <message>
        <source>best held-out %1, epoch %2</source>
        <translation>Bestwert (zurückgehalten) %1, Epoche %2</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>transect::RunOperations</name>
    <message>
        <source>transectl was not found, so nothing can be started</source>
        <translation>transectl wurde nicht gefunden, daher lässt sich nichts starten</translation>
    </message>
    <message>
        <source>name it by the variable TRANSECTL</source>
        <translation>es mit der Variable TRANSECTL angeben</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 läuft weiter</translation>
    </message>
    <message>
        <source>%1 stops now</source>
        <translation>%1 hält sofort an</translation>
    </message>
    <message>
        <source>%1 stops after its step</source>
        <translation>%1 hält nach seinem Schritt an</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) stand on it: %1</source>
        <translation>
            <numerusform>%n Lauf beruht darauf: %1</numerusform>
            <numerusform>%n Läufe beruhen darauf: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>move those to the trash first</source>
        <translation>diese zuerst in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>it is being worked on</source>
        <translation>daran wird gerade gearbeitet</translation>
    </message>
    <message>
        <source>stop it first</source>
        <translation>zuerst anhalten</translation>
    </message>
    <message>
        <source>%1 is in the trash</source>
        <translation>%1 ist im Papierkorb</translation>
    </message>
    <message>
        <source>it cannot be moved to the trash: %1</source>
        <translation>lässt sich nicht in den Papierkorb verschieben: %1</translation>
    </message>
    <message>
        <source>the library is still being read, so what stands on it is not known yet</source>
        <translation>die Bibliothek wird noch gelesen; was darauf beruht, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation>gleich noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>transect::RunsModel</name>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>On test</source>
        <translation>Auf Testdaten</translation>
    </message>
    <message>
        <source>Scores on test of the checkpoint that validation chose</source>
        <translation>Testwerte des Checkpoints, den die Validierung gewählt hat</translation>
    </message>
</context>
<context>
    <name>transect::RunsPane</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 von %n Lauf</numerusform>
            <numerusform>%1 von %n Läufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen hidden by the filter</source>
        <translation>
            <numerusform>%n gewählter Lauf vom Filter verborgen</numerusform>
            <numerusform>%n gewählte Läufe vom Filter verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>No run matches</source>
        <translation>Kein Lauf passt</translation>
    </message>
    <message numerus="yes">
        <source>The filter holds for none of %n run(s).</source>
        <translation>
            <numerusform>Der Filter trifft auf %n Lauf nicht zu.</numerusform>
            <numerusform>Der Filter trifft auf keinen von %n Läufen zu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>They appear here whoever starts them.</source>
        <translation>Sie erscheinen hier, gleich wer sie startet.</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Lauf…</translation>
    </message>
</context>
<context>
    <name>transect::ScoreStrip</name>
    <message>
        <source>Scores over time</source>
        <translation>Scores über die Zeit</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>Kein Clip</translation>
    </message>
    <message>
        <source>Score %1 at %2, threshold %3</source>
        <translation>Score %1 bei %2, Schwelle %3</translation>
    </message>
    <message>
        <source>Nobody was scored at %1</source>
        <translation>Bei %1 wurde niemand bewertet</translation>
    </message>
    <message>
        <source>The scores of a clip appear here.</source>
        <translation>Die Scores eines Clips erscheinen hier.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Ground Truth</translation>
    </message>
</context>
<context>
    <name>transect::SeriesDialog</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Follow the folder while it grows</source>
        <translation>Dem Ordner folgen, solange er wächst</translation>
    </message>
    <message>
        <source>Study checkpoints from a folder</source>
        <translation>Checkpoints aus einem Ordner untersuchen</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Folder of the checkpoints</source>
        <translation>Ordner der Checkpoints</translation>
    </message>
    <message>
        <source>A folder of .pth, .pt, .ckpt, .bin, .safetensors or .npz files; or one of them</source>
        <translation>Ein Ordner mit .pth-, .pt-, .ckpt-, .bin-, .safetensors- oder .npz-Dateien; oder eine davon</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Each new checkpoint is evaluated when it is written, until none came for as long as the series says</source>
        <translation>Jeder neue Checkpoint wird ausgewertet, sobald er geschrieben ist, bis so lange keiner mehr kam, wie es die Serie angibt</translation>
    </message>
    <message>
        <source>Folder of checkpoints</source>
        <translation>Ordner mit Checkpoints</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2
While it is written the run waits for it; if it stays so, the run evaluates the others and then names it.</source>
        <translation>%1 ist nicht lesbar: %2
Solange die Datei geschrieben wird, wartet der Lauf auf sie; bleibt es so, wertet er die anderen aus und nennt sie dann.</translation>
    </message>
    <message>
        <source>Images %1 × %2, mean %3, standard deviation %4</source>
        <translation>Bilder %1 × %2, Mittelwert %3, Standardabweichung %4</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>transectl is being asked what it can do</source>
        <translation>transectl wird gefragt, was es kann</translation>
    </message>
    <message>
        <source>No folder is chosen</source>
        <translation>Kein Ordner gewählt</translation>
    </message>
    <message>
        <source>The checkpoints could not be read</source>
        <translation>Die Checkpoints konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>The checkpoints are being read</source>
        <translation>Die Checkpoints werden gelesen</translation>
    </message>
    <message>
        <source>%1 does not fit</source>
        <translation>%1 passt nicht</translation>
    </message>
    <message>
        <source>The checkpoints cannot be used: see above</source>
        <translation>Die Checkpoints sind nicht verwendbar: siehe oben</translation>
    </message>
    <message>
        <source>All files are left out</source>
        <translation>Alle Dateien sind ausgelassen</translation>
    </message>
    <message>
        <source>No file can be read yet</source>
        <translation>Noch keine Datei lesbar</translation>
    </message>
    <message>
        <source>Reading the checkpoints…</source>
        <translation>Die Checkpoints werden gelesen…</translation>
    </message>
    <message>
        <source>Checkpoints that another program wrote</source>
        <translation>Checkpoints, die ein anderes Programm schrieb</translation>
    </message>
    <message>
        <source>Choose the folder that it wrote them into, or is writing into. Their order is read from their names, and their network from their weights.</source>
        <translation>Den Ordner wählen, in den es sie schrieb oder schreibt. Die Reihenfolge wird aus den Namen gelesen, das Netz aus den Gewichten.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>No checkpoints are read</source>
        <translation>Keine Checkpoints gelesen</translation>
    </message>
    <message>
        <source>Choose another folder, or mend what is said above.</source>
        <translation>Einen anderen Ordner wählen oder beheben, was oben steht.</translation>
    </message>
    <message>
        <source>Reading again…</source>
        <translation>Wird neu gelesen…</translation>
    </message>
    <message>
        <source>The network is not known</source>
        <translation>Das Netz ist unbekannt</translation>
    </message>
</context>
<context>
    <name>transect::SeriesFiles</name>
    <message>
        <source>As read from the names</source>
        <translation>Wie aus den Namen gelesen</translation>
    </message>
    <message>
        <source>Files of the series</source>
        <translation>Dateien der Serie</translation>
    </message>
    <message>
        <source>Forgets the epochs and the choice of files that were entered here</source>
        <translation>Vergisst die hier eingetragenen Epochen und die Auswahl der Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n Checkpoint</numerusform>
            <numerusform>%n Checkpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::SeriesModel</name>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>does not fit: %1</source>
        <translation>passt nicht: %1</translation>
    </message>
    <message>
        <source>cannot be read yet: %1</source>
        <translation>noch nicht lesbar: %1</translation>
    </message>
    <message>
        <source>epoch given</source>
        <translation>Epoche angegeben</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>transect::SeriesReader</name>
    <message>
        <source>it ended with code %1</source>
        <translation>es endete mit Code %1</translation>
    </message>
    <message>
        <source>The checkpoints could not be read: %1</source>
        <translation>Die Checkpoints konnten nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>transect::SeriesTable</name>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>transect::ShortcutEditor</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New keys of the chosen action</source>
        <translation>Neue Tasten der gewählten Aktion</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Diese Tasten verwenden</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The keys that the action had at first</source>
        <translation>Die Tasten, die die Aktion anfangs hatte</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has these keys already</source>
        <translation>„%1“ hat diese Tasten schon</translation>
    </message>
</context>
<context>
    <name>transect::SpecificationForm</name>
    <message>
        <source>Add target</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>Remove target</source>
        <translation>Ziel entfernen</translation>
    </message>
    <message>
        <source>Parts of the study</source>
        <translation>Teile der Studie</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
</context>
<context>
    <name>transect::SpectrumScreen</name>
    <message>
        <source>No spectra yet</source>
        <translation>Noch keine Spektren</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Zentriert</translation>
    </message>
    <message>
        <source>Of the features less their mean</source>
        <translation>Von den Merkmalen abzüglich ihres Mittelwerts</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>Skaliert</translation>
    </message>
    <message>
        <source>Each spectrum divided by its largest value</source>
        <translation>Jedes Spektrum durch seinen größten Wert geteilt</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Play the series</source>
        <translation>Die Reihe abspielen</translation>
    </message>
    <message>
        <source>Whose features</source>
        <translation>Wessen Merkmale</translation>
    </message>
    <message>
        <source>Reference checkpoint</source>
        <translation>Referenz-Checkpoint</translation>
    </message>
    <message>
        <source>Singular values</source>
        <translation>Singulärwerte</translation>
    </message>
    <message>
        <source>Cumulative share</source>
        <translation>Kumulierter Anteil</translation>
    </message>
    <message>
        <source>Singular values over the series</source>
        <translation>Singulärwerte über die Reihe</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Map of the series</source>
        <translation>Karte der Reihe</translation>
    </message>
    <message>
        <source>Overlap of subspaces</source>
        <translation>Überlappung der Unterräume</translation>
    </message>
    <message>
        <source>Overlap of the leading subspaces</source>
        <translation>Überlappung der führenden Unterräume</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>Quadrate</translation>
    </message>
    <message>
        <source>Shares of the squared singular values</source>
        <translation>Anteile der quadrierten Singulärwerte</translation>
    </message>
    <message>
        <source>The run kept no singular vectors: set &quot;Vectors&quot; of its spectra above 0.</source>
        <translation>Der Lauf hat keine Singulärvektoren behalten: „Vectors“ seiner Spektren größer als 0 setzen.</translation>
    </message>
    <message>
        <source>Choose a study, or a run that was evaluated, at the left. The singular values of its features appear here checkpoint by checkpoint.</source>
        <translation>Links eine Studie oder einen ausgewerteten Lauf wählen. Die Singulärwerte der Merkmale erscheinen hier Checkpoint für Checkpoint.</translation>
    </message>
</context>
<context>
    <name>transect::SpectrumTexts</name>
    <message>
        <source>FE of the first k components</source>
        <translation>FE der ersten k Komponenten</translation>
    </message>
    <message>
        <source>FE without the first k components</source>
        <translation>FE ohne die ersten k Komponenten</translation>
    </message>
    <message>
        <source>A fit did not converge</source>
        <translation>Eine Anpassung ist nicht konvergiert</translation>
    </message>
    <message>
        <source>Share of the sum of squares, %1</source>
        <translation>Anteil an der Quadratsumme, %1</translation>
    </message>
    <message>
        <source>Share of the sum, %1</source>
        <translation>Anteil an der Summe, %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>Singulärwert</translation>
    </message>
    <message numerus="yes">
        <source>Overlap of %n leading direction(s)</source>
        <translation>
            <numerusform>Überlappung von %n führender Richtung</numerusform>
            <numerusform>Überlappung von %n führenden Richtungen</numerusform>
        </translation>
    </message>
    <message>
        <source>k of the main part</source>
        <translation>k des Hauptteils</translation>
    </message>
    <message>
        <source>RankMe</source>
        <translation>RankMe</translation>
    </message>
    <message>
        <source>Participation ratio</source>
        <translation>Participation Ratio</translation>
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
        <translation>Singulärwert geteilt durch den größten</translation>
    </message>
</context>
<context>
    <name>transect::StudyCard</name>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>%1 on test, epoch %2</source>
        <translation>%1 im Test, Epoche %2</translation>
    </message>
    <message numerus="yes">
        <source>study of %n run(s)</source>
        <translation>
            <numerusform>Studie aus %n Lauf</numerusform>
            <numerusform>Studie aus %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
</context>
<context>
    <name>transect::Texts</name>
    <message>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>Epoche %1, Schritt %2</translation>
    </message>
</context>
<context>
    <name>transect::TransferPlots</name>
    <message>
        <source>Transfer curves</source>
        <translation>Transferkurven</translation>
    </message>
    <message>
        <source>Transfer curves on %1</source>
        <translation>Transferkurven auf %1</translation>
    </message>
</context>
<context>
    <name>transect::TransferScreen</name>
    <message>
        <source>No transfer curves yet</source>
        <translation>Noch keine Transferkurven</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Each seed as a point</source>
        <translation>Jeder Seed als Punkt</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Part of the features</source>
        <translation>Teil der Merkmale</translation>
    </message>
    <message>
        <source>Full features</source>
        <translation>Alle Merkmale</translation>
    </message>
    <message>
        <source>Full, main and residual</source>
        <translation>Alle, Haupt- und Restteil</translation>
    </message>
    <message>
        <source>Main part</source>
        <translation>Hauptteil</translation>
    </message>
    <message>
        <source>Residual part</source>
        <translation>Restteil</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Epochs, logarithmic</source>
        <translation>Epochen, logarithmisch</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Source accuracy</source>
        <translation>Quellgenauigkeit</translation>
    </message>
    <message>
        <source>Waiting for the first checkpoint</source>
        <translation>Warten auf den ersten Checkpoint</translation>
    </message>
    <message>
        <source>The first point appears as soon as a checkpoint has been evaluated.</source>
        <translation>Der erste Punkt erscheint, sobald ein Checkpoint ausgewertet ist.</translation>
    </message>
    <message>
        <source>95 % interval as a band</source>
        <translation>95-%-Intervall als Band</translation>
    </message>
    <message>
        <source>Mean of runs</source>
        <translation>Mittel der Läufe</translation>
    </message>
    <message>
        <source>Runs that differ in the seed of pre-training alone as one curve</source>
        <translation>Läufe, die sich nur im Seed des Vortrainings unterscheiden, als eine Kurve</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>A plot for each target</source>
        <translation>Ein Diagramm je Ziel</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>Keine Ergebnisse</translation>
    </message>
    <message>
        <source>The chosen transfer run ended before a checkpoint was evaluated. Its log says why; Resume goes on.</source>
        <translation>Der gewählte Transferlauf endete, bevor ein Checkpoint ausgewertet war. Sein Protokoll sagt, warum; „Fortsetzen“ macht weiter.</translation>
    </message>
    <message>
        <source>Along the x axis</source>
        <translation>Entlang der x-Achse</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>What the checkpoints of %1 are good for is drawn here once a transfer run evaluates them.</source>
        <translation>Wofür die Checkpoints von %1 gut sind, wird hier gezeichnet, sobald ein Transferlauf sie auswertet.</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>Auf einem Ziel auswerten…</translation>
    </message>
    <message>
        <source>Choose a study, or a run that was evaluated, at the left: its checkpoints are drawn here as they are evaluated.</source>
        <translation>Links eine Studie oder einen ausgewerteten Lauf wählen: die Checkpoints werden hier gezeichnet, sobald sie ausgewertet sind.</translation>
    </message>
</context>
<context>
    <name>transect::TransportBar</name>
    <message>
        <source>Event before</source>
        <translation>Voriges Ereignis</translation>
    </message>
    <message>
        <source>Frame before</source>
        <translation>Voriger Frame</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächster Frame</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Nächstes Ereignis</translation>
    </message>
    <message>
        <source>Play the chosen event over and over</source>
        <translation>Das gewählte Ereignis wiederholt abspielen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1  frame %2 of %3</source>
        <translation>%1  Frame %2 von %3</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>transect::ValueTexts</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>transect::VariantSection</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>bitte wählen</translation>
    </message>
    <message>
        <source>Back to the default, with all that follows</source>
        <translation>Zurück zum Standardwert, samt allem, was folgt</translation>
    </message>
</context>
<context>
    <name>transect::Welcome</name>
    <message>
        <source>What do pre-trained representations learn, and when?</source>
        <translation>Was lernen vortrainierte Repräsentationen, und wann?</translation>
    </message>
    <message>
        <source>Ready-made studies</source>
        <translation>Vorgefertigte Studien</translation>
    </message>
    <message>
        <source>Look and start</source>
        <translation>Ansehen und starten</translation>
    </message>
    <message>
        <source>Look at the study %1 and start it</source>
        <translation>Die Studie %1 ansehen und starten</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Lauf…</translation>
    </message>
    <message>
        <source>Open library…</source>
        <translation>Bibliothek öffnen…</translation>
    </message>
    <message>
        <source>Open the demo result</source>
        <translation>Demo-Ergebnis öffnen</translation>
    </message>
    <message>
        <source>A finished study</source>
        <translation>Eine fertige Studie</translation>
    </message>
    <message>
        <source>What the demo left on this machine: its transfer curve, spectra and training.</source>
        <translation>Was die Demo auf diesem Rechner hinterlassen hat: Transferkurve, Spektren und Training.</translation>
    </message>
    <message>
        <source>Recent libraries</source>
        <translation>Zuletzt geöffnete Bibliotheken</translation>
    </message>
    <message>
        <source>Open the library %1</source>
        <translation>Die Bibliothek %1 öffnen</translation>
    </message>
    <message>
        <source>Pre-train a network, evaluate every checkpoint on a target, and see which moment is good for what. Or find what is irregular in how people move in a video. This library has no runs yet.</source>
        <translation>Ein Netz vortrainieren, jeden Checkpoint auf einem Ziel auswerten und sehen, welcher Moment wofür gut ist. Oder finden, was auffällig daran ist, wie sich Personen in einem Video bewegen. Diese Bibliothek hat noch keine Läufe.</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>Video prüfen…</translation>
    </message>
    <message>
        <source>Study checkpoints…</source>
        <translation>Checkpoints untersuchen…</translation>
    </message>
    <message>
        <source>A folder of checkpoints that another program wrote or is writing</source>
        <translation>Ein Ordner mit Checkpoints, die ein anderes Programm schrieb oder gerade schreibt</translation>
    </message>
</context>
<context>
    <name>transect::WhyPanel</name>
    <message>
        <source>Persons by their score</source>
        <translation>Personen nach ihrem Score</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchster</translation>
    </message>
    <message>
        <source>Speed of the person over time</source>
        <translation>Geschwindigkeit der Person über die Zeit</translation>
    </message>
    <message>
        <source>Errors of the person&apos;s joints over time</source>
        <translation>Fehler der Gelenke der Person über die Zeit</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>Gelenke</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Nobody was scored in this frame.</source>
        <translation>In diesem Frame wurde niemand bewertet.</translation>
    </message>
    <message>
        <source>Why person %1 at %2</source>
        <translation>Warum Person %1 bei %2</translation>
    </message>
    <message>
        <source>This person has no score before this frame.</source>
        <translation>Diese Person hat vor diesem Frame keinen Score.</translation>
    </message>
    <message>
        <source>Score %1, of the window %2 to %3</source>
        <translation>Score %1, aus dem Fenster %2 bis %3</translation>
    </message>
    <message>
        <source>Speed %1 box sizes a step</source>
        <translation>Geschwindigkeit %1 Boxgrößen je Schritt</translation>
    </message>
    <message>
        <source>, %1 × the clip&apos;s median</source>
        <translation>, %1 × Median des Clips</translation>
    </message>
    <message>
        <source>; how usual it is: %1 of 1</source>
        <translation>; wie üblich das ist: %1 von 1</translation>
    </message>
    <message>
        <source>Least expected: %1 (hundredths of the box)</source>
        <translation>Am wenigsten erwartet: %1 (Hundertstel der Box)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Joint</source>
        <translation>Gelenk</translation>
    </message>
    <message>
        <source>Error, hundredths of the box</source>
        <translation>Fehler, Hundertstel der Box</translation>
    </message>
    <message>
        <source>boxes a step</source>
        <translation>Boxen je Schritt</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
</context>
</TS>
