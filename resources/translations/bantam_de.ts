<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutDialog</name>
    <message>
        <location filename="../../desktop/ui/chat/about_dialog.py"/>
        <source>About Bantam</source>
        <translation>Über Bantam</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/about_dialog.py"/>
        <source>Bantam {0}</source>
        <translation>Bantam {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/about_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/about_dialog.py"/>
        <source>Small language models on your own computer. Nothing you write leaves it.</source>
        <translation>Kleine Sprachmodelle auf dem eigenen Computer. Nichts Geschriebenes verlässt ihn.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/about_dialog.py"/>
        <source>Bantam is free software under the Apache License 2.0.</source>
        <translation>Bantam ist freie Software unter der Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/about_dialog.py"/>
        <source>Built in: SmolLM2-135M-Instruct by Hugging Face and all-MiniLM-L6-v2 by sentence-transformers, both under the Apache License 2.0.</source>
        <translation>Eingebaut: SmolLM2-135M-Instruct von Hugging Face und all-MiniLM-L6-v2 von sentence-transformers, beide unter der Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/about_dialog.py"/>
        <source>Made with llama.cpp and llama-cpp-python (MIT), Qt for Python (LGPL 3), SQLite (public domain), APSW (zlib), markdown-it-py (MIT), Jinja (BSD 3-clause), and Lucide icons (ISC).</source>
        <translation>Gemacht mit llama.cpp und llama-cpp-python (MIT), Qt for Python (LGPL 3), SQLite (gemeinfrei), APSW (zlib), markdown-it-py (MIT), Jinja (BSD 3-clause) und Lucide-Symbolen (ISC).</translation>
    </message>
</context>
<context>
    <name>AboutPart</name>
    <message>
        <location filename="../../desktop/ui/models/details/about_part.py"/>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/about_part.py"/>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/about_part.py"/>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/about_part.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/about_part.py"/>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/about_part.py"/>
        <source>Read the licence {0}</source>
        <translation>Die Lizenz {0} lesen</translation>
    </message>
</context>
<context>
    <name>AboutRows</name>
    <message>
        <location filename="../../desktop/ui/settings/about_rows.py"/>
        <source>Show licences</source>
        <translation>Lizenzen zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/about_rows.py"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/about_rows.py"/>
        <source>Bantam {0}</source>
        <translation>Bantam {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/about_rows.py"/>
        <source>Free software under the Apache License 2.0.</source>
        <translation>Freie Software unter der Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/about_rows.py"/>
        <source>Report for a fault</source>
        <translation>Bericht für einen Fehler</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/about_rows.py"/>
        <source>Versions, this computer, checks and the log. No chats, no prompts.</source>
        <translation>Versionen, dieser Computer, Prüfungen und das Protokoll. Keine Chats, keine Prompts.</translation>
    </message>
</context>
<context>
    <name>AdapterPane</name>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_pane.py"/>
        <source>About this adapter</source>
        <translation>Über diesen Adapter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_pane.py"/>
        <source>Use it with</source>
        <translation>Verwenden mit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_pane.py"/>
        <source>No model here fits it.</source>
        <translation>Kein Modell hier passt dazu.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_pane.py"/>
        <source>Does not fit</source>
        <translation>Passt nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_pane.py"/>
        <source>Made for {0}</source>
        <translation>Gemacht für {0}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/adapters/adapter_pane.py"/>
        <source>And %Ln more</source>
        <translation>
            <numerusform>Und %Ln weiteres</numerusform>
            <numerusform>Und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdapterRemoval</name>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_removal.py"/>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_removal.py"/>
        <source>Delete {0} from this disk? Models stop using it. That cannot be taken back.</source>
        <translation>{0} von dieser Festplatte löschen? Modelle verwenden ihn dann nicht mehr. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_removal.py"/>
        <source>Delete {0}</source>
        <translation>{0} löschen</translation>
    </message>
</context>
<context>
    <name>AdapterRow</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/adapter_row.py"/>
        <source>The file is not there</source>
        <translation>Die Datei ist nicht da</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/adapter_row.py"/>
        <source>Strength of {0}</source>
        <translation>Stärke von {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/adapter_row.py"/>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
</context>
<context>
    <name>AdapterRows</name>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_rows.py"/>
        <source>Used by {0}</source>
        <translation>Verwendet von {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_rows.py"/>
        <source>None of the models here fits it</source>
        <translation>Keines der Modelle hier passt dazu</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapter_rows.py"/>
        <source>May fit {0}</source>
        <translation>Passt vielleicht zu {0}</translation>
    </message>
</context>
<context>
    <name>AdaptersController</name>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapters_controller.py"/>
        <source>{0} is deleted, {1} are free again</source>
        <translation>{0} ist gelöscht, {1} sind wieder frei</translation>
    </message>
</context>
<context>
    <name>AdaptersPage</name>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapters_page.py"/>
        <source>Adapters on this computer</source>
        <translation>Adapter auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapters_page.py"/>
        <source>Import an adapter</source>
        <translation>Einen Adapter hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapters_page.py"/>
        <source>A LoRA adapter changes how a model writes.</source>
        <translation>Ein LoRA-Adapter ändert, wie ein Modell schreibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapters_page.py"/>
        <source>Import a GGUF file</source>
        <translation>GGUF-Datei importieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/adapters_page.py"/>
        <source>Import a PEFT folder…</source>
        <translation>PEFT-Ordner importieren…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/adapters/adapters_page.py"/>
        <source>%Ln adapters</source>
        <translation>
            <numerusform>%Ln Adapter</numerusform>
            <numerusform>%Ln Adapter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddressField</name>
    <message>
        <location filename="../../desktop/ui/settings/address_field.py"/>
        <source>Use an address such as {0}</source>
        <translation>Eine Adresse wie {0} verwenden</translation>
    </message>
</context>
<context>
    <name>AdviceCard</name>
    <message>
        <location filename="../../desktop/ui/first_run/advice_card.py"/>
        <source>A larger model</source>
        <translation>Ein größeres Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_card.py"/>
        <source>Looking for one that suits this computer…</source>
        <translation>Eines wird gesucht, das zu diesem Computer passt…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_card.py"/>
        <source>The recommendation before this one</source>
        <translation>Die vorige Empfehlung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_card.py"/>
        <source>The next recommendation</source>
        <translation>Die nächste Empfehlung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_card.py"/>
        <source>Testing how fast this computer is: {0}%</source>
        <translation>Die Geschwindigkeit dieses Computers wird gemessen: {0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_card.py"/>
        <source>Its speed is not known: other programs keep the processor busy</source>
        <translation>Seine Geschwindigkeit ist nicht bekannt: Andere Programme beschäftigen den Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_card.py"/>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_card.py"/>
        <source>The beginning of its file could not be read, so this is an estimate.</source>
        <translation>Der Anfang der Datei konnte nicht gelesen werden, daher ist dies eine Schätzung.</translation>
    </message>
</context>
<context>
    <name>AdviceController</name>
    <message>
        <location filename="../../desktop/ui/first_run/advice_controller.py"/>
        <source>{0} is not downloaded yet. {1}</source>
        <translation>{0} ist noch nicht heruntergeladen. {1}</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/announcer.py"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/announcer.py"/>
        <source>Code, {0}, 1 line.</source>
        <translation>Code, {0}, 1 Zeile.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/announcer.py"/>
        <source>Code, {0}, {1} lines.</source>
        <translation>Code, {0}, {1} Zeilen.</translation>
    </message>
</context>
<context>
    <name>AnswerBody</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_body.py"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>AnswerFooter</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_footer.py"/>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_footer.py"/>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_footer.py"/>
        <source>Edit the answer</source>
        <translation>Antwort bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_footer.py"/>
        <source>Write another answer</source>
        <translation>Andere Antwort schreiben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_footer.py"/>
        <source>Fork here ({0})</source>
        <translation>Hier abzweigen ({0})</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_footer.py"/>
        <source>More about this answer</source>
        <translation>Mehr zu dieser Antwort</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_footer.py"/>
        <source>Esc stops and keeps what is written</source>
        <translation>Esc hält an und behält das Geschriebene</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/answer_footer.py"/>
        <source>Show exactly what was sent</source>
        <translation>Genau zeigen, was gesendet wurde</translation>
    </message>
</context>
<context>
    <name>ArrivalPart</name>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Use a file of your own</source>
        <translation>Eigene Datei verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Start a chat</source>
        <translation>Chat beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>The network is switched off in Settings, so nothing can be downloaded.</source>
        <translation>Das Netzwerk ist in den Einstellungen ausgeschaltet, daher kann nichts heruntergeladen werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Download {0}</source>
        <translation>{0} herunterladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Verified: its SHA-256 matches the publisher’s.</source>
        <translation>Geprüft: Die SHA-256 stimmt mit der des Herausgebers überein.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Reading the beginning of the file</source>
        <translation>Der Anfang der Datei wird gelesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Asking {0}</source>
        <translation>{0} wird gefragt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Download anyway, {0}</source>
        <translation>Trotzdem herunterladen, {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Resume {0}</source>
        <translation>{0} fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Pause {0}</source>
        <translation>{0} anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/arrival_part.py"/>
        <source>Cancel {0} and delete what has arrived</source>
        <translation>{0} abbrechen und löschen, was angekommen ist</translation>
    </message>
</context>
<context>
    <name>AttachmentController</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/attachment_controller.py"/>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/attachment_controller.py"/>
        <source>{0} was removed</source>
        <translation>{0} wurde entfernt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/attachment_controller.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/attachment_controller.py"/>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/attachment_controller.py"/>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/attachment_controller.py"/>
        <source>Choose how to go on with {0}</source>
        <translation>Entscheiden, was mit {0} geschieht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/attachment_controller.py"/>
        <source>The files are being read</source>
        <translation>Die Dateien werden gelesen</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <location filename="../../desktop/ui/ownership/backup_row.py"/>
        <source>Go back…</source>
        <translation>Zurückgehen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backup_row.py"/>
        <source>Go back</source>
        <translation>Zurückgehen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backup_row.py"/>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backup_row.py"/>
        <source>All chats become as they were then. What is here now is backed up first.</source>
        <translation>Alle Chats werden, wie sie damals waren. Was jetzt da ist, wird vorher gesichert.</translation>
    </message>
</context>
<context>
    <name>BackupsController</name>
    <message>
        <location filename="../../desktop/ui/ownership/backups_controller.py"/>
        <source>Backed up as {0}</source>
        <translation>Gesichert als {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_controller.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_controller.py"/>
        <source>All chats are as they were then</source>
        <translation>Alle Chats sind, wie sie damals waren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_controller.py"/>
        <source>All chats are as they were then. What was here is the backup of {0}</source>
        <translation>Alle Chats sind, wie sie damals waren. Was hier war, ist die Sicherung vom {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_controller.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <location filename="../../desktop/ui/ownership/backups_dialog.py"/>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>BackupsView</name>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>There is no backup yet.</source>
        <translation>Es gibt noch keine Sicherung.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>1 chat</source>
        <translation>1 Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>{0} chats</source>
        <translation>{0} Chats</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>before going back to an older one</source>
        <translation>vor der Rückkehr zu einer älteren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>before an update of Bantam</source>
        <translation>vor einer Aktualisierung von Bantam</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>Once a day Bantam copies all chats on this computer and checks the copy. It keeps one for each of the last 7 days and 4 weeks.</source>
        <translation>Einmal am Tag kopiert Bantam alle Chats auf diesem Computer und prüft die Kopie. Es behält je eine der letzten 7 Tage und 4 Wochen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_view.py"/>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
</context>
<context>
    <name>BantamWindow</name>
    <message>
        <location filename="../../desktop/bantam_window.py"/>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
</context>
<context>
    <name>BaseRow</name>
    <message>
        <location filename="../../desktop/ui/models/adapters/base_row.py"/>
        <source>Use it with {0}</source>
        <translation>Mit {0} verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/base_row.py"/>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/base_row.py"/>
        <source>Strength with {0}</source>
        <translation>Stärke mit {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/base_row.py"/>
        <source>Trying it with the model, {0} %</source>
        <translation>Wird mit dem Modell ausprobiert, {0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/base_row.py"/>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
</context>
<context>
    <name>BuiltInCard</name>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>Built-in model</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>Comes with Bantam, so you can begin at once.</source>
        <translation>Kommt mit Bantam, so geht es gleich los.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>Runs on the processor</source>
        <translation>Läuft auf dem Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>Start chatting now with the built-in model</source>
        <translation>Jetzt mit diesem Modell chatten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>Ready now</source>
        <translation>Sofort bereit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>Short questions, rewriting, summaries</source>
        <translation>Kurze Fragen, Umschreiben, Zusammenfassen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>Small: check its facts and sums</source>
        <translation>Klein: Fakten und Rechnungen prüfen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>{0}M</source>
        <translation>{0} M</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>{0} comes with Bantam.</source>
        <translation>{0} kommt mit Bantam.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/model_cards.py"/>
        <source>On the processor, {0} MB on the disk</source>
        <translation>Auf dem Prozessor, {0} MB auf dem Datenträger</translation>
    </message>
</context>
<context>
    <name>ChatController</name>
    <message>
        <location filename="../../desktop/ui/chat/chat_controller.py"/>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <location filename="../../desktop/ui/chat/chat_header.py"/>
        <source>Temporary</source>
        <translation>Vorübergehend</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_header.py"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_header.py"/>
        <source>Chat settings</source>
        <translation>Chat-Einstellungen</translation>
    </message>
</context>
<context>
    <name>ChatMenu</name>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>New temporary chat</source>
        <translation>Neuer vorübergehender Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>About Bantam</source>
        <translation>Über Bantam</translation>
    </message>
</context>
<context>
    <name>ChatTitle</name>
    <message>
        <location filename="../../desktop/ui/chat/chat_title.py"/>
        <source>Title of the chat</source>
        <translation>Titel des Chats</translation>
    </message>
</context>
<context>
    <name>ChoiceCard</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>Take the beginning that fits</source>
        <translation>Den Anfang nehmen, der passt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>Choose pages</source>
        <translation>Seiten auswählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>Do not attach it</source>
        <translation>Nicht anhängen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>Attach the beginning</source>
        <translation>Anfang anhängen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>{0} is too large for this chat</source>
        <translation>{0} ist zu groß für diesen Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>It has {tokens} tokens; {room} of the {total} that {model} reads are free. Choose how to go on: nothing is cut without you.</source>
        <translation>Die Datei hat {tokens} Token; von den {total}, die {model} liest, sind {room} frei. Wie geht es weiter? Nichts wird ungefragt gekürzt.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>Choose sections</source>
        <translation>Abschnitte auswählen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>%Ln sections</source>
        <translation>
            <numerusform>%Ln Abschnitt</numerusform>
            <numerusform>%Ln Abschnitte</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>Choose lines</source>
        <translation>Zeilen auswählen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>about {0} of {1} tokens</source>
        <translation>etwa {0} von {1} Token</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>there is no room left</source>
        <translation>es ist kein Platz mehr</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>the file stays where it is</source>
        <translation>die Datei bleibt, wo sie ist</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>images stay whole</source>
        <translation>Bilder bleiben ganz</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/choice_card.py"/>
        <source>Go on without it</source>
        <translation>Ohne sie weiter</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <location filename="../../desktop/ui/chat/markdown/code_block.py"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/markdown/code_block.py"/>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/markdown/code_block.py"/>
        <source>Save as a file</source>
        <translation>Als Datei speichern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/markdown/code_block.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/markdown/code_block.py"/>
        <source>Code, {language}</source>
        <translation>Code, {language}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/markdown/code_block.py"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>ColumnHeads</name>
    <message>
        <location filename="../../desktop/ui/models/discover/column_heads.py"/>
        <source>Fit on this computer</source>
        <translation>Passt auf diesen Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/column_heads.py"/>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/column_heads.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <location filename="../../desktop/ui/chat/composer.py"/>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer.py"/>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer.py"/>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer.py"/>
        <source>Ask something</source>
        <translation>Etwas fragen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer.py"/>
        <source>Files can be sent when this answer is done</source>
        <translation>Dateien gehen mit, sobald diese Antwort fertig ist</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer_words.py"/>
        <source>Another chat is being written</source>
        <translation>Ein anderer Chat wird gerade geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer_words.py"/>
        <source>A summary is being written</source>
        <translation>Eine Zusammenfassung wird geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer_words.py"/>
        <source>Write the next message</source>
        <translation>Die nächste Nachricht schreiben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer_words.py"/>
        <source>Write a message once a model is ready</source>
        <translation>Eine Nachricht schreiben, sobald ein Modell bereit ist</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer_words.py"/>
        <source>Temporary chat: nothing is kept</source>
        <translation>Vorübergehender Chat: nichts bleibt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer_words.py"/>
        <source>Ask a follow-up</source>
        <translation>Weiterfragen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer_words.py"/>
        <source>Write a message</source>
        <translation>Nachricht schreiben</translation>
    </message>
</context>
<context>
    <name>ComposerButton</name>
    <message>
        <location filename="../../desktop/ui/chat/composer_button.py"/>
        <source>Stop writing and keep the text</source>
        <translation>Schreiben anhalten und Text behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/composer_button.py"/>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>ComputerController</name>
    <message>
        <location filename="../../desktop/ui/settings/computer_controller.py"/>
        <source>Other programs use the processor, so nothing was measured. Try again later.</source>
        <translation>Andere Programme verwenden den Prozessor, daher wurde nichts gemessen. Später noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_controller.py"/>
        <source>There was not enough time to measure this computer.</source>
        <translation>Die Zeit reichte nicht, um diesen Computer zu messen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_controller.py"/>
        <source>Command copied</source>
        <translation>Befehl kopiert</translation>
    </message>
</context>
<context>
    <name>ComputerRows</name>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Instruction sets</source>
        <translation>Befehlssätze</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Power</source>
        <translation>Strom</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Measure, 20 s</source>
        <translation>Messen, 20 s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Estimates</source>
        <translation>Schätzungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Graphics processor</source>
        <translation>Grafikprozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>In memory: {0}</source>
        <translation>Im Speicher: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Stop, {0} %</source>
        <translation>Stopp, {0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_rows.py"/>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
</context>
<context>
    <name>ContextMeter</name>
    <message>
        <location filename="../../desktop/ui/chat/context_meter.py"/>
        <source>{used} / {total} tokens</source>
        <translation>{used} / {total} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/context_meter.py"/>
        <source>about {used} / {total} tokens</source>
        <translation>etwa {used} / {total} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/context_meter.py"/>
        <source>Context: {words}</source>
        <translation>Kontext: {words}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/context_meter.py"/>
        <source>The next message with the chat and the system prompt: {needed}. Kept for the answer: {kept}.</source>
        <translation>Die nächste Nachricht mit dem Chat und dem Systemprompt: {needed}. Für die Antwort frei gehalten: {kept}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/context_meter.py"/>
        <source>An estimate, until the model is loaded. The next message with the chat and the system prompt: about {needed}. Kept for the answer: {kept}.</source>
        <translation>Eine Schätzung, bis das Modell geladen ist. Die nächste Nachricht mit dem Chat und dem Systemprompt: etwa {needed}. Für die Antwort frei gehalten: {kept}.</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/conversation_list_model.py"/>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/conversation_list_model.py"/>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/conversation_list_model.py"/>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/conversation_list_model.py"/>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/conversation_list_model.py"/>
        <source>being written</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/conversation_list_model.py"/>
        <source>new answer</source>
        <translation>neue Antwort</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/date_groups.py"/>
        <source>Summary: {0}</source>
        <translation>Zusammenfassung: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/date_groups.py"/>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/date_groups.py"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/date_groups.py"/>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/date_groups.py"/>
        <source>Previous 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/date_groups.py"/>
        <source>Previous 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/list_rows.py"/>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/list_rows.py"/>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>ConversationListController</name>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/conversation_list_controller.py"/>
        <source>Chat deleted</source>
        <translation>Chat gelöscht</translation>
    </message>
</context>
<context>
    <name>ConversationListView</name>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/conversation_list_view.py"/>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/chat_menu.py"/>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
</context>
<context>
    <name>CopiedSign</name>
    <message>
        <location filename="../../desktop/ui/widgets/copied_sign.py"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>DamagedStartWindow</name>
    <message>
        <location filename="../../desktop/ui/ownership/damaged_start.py"/>
        <source>Go back to the backup of {0}</source>
        <translation>Zur Sicherung vom {0} zurück</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <location filename="../../desktop/ui/models/details/details_pane.py"/>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/details_pane.py"/>
        <source>Choose a model in the list</source>
        <translation>Ein Modell in der Liste wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/details_pane.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/details_pane.py"/>
        <source>Asking {0} for its files</source>
        <translation>{0} wird nach den Dateien gefragt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/details_pane.py"/>
        <source>Its files are not known. Choose it again to ask for them.</source>
        <translation>Die Dateien sind nicht bekannt. Noch einmal wählen, um danach zu fragen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/details_pane.py"/>
        <source>Reference only</source>
        <translation>Nur zum Vergleich</translation>
    </message>
</context>
<context>
    <name>DiscoverController</name>
    <message>
        <location filename="../../desktop/ui/models/discover_controller.py"/>
        <source>Other programs use the processor now, so nothing could be measured.</source>
        <translation>Andere Programme brauchen gerade den Prozessor, deshalb ließ sich nichts messen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover_controller.py"/>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover_controller.py"/>
        <source>Try again later.</source>
        <translation>Später noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover_controller.py"/>
        <source>Something failed inside Bantam.</source>
        <translation>In Bantam ist etwas fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>DiscoverPage</name>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Search models</source>
        <translation>Modelle durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Models that can be downloaded</source>
        <translation>Modelle zum Herunterladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>No models match</source>
        <translation>Kein Modell passt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Fewer filters or other words show more of them.</source>
        <translation>Weniger Filter oder andere Wörter zeigen mehr davon.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Clear filters</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Reading the catalogue</source>
        <translation>Der Katalog wird gelesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>{0} models</source>
        <translation>{0} Modelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>{0}, found on the hub</source>
        <translation>{0}, auf dem Hub gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>{0}, catalogue of {1}</source>
        <translation>{0}, Katalog vom {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Asking {0}</source>
        <translation>{0} wird gefragt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>These come from a search of {0}</source>
        <translation>Diese stammen aus einer Suche bei {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Not in the catalogue?</source>
        <translation>Nicht im Katalog?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Back to the catalogue</source>
        <translation>Zurück zum Katalog</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/discover_page.py"/>
        <source>Search {0}</source>
        <translation>{0} durchsuchen</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Start a chat</source>
        <translation>Chat beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>SHA-256 matches the publisher</source>
        <translation>SHA-256 stimmt mit dem des Herausgebers überein</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Resume {0}</source>
        <translation>{0} fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Pause {0}</source>
        <translation>{0} anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Take {0} off this list</source>
        <translation>{0} aus der Liste nehmen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Cancel {0}</source>
        <translation>{0} abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Download {0} sooner</source>
        <translation>{0} früher laden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Start a chat with {0}</source>
        <translation>Einen Chat mit {0} beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_row.py"/>
        <source>Delete the {0} that have arrived?</source>
        <translation>Die {0} löschen, die schon da sind?</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesController</name>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_controller.py"/>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_controller.py"/>
        <source>{0} are free again</source>
        <translation>{0} sind wieder frei</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Files of the same size are read and compared byte by byte. Nothing is deleted by looking.</source>
        <translation>Gleich große Dateien werden gelesen und Byte für Byte verglichen. Beim Suchen wird nichts gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Comparing, {0} %</source>
        <translation>Wird verglichen, {0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>No model is here twice, or none of which Bantam may delete one.</source>
        <translation>Kein Modell ist doppelt hier, oder keines, das Bantam löschen darf.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Choose which of each stays. Files of other programs are never touched.</source>
        <translation>Auswählen, welche jeweils bleibt. Dateien anderer Programme werden nie angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>{0} of {1} each</source>
        <translation>{0} zu je {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Keep {0}</source>
        <translation>{0} behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Comes with Bantam, and stays in any case</source>
        <translation>Gehört zu Bantam und bleibt auf jeden Fall</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>{0} keeps it, and it stays in any case: {1}</source>
        <translation>{0} verwahrt sie, und sie bleibt auf jeden Fall: {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Used where it is, and stays in any case: {0}</source>
        <translation>Wird dort verwendet, wo sie liegt, und bleibt auf jeden Fall: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Delete the others, frees {0}</source>
        <translation>Die anderen löschen, gibt {0} frei</translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/empty_chat.py"/>
        <source>Explain what a confidence interval says</source>
        <translation>Erkläre, was ein Konfidenzintervall aussagt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/empty_chat.py"/>
        <source>Write a short note that a delivery will be late</source>
        <translation>Schreibe eine kurze Notiz, dass eine Lieferung später kommt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/empty_chat.py"/>
        <source>Show how to read a CSV file in Python</source>
        <translation>Zeige, wie man in Python eine CSV-Datei liest</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/empty_chat.py"/>
        <source>Ask something</source>
        <translation>Etwas fragen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/empty_chat.py"/>
        <source>The model answers on this computer. Nothing you write leaves it.</source>
        <translation>Das Modell antwortet auf diesem Computer. Nichts Geschriebenes verlässt ihn.</translation>
    </message>
</context>
<context>
    <name>EngineController</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_controller.py"/>
        <source>Trying {0} with the model</source>
        <translation>{0} wird mit dem Modell ausprobiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_controller.py"/>
        <source>Choose an adapter</source>
        <translation>Einen Adapter wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_controller.py"/>
        <source>LoRA adapters (*.gguf)</source>
        <translation>LoRA-Adapter (*.gguf)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_controller.py"/>
        <source>Choose a projector</source>
        <translation>Einen Projektor wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_controller.py"/>
        <source>Projectors (*.gguf)</source>
        <translation>Projektoren (*.gguf)</translation>
    </message>
</context>
<context>
    <name>EnginePanel</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>{0} tokens</source>
        <translation>{0} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Cache type</source>
        <translation>Cache-Typ</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Flash attention</source>
        <translation>Flash Attention</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Draft model</source>
        <translation>Entwurfsmodell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Projector</source>
        <translation>Projektor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Add an adapter…</source>
        <translation>Adapter hinzufügen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>The model is loaded again with the next message.</source>
        <translation>Mit der nächsten Nachricht wird das Modell neu geladen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>None, reads text only</source>
        <translation>Keiner, liest nur Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>Choose a file…</source>
        <translation>Eine Datei wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>It takes {0} of memory and lets the model see images.</source>
        <translation>Er belegt {0} Arbeitsspeicher und lässt das Modell Bilder sehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/engine_panel.py"/>
        <source>It lies beside the model and was taken by itself, so that it sees images. It takes {0} of memory.</source>
        <translation>Er liegt neben dem Modell und wurde von selbst genommen, damit es Bilder sieht. Er belegt {0} Arbeitsspeicher.</translation>
    </message>
</context>
<context>
    <name>EngineRows</name>
    <message>
        <location filename="../../desktop/ui/settings/engine_rows.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/engine_rows.py"/>
        <source>Writes the answers in every chat.</source>
        <translation>Schreibt die Antworten in jedem Chat.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/engine_rows.py"/>
        <source>Tune in the chat</source>
        <translation>Im Chat abstimmen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/engine_rows.py"/>
        <source>Fastest settings</source>
        <translation>Schnellste Werte</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/engine_rows.py"/>
        <source>Measured for each model, in at most 20 seconds.</source>
        <translation>Für jedes Modell gemessen, in höchstens 20 Sekunden.</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <location filename="../../desktop/ui/widgets/error_card.py"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>ErrorRow</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/error_row.py"/>
        <source>Something failed inside Bantam.</source>
        <translation>In Bantam ist etwas fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/error_row.py"/>
        <source>Your conversation is safe.</source>
        <translation>Der Chat ist sicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/error_row.py"/>
        <source>Try again. If it happens again, run “bantam doctor” and send us what it prints.</source>
        <translation>Noch einmal versuchen. Passiert es wieder, „bantam doctor“ ausführen und uns die Ausgabe schicken.</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <location filename="../../desktop/ui/ownership/export_controller.py"/>
        <source>Exported as {0}</source>
        <translation>Exportiert als {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_controller.py"/>
        <source>Exported {0} files into {1}</source>
        <translation>{0} Dateien nach {1} exportiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_controller.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Plain text for notes and other programs; the shown versions</source>
        <translation>Einfacher Text für Notizen und andere Programme; die gezeigten Fassungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>A page for any browser, with nothing loaded from anywhere</source>
        <translation>Eine Seite für jeden Browser, die nichts nachlädt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>For printing and passing on</source>
        <translation>Zum Drucken und Weitergeben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Everything, with all versions; Bantam can import it again</source>
        <translation>Alles, mit allen Fassungen; Bantam kann es wieder einlesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Into</source>
        <translation>Nach</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/export_dialog.py"/>
        <source>Export into</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>FiguresPart</name>
    <message>
        <location filename="../../desktop/ui/models/details/figures_part.py"/>
        <source>Published figures</source>
        <translation>Veröffentlichte Werte</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/figures_part.py"/>
        <source>Source: {0}</source>
        <translation>Quelle: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/figures_part.py"/>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_dialog.py"/>
        <source>What was read</source>
        <translation>Was gelesen wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_dialog.py"/>
        <source>This is the text that the model gets, letter for letter.</source>
        <translation>Diesen Text bekommt das Modell, Zeichen für Zeichen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_dialog.py"/>
        <source>The text of this file is not here any more.</source>
        <translation>Der Text dieser Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_dialog.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>FileHeads</name>
    <message>
        <location filename="../../desktop/ui/models/details/file_heads.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/file_heads.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/file_heads.py"/>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/file_heads.py"/>
        <source>tok/s</source>
        <translation>Tok/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/file_heads.py"/>
        <source>Quality loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>FilesPart</name>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Test this computer, 20 s</source>
        <translation>Diesen Computer testen, 20 s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Predicted for {0} tokens</source>
        <translation>Vorhersage für {0} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Testing, {0} %</source>
        <translation>Test läuft, {0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>All {0} files</source>
        <translation>Alle {0} Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Fewer files</source>
        <translation>Weniger Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Speed is predicted from a test of this computer, within about {0}%.</source>
        <translation>Das Tempo ist aus einem Test dieses Computers vorhergesagt, auf etwa {0} % genau.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Speed is predicted from a test of this computer.</source>
        <translation>Das Tempo ist aus einem Test dieses Computers vorhergesagt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Memory is estimated, and told exactly before the download begins.</source>
        <translation>Der Speicher ist geschätzt und wird genau gesagt, bevor der Download beginnt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>Memory available now: {0}.</source>
        <translation>Jetzt frei: {0}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/files_part.py"/>
        <source>{0} tokens</source>
        <translation>{0} Tokens</translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/files_view.py"/>
        <source>Attached files</source>
        <translation>Angehängte Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/files_view.py"/>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/files_view.py"/>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/files_view.py"/>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/files_view.py"/>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/files_view.py"/>
        <source>page {0} has no text</source>
        <translation>Seite {0} hat keinen Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/files_view.py"/>
        <source>{0} pages have no text</source>
        <translation>{0} Seiten haben keinen Text</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Fits this computer</source>
        <translation>Passt hierher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Sort: {0}</source>
        <translation>Sortiert: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>up to 3 billion parameters</source>
        <translation>bis 3 Milliarden Parameter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>3 to 8 billion parameters</source>
        <translation>3 bis 8 Milliarden Parameter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>8 billion parameters and more</source>
        <translation>ab 8 Milliarden Parameter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Best fit first</source>
        <translation>Passendste zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Fastest first</source>
        <translation>Schnellste zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_bar.py"/>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_chip.py"/>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_chip.py"/>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_chip.py"/>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_chip.py"/>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_chip.py"/>
        <source>any</source>
        <translation>alle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/discover/filter_chip.py"/>
        <source>Delete takes the filter back</source>
        <translation>Entf nimmt den Filter zurück</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>Searching</source>
        <translation>Sucht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>{0} of {1}+</source>
        <translation>{0} von {1}+</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/find/find_bar.py"/>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>FirstRunController</name>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_controller.py"/>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_controller.py"/>
        <source>Show models</source>
        <translation>Modelle zeigen</translation>
    </message>
</context>
<context>
    <name>FirstRunView</name>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Looking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Use a file of your own</source>
        <translation>Eigene Datei verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Choose another model</source>
        <translation>Anderes Modell wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Checked in {0} s</source>
        <translation>Geprüft in {0} s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Checked just now</source>
        <translation>Gerade geprüft</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Welcome to Bantam</source>
        <translation>Willkommen bei Bantam</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Small language models that run on this computer. No account and no internet connection needed.</source>
        <translation>Kleine Sprachmodelle, die auf diesem Computer laufen. Ohne Konto und ohne Internet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>You can chat with the built-in model while another one downloads.</source>
        <translation>Mit dem mitgelieferten Modell lässt sich chatten, während ein anderes heruntergeladen wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Your chats and files stay on this computer.</source>
        <translation>Chats und Dateien bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/first_run_view.py"/>
        <source>Bantam goes online only when you search for a model or download one, and the status bar says so while it does. It sends no usage data.</source>
        <translation>Bantam geht nur ins Netz, wenn ein Modell gesucht oder heruntergeladen wird, und die Statusleiste sagt das solange. Es sendet keine Nutzungsdaten.</translation>
    </message>
</context>
<context>
    <name>FolderController</name>
    <message>
        <location filename="../../desktop/ui/chat/folder_controller.py"/>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/folder_controller.py"/>
        <source>Folder moved</source>
        <translation>Ordner verschoben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/folder_controller.py"/>
        <source>{0} chats moved</source>
        <translation>{0} Chats verschoben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/folder_controller.py"/>
        <source>Chat moved</source>
        <translation>Chat verschoben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/folder_controller.py"/>
        <source>{0} chats deleted</source>
        <translation>{0} Chats gelöscht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/folder_controller.py"/>
        <source>Chat deleted</source>
        <translation>Chat gelöscht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/folder_controller.py"/>
        <source>Folder and its chats deleted</source>
        <translation>Ordner und seine Chats gelöscht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/folder_controller.py"/>
        <source>Folder deleted, its chats kept</source>
        <translation>Ordner gelöscht, seine Chats behalten</translation>
    </message>
</context>
<context>
    <name>FolderMenu</name>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>New folder inside</source>
        <translation>Neuer Ordner darin</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Move to</source>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Delete folder, keep chats</source>
        <translation>Ordner löschen, Chats behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Delete folder and {0} chats</source>
        <translation>Ordner und {0} Chats löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Delete folder and its chat</source>
        <translation>Ordner und seinen Chat löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Top</source>
        <translation>Oberste Ebene</translation>
    </message>
</context>
<context>
    <name>FullDiskBanner</name>
    <message>
        <location filename="../../desktop/ui/ownership/full_disk_banner.py"/>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/full_disk_banner.py"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/full_disk_banner.py"/>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/full_disk_banner.py"/>
        <source>Your chats are safe and can be read, searched and exported; nothing new can be saved. Free some space on the disk with {0}, then try again.</source>
        <translation>Die Chats sind sicher und können gelesen, durchsucht und exportiert werden; Neues kann nicht gespeichert werden. Auf dem Datenträger mit {0} Platz schaffen, dann erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>FullWindow</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>This message is too long for the model</source>
        <translation>Diese Nachricht ist zu lang für das Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>This chat has reached the model’s limit</source>
        <translation>Dieser Chat hat die Grenze des Modells erreicht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>An image cannot be shown to the model</source>
        <translation>Ein Bild lässt sich dem Modell nicht zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>This message has too many images</source>
        <translation>Diese Nachricht hat zu viele Bilder</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>This chat has more images than the model can be given at once</source>
        <translation>Dieser Chat hat mehr Bilder, als das Modell auf einmal bekommen kann</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Take some of them away, or choose a model that reads text only: it is told of them.</source>
        <translation>Einige wegnehmen oder ein Modell wählen, das nur Text liest: Es erfährt, dass sie da sind.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Nothing was sent; your text stays in the field.</source>
        <translation>Nichts wurde gesendet; der Text bleibt im Feld.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Choose how to go on; nothing is deleted from your history.</source>
        <translation>Wählen, wie es weitergeht; aus dem Verlauf wird nichts gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>It needs {0} tokens and its answer {1}; the model reads {2}.</source>
        <translation>Sie braucht {0} Tokens und ihre Antwort {1}; das Modell liest {2}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Shorten it by about %Ln tokens.</source>
        <translation>
            <numerusform>Um etwa %Ln Token kürzen.</numerusform>
            <numerusform>Um etwa %Ln Tokens kürzen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Shorten it by about %Ln tokens, or choose how to go on.</source>
        <translation>
            <numerusform>Um etwa %Ln Token kürzen, oder wählen, wie es weitergeht.</numerusform>
            <numerusform>Um etwa %Ln Tokens kürzen, oder wählen, wie es weitergeht.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>With the next message and {0} tokens for its answer, {1} of {2} tokens would be in use. Choose how to go on; nothing is deleted from your history.</source>
        <translation>Mit der nächsten Nachricht und {0} Tokens für ihre Antwort wären {1} von {2} Tokens belegt. Wählen, wie es weitergeht; aus dem Verlauf wird nichts gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Summarise the older messages</source>
        <translation>Ältere Nachrichten zusammenfassen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>frees about %Ln tokens</source>
        <translation>
            <numerusform>macht etwa %Ln Token frei</numerusform>
            <numerusform>macht etwa %Ln Tokens frei</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Summarise and continue</source>
        <translation>Zusammenfassen und fortfahren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Start a new chat from a summary</source>
        <translation>Neuer Chat mit einer Zusammenfassung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>starts at about {0}</source>
        <translation>beginnt bei etwa {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Summarise and start a new chat</source>
        <translation>Zusammenfassen und neuen Chat beginnen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Leave out the %Ln oldest messages</source>
        <translation>
            <numerusform>Die älteste Nachricht weglassen</numerusform>
            <numerusform>Die %Ln ältesten Nachrichten weglassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>frees %Ln tokens</source>
        <translation>
            <numerusform>macht %Ln Token frei</numerusform>
            <numerusform>macht %Ln Tokens frei</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Leave out and continue</source>
        <translation>Weglassen und fortfahren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Raise the limit to {0} tokens</source>
        <translation>Die Grenze auf {0} Tokens anheben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>needs about {0} more memory</source>
        <translation>braucht etwa {0} mehr Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Raise the limit</source>
        <translation>Die Grenze anheben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Ask it in a new chat</source>
        <translation>In einem neuen Chat fragen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>where its images can be taken away</source>
        <translation>dort lassen sich die Bilder wegnehmen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Go to a new chat</source>
        <translation>Zu einem neuen Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>Send it as it is</source>
        <translation>So senden, wie sie ist</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>leaves %Ln tokens for the answer</source>
        <translation>
            <numerusform>lässt der Antwort %Ln Token</numerusform>
            <numerusform>lässt der Antwort %Ln Tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/transcript/full_window_words.py"/>
        <source>%Ln images are not seen any more</source>
        <translation>
            <numerusform>%Ln Bild wird nicht mehr gesehen</numerusform>
            <numerusform>%Ln Bilder werden nicht mehr gesehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FullWindowCard</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_card.py"/>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_card.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_card.py"/>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/full_window_card.py"/>
        <source>Something failed inside Bantam. Nothing was changed.</source>
        <translation>In Bantam ist etwas fehlgeschlagen. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>GraphicsRow</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/graphics_row.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/graphics_row.py"/>
        <source>GPU layers</source>
        <translation>GPU-Schichten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/graphics_row.py"/>
        <source>{0} of {1} layers lie on {2}.</source>
        <translation>{0} von {1} Schichten liegen auf {2}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/graphics_row.py"/>
        <source>{0} It happened on {1}, so the model runs on the processor. A number of layers tries again.</source>
        <translation>{0} Das geschah auf {1}, daher läuft das Modell auf dem Prozessor. Eine Zahl von Schichten versucht es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/graphics_row.py"/>
        <source>{0} is not used by itself: {1}.</source>
        <translation>{0} wird nicht von selbst verwendet: {1}.</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <location filename="../../desktop/ui/ownership/import_controller.py"/>
        <source>Chats were imported.</source>
        <translation>Chats wurden importiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_controller.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Import chats</source>
        <translation>Chats importieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Importing</source>
        <translation>Wird importiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>1 chat was imported.</source>
        <translation>1 Chat wurde importiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>{0} chats were imported.</source>
        <translation>{0} Chats wurden importiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>1 of them differs from the chat that is here, and became a copy.</source>
        <translation>1 davon weicht vom vorhandenen Chat ab und wurde eine Kopie.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>{0} of them differ from the chats that are here, and became copies.</source>
        <translation>{0} davon weichen von den vorhandenen Chats ab und wurden Kopien.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>1 chat was here already.</source>
        <translation>1 Chat war schon da.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>{0} chats were here already.</source>
        <translation>{0} Chats waren schon da.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>1 could not be imported:</source>
        <translation>1 konnte nicht importiert werden:</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>{0} could not be imported:</source>
        <translation>{0} konnten nicht importiert werden:</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Files that Bantam exported as JSON, ChatGPT’s export (its zip as it is), or Markdown. Chats that are here already stay as they are.</source>
        <translation>Dateien, die Bantam als JSON exportiert hat, der Export von ChatGPT (das ZIP, wie es ist) oder Markdown. Chats, die schon da sind, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Not imported</source>
        <translation>Nicht importiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Chats (*.json *.zip *.md *.markdown *.txt)</source>
        <translation>Chats (*.json *.zip *.md *.markdown *.txt)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/import_dialog.py"/>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
</context>
<context>
    <name>InMemory</name>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>It is answering now</source>
        <translation>Es antwortet gerade</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Stays until it is unloaded</source>
        <translation>Bleibt, bis es entladen wird</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Ends in less than a minute when idle</source>
        <translation>Endet in weniger als einer Minute, wenn nichts gefragt wird</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Ends in %Ln min when idle</source>
        <translation>
            <numerusform>Endet in %Ln min, wenn nichts gefragt wird</numerusform>
            <numerusform>Endet in %Ln min, wenn nichts gefragt wird</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InWork</name>
    <message>
        <location filename="../../desktop/ui/in_work.py"/>
        <source>An answer or a summary is being written. Wait for it, or stop it.</source>
        <translation>Eine Antwort oder Zusammenfassung wird geschrieben. Abwarten oder anhalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/in_work.py"/>
        <source>The temporary chat would be gone. Close it first.</source>
        <translation>Der temporäre Chat wäre weg. Zuerst schließen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/in_work.py"/>
        <source>A message or a title is being edited. Save it or give it up first.</source>
        <translation>Eine Nachricht oder ein Titel wird bearbeitet. Zuerst sichern oder verwerfen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/in_work.py"/>
        <source>The disk is full, and what is typed could not be kept. Make room first.</source>
        <translation>Der Datenträger ist voll, und Getipptes ließe sich nicht sichern. Zuerst Platz schaffen.</translation>
    </message>
</context>
<context>
    <name>InspectorView</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>Reset the prompt template</source>
        <translation>Prompt-Vorlage zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>Reset sampling</source>
        <translation>Sampling zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>Hide chat settings</source>
        <translation>Chat-Einstellungen verbergen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>Chat settings</source>
        <translation>Chat-Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>Prompt template</source>
        <translation>Prompt-Vorlage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>Structured output</source>
        <translation>Strukturierte Ausgabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>1 character</source>
        <translation>1 Zeichen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/inspector_view.py"/>
        <source>{0} characters</source>
        <translation>{0} Zeichen</translation>
    </message>
</context>
<context>
    <name>Installed</name>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/programs_controller.py"/>
        <source>%Ln models are used in place</source>
        <translation>
            <numerusform>%Ln Modell wird an seinem Platz benutzt</numerusform>
            <numerusform>%Ln Modelle werden an ihrem Platz benutzt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InstalledController</name>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_controller.py"/>
        <source>{0} is deleted, {1} are free again</source>
        <translation>{0} ist gelöscht, {1} sind wieder frei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_controller.py"/>
        <source>{0} is forgotten</source>
        <translation>{0} ist vergessen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_controller.py"/>
        <source>{0} is forgotten, and its file stays</source>
        <translation>{0} ist vergessen, und die Datei bleibt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_controller.py"/>
        <source>The link {0} is deleted. What it led to was gone already</source>
        <translation>Der Link {0} ist gelöscht. Sein Ziel war schon nicht mehr da</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_controller.py"/>
        <source>{0} is deleted. Nothing became free: the same bytes have another name</source>
        <translation>{0} ist gelöscht. Es wurde nichts frei: Dieselben Bytes haben noch einen Namen</translation>
    </message>
</context>
<context>
    <name>InstalledFacts</name>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>Quantisation</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>InstalledPage</name>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>Other programs…</source>
        <translation>Andere Programme…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>More about all models</source>
        <translation>Mehr zu allen Modellen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>Models on this computer</source>
        <translation>Modelle auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>No model matches</source>
        <translation>Kein Modell passt dazu</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>Nothing here has these words in its name.</source>
        <translation>Nichts hier hat diese Wörter im Namen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln Modell</numerusform>
            <numerusform>%Ln Modelle</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>used in place, saves {0}</source>
        <translation>an ihrem Platz benutzt, spart {0}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>%Ln in memory, {0}</source>
        <translation>
            <numerusform>%Ln im Speicher, {0}</numerusform>
            <numerusform>%Ln im Speicher, {0}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_page.py"/>
        <source>The folder {0} is not there: its disk may not be connected.</source>
        <translation>Der Ordner {0} ist nicht da: Vielleicht ist sein Datenträger nicht verbunden.</translation>
    </message>
</context>
<context>
    <name>InstalledPane</name>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>Every byte is what its publisher announced.</source>
        <translation>Jedes Byte ist so, wie der Herausgeber es angekündigt hat.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>Every byte is what it was when it was first checked.</source>
        <translation>Jedes Byte ist so wie bei der ersten Prüfung.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>Its structure is right. Nobody announced a checksum.</source>
        <translation>Der Aufbau stimmt. Eine Prüfsumme hat niemand angekündigt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>Its bytes are not what they should be. Get this file again.</source>
        <translation>Die Bytes sind nicht, was sie sein sollten. Die Datei noch einmal holen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>It is damaged. Get this file again.</source>
        <translation>Sie ist beschädigt. Die Datei noch einmal holen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>Its file is not there any more. Forget it, or put it back.</source>
        <translation>Die Datei ist nicht mehr da. Vergessen oder zurücklegen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>Its bytes have changed since it was checked on {date}. Unless you changed it, get this file again.</source>
        <translation>Ihre Bytes haben sich geändert, seit sie am {date} geprüft wurde. Wenn das keine Absicht war, die Datei neu holen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>{0} billion</source>
        <translation>{0} Milliarden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_facts.py"/>
        <source>{0} tokens</source>
        <translation>{0} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>Start a chat</source>
        <translation>Chat beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>Check the file</source>
        <translation>Datei prüfen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>Make a smaller file…</source>
        <translation>Kleinere Datei machen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>No model is chosen</source>
        <translation>Kein Modell ist gewählt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>Forget…</source>
        <translation>Vergessen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>Checking, {0} %</source>
        <translation>Wird geprüft, {0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_pane.py"/>
        <source>Stop checking</source>
        <translation>Prüfung stoppen</translation>
    </message>
</context>
<context>
    <name>InstalledRows</name>
    <message>
        <location filename="../../desktop/ui/chat/model_rows.py"/>
        <source>In memory</source>
        <translation>Im Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_rows.py"/>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_rows.py"/>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_rows.py"/>
        <source>Broken</source>
        <translation>Defekt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_rows.py"/>
        <source>Comes with Bantam</source>
        <translation>Gehört zu Bantam</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/installed_rows.py"/>
        <source>Used in place, where {0} keeps it</source>
        <translation>Benutzt, wo {0} es aufbewahrt</translation>
    </message>
</context>
<context>
    <name>JobDialog</name>
    <message>
        <location filename="../../desktop/ui/models/job_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>JobDialogs</name>
    <message>
        <location filename="../../desktop/ui/models/installed/duplicates_dialog.py"/>
        <source>Files that are here twice</source>
        <translation>Doppelte Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>Move the models folder</source>
        <translation>Modellordner verschieben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/programs_dialog.py"/>
        <source>Models of other programs</source>
        <translation>Modelle anderer Programme</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <location filename="../../desktop/ui/models/installed/job_row.py"/>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/job_row.py"/>
        <source>Stop: {0}</source>
        <translation>Stopp: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/job_row.py"/>
        <source>Close: {0}</source>
        <translation>Schließen: {0}</translation>
    </message>
</context>
<context>
    <name>LateModels</name>
    <message>
        <location filename="../../desktop/ui/models/late_models.py"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/late_models.py"/>
        <source>{0} is here and verified</source>
        <translation>{0} ist da und geprüft</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/late_models.py"/>
        <source>Start a chat</source>
        <translation>Chat beginnen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/late_models.py"/>
        <source>%Ln downloads are not finished</source>
        <translation>
            <numerusform>%Ln Download ist nicht fertig</numerusform>
            <numerusform>%Ln Downloads sind nicht fertig</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/late_models.py"/>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>LateSettings</name>
    <message>
        <location filename="../../desktop/ui/settings/late_settings.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <location filename="../../desktop/ui/chat/leave_dialog.py"/>
        <source>Leave the temporary chat?</source>
        <translation>Den vorübergehenden Chat verlassen?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/leave_dialog.py"/>
        <source>Its messages were never saved. When you leave, they are gone and cannot be brought back.</source>
        <translation>Seine Nachrichten wurden nie gespeichert. Danach sind sie weg und können nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/leave_dialog.py"/>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/leave_dialog.py"/>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>LedgerDialog</name>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Host</source>
        <translation>Server</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Why</source>
        <translation>Wozu</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Files of a model</source>
        <translation>Dateien eines Modells</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Start of a file</source>
        <translation>Anfang einer Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <location filename="../../desktop/ui/links.py"/>
        <source>Open a web page</source>
        <translation>Webseite öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/links.py"/>
        <source>This page is outside Bantam. Your browser will go online to show it.</source>
        <translation>Diese Seite liegt außerhalb von Bantam. Der Browser geht online, um sie zu zeigen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/links.py"/>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/links.py"/>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/links.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/links.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/links.py"/>
        <source>No browser answered. Copy the address and open it yourself.</source>
        <translation>Kein Browser hat geantwortet. Die Adresse kopieren und selbst öffnen.</translation>
    </message>
</context>
<context>
    <name>ListMenu</name>
    <message>
        <location filename="../../desktop/ui/ownership/list_menu.py"/>
        <source>Export all chats…</source>
        <translation>Alle Chats exportieren…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/list_menu.py"/>
        <source>Import chats…</source>
        <translation>Chats importieren…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/list_menu.py"/>
        <source>Backups…</source>
        <translation>Sicherungen…</translation>
    </message>
</context>
<context>
    <name>LoadingRow</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/loading_row.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/loading_row.py"/>
        <source>{percent}, about {seconds} s left</source>
        <translation>{percent}, noch etwa {seconds} s</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <location filename="../../desktop/ui/models/details/memory_bar.py"/>
        <source>Model {0}</source>
        <translation>Modell {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/memory_bar.py"/>
        <source>Context {0}</source>
        <translation>Kontext {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/memory_bar.py"/>
        <source>Engine {0}</source>
        <translation>Engine {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/memory_bar.py"/>
        <source>Memory with {0}</source>
        <translation>Speicher mit {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/memory_bar.py"/>
        <source>{0} of {1} GB</source>
        <translation>{0} von {1} GB</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/memory_bar.py"/>
        <source>{0} missing</source>
        <translation>{0} fehlen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/memory_bar.py"/>
        <source>{0} left</source>
        <translation>{0} bleiben</translation>
    </message>
</context>
<context>
    <name>MemoryPart</name>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>In memory, takes {0}</source>
        <translation>Im Speicher, belegt {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Not in memory</source>
        <translation>Nicht im Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Unload</source>
        <translation>Entladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Being unloaded</source>
        <translation>Wird entladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>An answer that is being written is finished first.</source>
        <translation>Eine Antwort, die gerade geschrieben wird, wird vorher beendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Loading, {0} %</source>
        <translation>Wird geladen, {0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/memory_part.py"/>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/message_editor.py"/>
        <source>The answer, to edit</source>
        <translation>Die Antwort zum Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/message_editor.py"/>
        <source>Your message, to edit</source>
        <translation>Die eigene Nachricht zum Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/message_editor.py"/>
        <source>Ctrl+Enter saves, Esc cancels</source>
        <translation>Strg+Eingabe speichert, Esc bricht ab</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/message_editor.py"/>
        <source>Enter sends, Esc cancels</source>
        <translation>Eingabe sendet, Esc bricht ab</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/message_editor.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/message_editor.py"/>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/message_editor.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ModelImport</name>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/model_import_controller.py"/>
        <source>%Ln models are in the list</source>
        <translation>
            <numerusform>%Ln Modell steht in der Liste</numerusform>
            <numerusform>%Ln Modelle stehen in der Liste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelImportController</name>
    <message>
        <location filename="../../desktop/ui/models/installed/model_import_controller.py"/>
        <source>Models (*.gguf)</source>
        <translation>Modelle (*.gguf)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/model_import_controller.py"/>
        <source>Import a model</source>
        <translation>Ein Modell hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/model_import_controller.py"/>
        <source>{0} is in the list</source>
        <translation>{0} steht in der Liste</translation>
    </message>
</context>
<context>
    <name>ModelImportDialog</name>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Import a model</source>
        <translation>Ein Modell hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Import</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln Modell</numerusform>
            <numerusform>%Ln Modelle</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Looking at the files…</source>
        <translation>Dateien werden angesehen…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>{0} of {1} could not be imported.</source>
        <translation>{0} von {1} konnten nicht importiert werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Use it where it is</source>
        <translation>Dort benutzen, wo es liegt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Link it, which takes no room</source>
        <translation>Verknüpfen, das braucht keinen Platz</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Copy it, which takes {0}</source>
        <translation>Kopieren, das braucht {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>Move it into Bantam’s folder</source>
        <translation>In Bantams Ordner verschieben</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/import_dialog.py"/>
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <location filename="../../desktop/ui/chat/model_picker.py"/>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_picker.py"/>
        <source>Search models</source>
        <translation>Modelle durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_picker.py"/>
        <source>Models on this computer</source>
        <translation>Modelle auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_picker.py"/>
        <source>No models match</source>
        <translation>Kein Modell passt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_picker.py"/>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_picker.py"/>
        <source>Copy the folder’s path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_picker.py"/>
        <source>Put more GGUF files into this folder:</source>
        <translation>Weitere GGUF-Dateien in diesen Ordner legen:</translation>
    </message>
</context>
<context>
    <name>ModelPill</name>
    <message>
        <location filename="../../desktop/ui/chat/model_pill.py"/>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_pill.py"/>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_pill.py"/>
        <source>not loaded yet</source>
        <translation>noch nicht geladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_pill.py"/>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_pill.py"/>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_pill.py"/>
        <source>{0} with {1}</source>
        <translation>{0} mit {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_pill.py"/>
        <source>Model: {0}, {1}</source>
        <translation>Modell: {0}, {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/model_pill.py"/>
        <source>No model. Choose a model</source>
        <translation>Kein Modell. Modell wählen</translation>
    </message>
</context>
<context>
    <name>ModelRowDelegate</name>
    <message>
        <location filename="../../desktop/ui/chat/model_rows.py"/>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
</context>
<context>
    <name>ModelsView</name>
    <message>
        <location filename="../../desktop/ui/models/models_view.py"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/models_view.py"/>
        <source>Discover</source>
        <translation>Entdecken</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/models_view.py"/>
        <source>Installed</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/models_view.py"/>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/models_view.py"/>
        <source>Import a GGUF file</source>
        <translation>GGUF-Datei hinzufügen</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <location filename="../../desktop/ui/models/installed/more_menu.py"/>
        <source>Find files that are here twice…</source>
        <translation>Doppelte Dateien suchen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/more_menu.py"/>
        <source>Move the models folder…</source>
        <translation>Modellordner verschieben…</translation>
    </message>
</context>
<context>
    <name>Move</name>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/move_controller.py"/>
        <source>%Ln old files could not be deleted</source>
        <translation>
            <numerusform>%Ln alte Datei konnte nicht gelöscht werden</numerusform>
            <numerusform>%Ln alte Dateien konnten nicht gelöscht werden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoveController</name>
    <message>
        <location filename="../../desktop/ui/models/installed/move_controller.py"/>
        <source>Where shall the models lie?</source>
        <translation>Wo sollen die Modelle liegen?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_controller.py"/>
        <source>The models lie in {0} now</source>
        <translation>Die Modelle liegen jetzt in {0}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>The models lie in {0}</source>
        <translation>Die Modelle liegen in {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>If this computer stops in the middle, nothing is lost: every model stays where it is until all have arrived and were compared.</source>
        <translation>Hält dieser Computer mittendrin an, geht nichts verloren: Jedes Modell bleibt, wo es ist, bis alle angekommen und verglichen sind.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>They would lie in {0}</source>
        <translation>Sie würden in {0} liegen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>{0}, {1}. It is the same disk, so nothing is copied.</source>
        <translation>{0}, {1}. Es ist dieselbe Festplatte, daher wird nichts kopiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>{0}, {1}. That disk has {2} free.</source>
        <translation>{0}, {1}. Auf jener Festplatte sind {2} frei.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>Move {0}</source>
        <translation>{0} verschieben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>{0} of {1}, {2} %</source>
        <translation>{0} von {1}, {2} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/move_dialog.py"/>
        <source>Moving</source>
        <translation>Wird verschoben</translation>
    </message>
</context>
<context>
    <name>NetworkRows</name>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>Show the connections</source>
        <translation>Die Verbindungen zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>Access key</source>
        <translation>Zugangsschlüssel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>Access key for gated models</source>
        <translation>Zugangsschlüssel für geschützte Modelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>None so far. Bantam opens one when you ask for something, and never else.</source>
        <translation>Bisher keine. Bantam öffnet eine, wenn etwas verlangt wird, und sonst nie.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>%Ln connections, the last to {0}</source>
        <translation>
            <numerusform>%Ln Verbindung, zu {0}</numerusform>
            <numerusform>%Ln Verbindungen, die letzte zu {0}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>One is kept in this system’s safe for passwords.</source>
        <translation>Einer liegt im Passwortspeicher dieses Systems.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>It is kept in this system’s safe, never in the settings.</source>
        <translation>Er liegt im Passwortspeicher dieses Systems, nie in den Einstellungen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>For {0}, and sent nowhere else.</source>
        <translation>Für {0}, und sonst nirgendwohin gesendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/network_rows.py"/>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/number_row.py"/>
        <source>Use {0} to {1}</source>
        <translation>Möglich: {0} bis {1}</translation>
    </message>
</context>
<context>
    <name>OpenChatController</name>
    <message>
        <location filename="../../desktop/ui/chat/open_chat_controller.py"/>
        <source>Loading {0}</source>
        <translation>{0} wird geladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/open_chat_controller.py"/>
        <source>Reading the chat</source>
        <translation>Der Chat wird gelesen</translation>
    </message>
</context>
<context>
    <name>OpeningRow</name>
    <message>
        <location filename="../../desktop/ui/settings/opening_row.py"/>
        <source>Open .gguf files with Bantam</source>
        <translation>.gguf-Dateien mit Bantam öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/opening_row.py"/>
        <source>Always with Bantam</source>
        <translation>Immer mit Bantam</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/opening_row.py"/>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/opening_row.py"/>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <location filename="../../desktop/ui/settings/option_row.py"/>
        <source>Use {0} to {1}</source>
        <translation>Möglich: {0} bis {1}</translation>
    </message>
</context>
<context>
    <name>OwnTemplateDialog</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>Own prompt template</source>
        <translation>Eigene Prompt-Vorlage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>Exact prompt</source>
        <translation>Genauer Prompt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>Use template</source>
        <translation>Vorlage benutzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>Write a template in Jinja, as model publishers do.</source>
        <translation>Eine Vorlage in Jinja schreiben, wie es die Herausgeber von Modellen tun.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>Use up to {0} characters</source>
        <translation>Höchstens {0} Zeichen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>The template does not work: {0}.</source>
        <translation>Die Vorlage funktioniert nicht: {0}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>The template is tried as soon as the model is loaded.</source>
        <translation>Die Vorlage wird ausprobiert, sobald das Modell geladen ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/own_template_dialog.py"/>
        <source>In Jinja. It knows messages, bos_token, eos_token and add_generation_prompt.</source>
        <translation>In Jinja. Bekannt sind messages, bos_token, eos_token und add_generation_prompt.</translation>
    </message>
</context>
<context>
    <name>OwnershipController</name>
    <message>
        <location filename="../../desktop/ui/ownership/ownership_controller.py"/>
        <source>Export all chats</source>
        <translation>Alle Chats exportieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/ownership_controller.py"/>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/ownership_controller.py"/>
        <source>Export “{0}”</source>
        <translation>„{0}“ exportieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/ownership_controller.py"/>
        <source>Export {0} chats</source>
        <translation>{0} Chats exportieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/ownership_controller.py"/>
        <source>Export folder “{0}”</source>
        <translation>Ordner „{0}“ exportieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/ownership_controller.py"/>
        <source>Temporary chat</source>
        <translation>Vorübergehender Chat</translation>
    </message>
</context>
<context>
    <name>PartsDialog</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Choose pages</source>
        <translation>Seiten auswählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Numbers from 1 to {0}, such as 1-4, 7</source>
        <translation>Zahlen von 1 bis {0}, etwa 1-4, 7</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Choose sections</source>
        <translation>Abschnitte auswählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Choose lines</source>
        <translation>Zeilen auswählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>1-4, 7</source>
        <translation>1-4, 7</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>What the model would get</source>
        <translation>Was das Modell bekäme</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Attach these</source>
        <translation>Diese anhängen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>{0} of {1} free tokens</source>
        <translation>{0} von {1} freien Token</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>{0} tokens, and {1} are free: choose fewer</source>
        <translation>{0} Token, frei sind {1}: weniger auswählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/parts_dialog.py"/>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
</context>
<context>
    <name>PeftController</name>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_controller.py"/>
        <source>Import a PEFT folder</source>
        <translation>PEFT-Ordner importieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_controller.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_controller.py"/>
        <source>Converting, {0} %</source>
        <translation>Wird umgewandelt, {0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_controller.py"/>
        <source>{0} is in the list</source>
        <translation>{0} steht in der Liste</translation>
    </message>
</context>
<context>
    <name>PeftDialog</name>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_dialog.py"/>
        <source>Make it an adapter</source>
        <translation>Zum Adapter machen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_dialog.py"/>
        <source>Which model was it trained on?</source>
        <translation>Auf welchem Modell wurde er trainiert?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_dialog.py"/>
        <source>It is written as a new file. What PEFT made is only read.</source>
        <translation>Er wird als neue Datei geschrieben. Was von PEFT stammt, wird nur gelesen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_dialog.py"/>
        <source>No model here fits it:</source>
        <translation>Kein Modell hier passt dazu:</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_dialog.py"/>
        <source>It was trained on {0}.</source>
        <translation>Er wurde auf {0} trainiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/adapters/peft_dialog.py"/>
        <source>That model is {0} numbers wide and has {1} layers or more.</source>
        <translation>Jenes Modell ist {0} Zahlen breit und hat {1} Schichten oder mehr.</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_dialog.py"/>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_dialog.py"/>
        <source>Image {0}</source>
        <translation>Bild {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_dialog.py"/>
        <source>This is what the model is shown.</source>
        <translation>Das bekommt das Modell zu sehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_dialog.py"/>
        <source>The image cannot be shown.</source>
        <translation>Das Bild kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_dialog.py"/>
        <source>Save as…</source>
        <translation>Sichern unter…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PictureSaving</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_saving.py"/>
        <source>Save the image</source>
        <translation>Das Bild sichern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_saving.py"/>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/picture_saving.py"/>
        <source>Something failed inside Bantam. Nothing was saved.</source>
        <translation>In Bantam ging etwas schief. Nichts wurde gesichert.</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <location filename="../../desktop/ui/settings/place_row.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/place_row.py"/>
        <source>Look here no longer</source>
        <translation>Hier nicht mehr suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/place_row.py"/>
        <source>Show in folder: {0}</source>
        <translation>Im Ordner zeigen: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/place_row.py"/>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
</context>
<context>
    <name>PresetController</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Saved as “{0}”</source>
        <translation>Als „{0}“ gespeichert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Save as a new preset</source>
        <translation>Als neue Vorgabe speichern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Rename the preset</source>
        <translation>Vorgabe umbenennen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Preset “{0}” deleted</source>
        <translation>Vorgabe „{0}“ gelöscht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>New chats begin with “{0}”</source>
        <translation>Neue Chats beginnen mit „{0}“</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Export presets into</source>
        <translation>Vorgaben exportieren nach</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Exported as {0}</source>
        <translation>Exportiert als {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Import presets</source>
        <translation>Vorgaben importieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Presets (*.json)</source>
        <translation>Vorgaben (*.json)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>Every preset of the file is here already</source>
        <translation>Alle Vorgaben der Datei sind schon da</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>1 preset imported</source>
        <translation>1 Vorgabe importiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_controller.py"/>
        <source>{0} presets imported</source>
        <translation>{0} Vorgaben importiert</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Save changes to “{0}”</source>
        <translation>Änderungen in „{0}“ speichern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Back to “{0}”</source>
        <translation>Zurück zu „{0}“</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Save as a new preset…</source>
        <translation>Als neue Vorgabe speichern…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Begin new chats with “{0}”</source>
        <translation>Neue Chats mit „{0}“ beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Rename “{0}”…</source>
        <translation>„{0}“ umbenennen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Delete “{0}”</source>
        <translation>„{0}“ löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Export presets…</source>
        <translation>Vorgaben exportieren…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>Import presets…</source>
        <translation>Vorgaben importieren…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_menu.py"/>
        <source>{0} (new chats)</source>
        <translation>{0} (neue Chats)</translation>
    </message>
</context>
<context>
    <name>PresetNameDialog</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_name_dialog.py"/>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_name_dialog.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_name_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_name_dialog.py"/>
        <source>Another preset has this name</source>
        <translation>Eine andere Vorgabe heißt schon so</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_row.py"/>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_row.py"/>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_row.py"/>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/preset_row.py"/>
        <source>{0}, changed</source>
        <translation>{0}, geändert</translation>
    </message>
</context>
<context>
    <name>PrintController</name>
    <message>
        <location filename="../../desktop/ui/ownership/print_controller.py"/>
        <source>Print “{0}”</source>
        <translation>„{0}“ drucken</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/print_controller.py"/>
        <source>Sent to the printer</source>
        <translation>An den Drucker gesendet</translation>
    </message>
</context>
<context>
    <name>Programs</name>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/programs_dialog.py"/>
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln Modell</numerusform>
            <numerusform>%Ln Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/programs_dialog.py"/>
        <source>And %Ln more</source>
        <translation>
            <numerusform>Und %Ln weiteres</numerusform>
            <numerusform>Und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/installed/programs_dialog.py"/>
        <source>Use %Ln in place, saves {0}</source>
        <translation>
            <numerusform>%Ln an Ort und Stelle verwenden, spart {0}</numerusform>
            <numerusform>%Ln an Ort und Stelle verwenden, spart {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgramsController</name>
    <message>
        <location filename="../../desktop/ui/models/installed/programs_controller.py"/>
        <source>Looking</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/programs_controller.py"/>
        <source>Adding them to the list</source>
        <translation>Werden in die Liste aufgenommen</translation>
    </message>
</context>
<context>
    <name>ProgramsDialog</name>
    <message>
        <location filename="../../desktop/ui/models/installed/programs_dialog.py"/>
        <source>Bantam uses them where they lie, which takes no room, and changes nothing of theirs.</source>
        <translation>Bantam verwendet sie dort, wo sie liegen, was keinen Platz kostet, und ändert nichts an ihnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/programs_dialog.py"/>
        <source>None of these keeps models here: {0}.</source>
        <translation>Keines von diesen verwahrt hier Modelle: {0}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/programs_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/programs_dialog.py"/>
        <source>used in place, {0}</source>
        <translation>an Ort und Stelle verwendet, {0}</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <location filename="../../desktop/ui/ownership/progress_row.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>PromptView</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/prompt_view.py"/>
        <source>Copy the prompt</source>
        <translation>Prompt kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/prompt_view.py"/>
        <source>Load now</source>
        <translation>Jetzt laden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/prompt_view.py"/>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/prompt_view.py"/>
        <source>{0} tokens</source>
        <translation>{0} Tokens</translation>
    </message>
</context>
<context>
    <name>QuantiseController</name>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_controller.py"/>
        <source>{0} as {1}</source>
        <translation>{0} als {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_controller.py"/>
        <source>{0} is made and answers. It takes {1}.</source>
        <translation>{0} ist fertig und antwortet. Die Datei belegt {1}.</translation>
    </message>
</context>
<context>
    <name>QuantiseDialog</name>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Make a smaller file of {0}</source>
        <translation>Kleinere Datei von {0} machen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Make it</source>
        <translation>Machen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>It is {0} now, as {1}. Its numbers are rounded to fewer bits; the file itself stays as it is.</source>
        <translation>Sie hat jetzt {0}, als {1}. Die Zahlen werden auf weniger Bits gerundet; die Datei selbst bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Quality loss as published: {0}. Your model may lose more or less.</source>
        <translation>Qualitätsverlust wie veröffentlicht: {0}. Dieses Modell kann mehr oder weniger verlieren.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Bits a number</source>
        <translation>Bits pro Zahl</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Size, about</source>
        <translation>Größe, etwa</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Quality loss</source>
        <translation>Qualitätsverlust</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>{0} bits a number</source>
        <translation>{0} Bits pro Zahl</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>It needs about {0}, and the disk has {1} left. Choose a smaller type, or make room.</source>
        <translation>Es werden etwa {0} gebraucht, und die Festplatte hat noch {1}. Einen kleineren Typ wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Takes about {0} of the {1} that are free. It is loaded and asked before it gets its name.</source>
        <translation>Belegt etwa {0} von {1}, die frei sind. Die Datei wird geladen und befragt, bevor sie ihren Namen bekommt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/quantise_dialog.py"/>
        <source>Make {0}, about {1}</source>
        <translation>{0} machen, etwa {1}</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <location filename="../../desktop/ui/chat/queue_view.py"/>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/queue_view.py"/>
        <source>Next, paused</source>
        <translation>Danach, angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/queue_view.py"/>
        <source>Next</source>
        <translation>Danach</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <location filename="../../desktop/ui/shell/rail.py"/>
        <source>Screens</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>ReadingController</name>
    <message>
        <location filename="../../desktop/ui/chat/reading_controller.py"/>
        <source>Save the code</source>
        <translation>Code speichern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/reading_controller.py"/>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/reading_controller.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>ReasoningRow</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/reasoning_row.py"/>
        <source>Reasoning</source>
        <translation>Überlegung</translation>
    </message>
</context>
<context>
    <name>Recap</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>Summary of the chat before this one</source>
        <translation>Zusammenfassung des vorigen Chats</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>Summary of the message above</source>
        <translation>Zusammenfassung der Nachricht darüber</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>Summary of the {0} messages above</source>
        <translation>Zusammenfassung der {0} Nachrichten darüber</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>The model does not read the message above</source>
        <translation>Das Modell liest die Nachricht darüber nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>The model does not read the {0} messages above</source>
        <translation>Das Modell liest die {0} Nachrichten darüber nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>It begins to read here. Nothing was deleted.</source>
        <translation>Es beginnt hier zu lesen. Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>In your words.</source>
        <translation>In eigenen Worten.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>Written by {0}, %Ln tokens.</source>
        <translation>
            <numerusform>Von {0} geschrieben, %Ln Token.</numerusform>
            <numerusform>Von {0} geschrieben, %Ln Tokens.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>Written by {0}.</source>
        <translation>Geschrieben von {0}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>The model reads this instead of it, and what follows. Nothing was deleted.</source>
        <translation>Das Modell liest dies statt dessen, und was folgt. Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>The model reads this instead of them, and what follows. Nothing was deleted.</source>
        <translation>Das Modell liest dies an ihrer Stelle, und was folgt. Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_words.py"/>
        <source>The model reads this, and what follows. The other chat stays as it was.</source>
        <translation>Das Modell liest dies, und was folgt. Der andere Chat bleibt, wie er war.</translation>
    </message>
</context>
<context>
    <name>RecapController</name>
    <message>
        <location filename="../../desktop/ui/chat/recap_controller.py"/>
        <source>The model reads the messages above again</source>
        <translation>Das Modell liest die Nachrichten darüber wieder</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/recap_controller.py"/>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>RecapRow</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_row.py"/>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_row.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_row.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_row.py"/>
        <source>The model reads the messages above again</source>
        <translation>Das Modell liest die Nachrichten darüber wieder</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/recap_row.py"/>
        <source>The summary, to edit</source>
        <translation>Die Zusammenfassung, zum Bearbeiten</translation>
    </message>
</context>
<context>
    <name>RefusedFile</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/refused_file.py"/>
        <source>Close this message</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>RemovalPart</name>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Forget it? Its file is not there any more.</source>
        <translation>Vergessen? Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Forget it? The file stays where {0} keeps it.</source>
        <translation>Vergessen? Die Datei bleibt dort, wo {0} sie verwahrt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Forget it? The file stays where it is.</source>
        <translation>Vergessen? Die Datei bleibt, wo sie ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Delete the link? The file that it led to is not there any more, so nothing becomes free.</source>
        <translation>Den Link löschen? Die Datei, zu der er führte, ist nicht mehr da, daher wird nichts frei.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Delete it? Nothing becomes free, for the same bytes have another name on this disk.</source>
        <translation>Löschen? Es wird nichts frei, denn dieselben Bytes haben auf dieser Festplatte noch einen Namen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Delete {0} from this disk? That cannot be taken back.</source>
        <translation>{0} von dieser Festplatte löschen? Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>{0} more stay taken: the same bytes have another name.</source>
        <translation>Weitere {0} bleiben belegt: Dieselben Bytes haben noch einen Namen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Delete {0}</source>
        <translation>{0} löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/installed/removal_part.py"/>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <location filename="../../desktop/ui/models/removal_question.py"/>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>RestartRow</name>
    <message>
        <location filename="../../desktop/ui/settings/restart_row.py"/>
        <source>Restart Bantam now</source>
        <translation>Bantam jetzt neu starten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/restart_row.py"/>
        <source>The new size needs a restart</source>
        <translation>Die neue Größe braucht einen Neustart</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/restart_row.py"/>
        <source>It takes a second. Chats, drafts and the place of the window stay.</source>
        <translation>Er dauert eine Sekunde. Chats, Entwürfe und der Platz des Fensters bleiben.</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Delete {0} chats</source>
        <translation>{0} Chats löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>Move to</source>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/row_menus.py"/>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
</context>
<context>
    <name>SamplingRows</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/sampling_rows.py"/>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/sampling_rows.py"/>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/sampling_rows.py"/>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/sampling_rows.py"/>
        <source>Repetition</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/sampling_rows.py"/>
        <source>{0} tokens</source>
        <translation>{0} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/sampling_rows.py"/>
        <source>Longest reply</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/sampling_rows.py"/>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/sampling_rows.py"/>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
</context>
<context>
    <name>SchemaController</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_controller.py"/>
        <source>Line {0}, {1}</source>
        <translation>Zeile {0}, {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_controller.py"/>
        <source>Line {0}</source>
        <translation>Zeile {0}</translation>
    </message>
</context>
<context>
    <name>SchemaPanel</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_panel.py"/>
        <source>Answer in JSON</source>
        <translation>In JSON antworten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_panel.py"/>
        <source>Valid. Answers are made to fit it.</source>
        <translation>Gültig. Antworten passen dazu.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_panel.py"/>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_panel.py"/>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_panel.py"/>
        <source>Without a schema answers are free.</source>
        <translation>Ohne Schema sind Antworten frei.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_panel.py"/>
        <source>Use up to {0} characters</source>
        <translation>Höchstens {0} Zeichen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_panel.py"/>
        <source>JSON schema</source>
        <translation>JSON-Schema</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/schema_panel.py"/>
        <source>A JSON schema</source>
        <translation>Ein JSON-Schema</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <location filename="../../desktop/ui/widgets/search_field.py"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/selection_menu.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/selection_menu.py"/>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/selection_menu.py"/>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/selection_menu.py"/>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <location filename="../../desktop/ui/chat/sent_dialog.py"/>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_dialog.py"/>
        <source>Exact prompt</source>
        <translation>Genauer Prompt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_dialog.py"/>
        <source>The prompt was not kept.</source>
        <translation>Der Prompt wurde nicht aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_dialog.py"/>
        <source>The beginning</source>
        <translation>Der Anfang</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_dialog.py"/>
        <source>Continued, {0}</source>
        <translation>Fortgesetzt, {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_dialog.py"/>
        <source>You wrote this answer yourself. Nothing was sent to a model for it.</source>
        <translation>Diese Antwort ist selbst geschrieben. Dafür wurde nichts an ein Modell gesendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_dialog.py"/>
        <source>This answer was written before Bantam began to keep what it sends.</source>
        <translation>Diese Antwort entstand, bevor Bantam aufbewahrte, was es sendet.</translation>
    </message>
</context>
<context>
    <name>SentPicture</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/sent_picture.py"/>
        <source>{0}. The image cannot be shown.</source>
        <translation>{0}. Das Bild kann nicht gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <location filename="../../desktop/ui/settings/setting_row.py"/>
        <source>Reset: {0}</source>
        <translation>Zurücksetzen: {0}</translation>
    </message>
</context>
<context>
    <name>SettingsController</name>
    <message>
        <location filename="../../desktop/ui/settings/settings_controller.py"/>
        <source>No file manager answered. The path is copied.</source>
        <translation>Kein Dateimanager hat geantwortet. Der Pfad ist kopiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_controller.py"/>
        <source>Choose a folder with models</source>
        <translation>Ordner mit Modellen wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_controller.py"/>
        <source>Models in that folder are found already</source>
        <translation>Modelle in diesem Ordner werden schon gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_controller.py"/>
        <source>Report copied</source>
        <translation>Bericht kopiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_controller.py"/>
        <source>Something failed inside Bantam.</source>
        <translation>In Bantam ist etwas fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_controller.py"/>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_controller.py"/>
        <source>Try again.</source>
        <translation>Noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>SettingsSidebar</name>
    <message>
        <location filename="../../desktop/ui/settings/settings_sidebar.py"/>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_sidebar.py"/>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_sidebar.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_sidebar.py"/>
        <source>Bantam {0}</source>
        <translation>Bantam {0}</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <location filename="../../desktop/ui/settings/settings_view.py"/>
        <source>No settings match</source>
        <translation>Keine Einstellung passt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/settings_view.py"/>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <location filename="../../desktop/ui/shell/shortcuts_dialog.py"/>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/shortcuts_dialog.py"/>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/shortcuts_dialog.py"/>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/shortcuts_dialog.py"/>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/shortcuts_dialog.py"/>
        <source>Edit the last message, in an empty field</source>
        <translation>Letzte Nachricht ändern, im leeren Feld</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/shortcuts_dialog.py"/>
        <source>Up</source>
        <translation>Pfeil hoch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/shortcuts_dialog.py"/>
        <source>All shortcuts</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/shortcuts_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/sidebar.py"/>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/sidebar.py"/>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/sidebar.py"/>
        <source>Export, import, backups</source>
        <translation>Export, Import, Sicherungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/sidebar.py"/>
        <source>Search chats</source>
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/sidebar.py"/>
        <source>in:folder and model:name say where to look</source>
        <translation>in:Ordner und model:Name sagen, wo gesucht wird</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/sidebar.py"/>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/sidebar.py"/>
        <source>No chats match</source>
        <translation>Kein Chat passt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/sidebar.py"/>
        <source>Your chats will be listed here</source>
        <translation>Hier werden die Chats stehen</translation>
    </message>
</context>
<context>
    <name>SightNote</name>
    <message>
        <location filename="../../desktop/ui/chat/attachments/sight_note.py"/>
        <source>{model} reads text only. It is told that an image is here, and not what it shows. Choose a model that sees images, or give this one its projector under Engine.</source>
        <translation>{model} liest nur Text. Es erfährt, dass hier ein Bild ist, aber nicht, was es zeigt. Ein Modell wählen, das Bilder sieht, oder diesem unter „Engine“ seinen Projektor geben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/sight_note.py"/>
        <source>{model} reads text only. It is told that images are here, and not what they show. Choose a model that sees images, or give this one its projector under Engine.</source>
        <translation>{model} liest nur Text. Es erfährt, dass hier Bilder sind, aber nicht, was sie zeigen. Ein Modell wählen, das Bilder sieht, oder diesem unter „Engine“ seinen Projektor geben.</translation>
    </message>
</context>
<context>
    <name>StartupErrorWindow</name>
    <message>
        <location filename="../../desktop/ui/shell/startup_error.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/startup_error.py"/>
        <source>Bantam could not open</source>
        <translation>Bantam konnte nicht öffnen</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <location filename="../../desktop/ui/shell/status_bar.py"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>StatusController</name>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>{0} tok/s</source>
        <translation>{0} Tok/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>Offline · no network access</source>
        <translation>Offline · kein Netzzugriff</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>Downloading from {0} · chats and files stay offline</source>
        <translation>Lädt von {0} · Chats und Dateien bleiben offline</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>Asking {0} · chats and files stay offline</source>
        <translation>{0} wird gefragt · Chats und Dateien bleiben offline</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>Trying to reach {0} again · chats and files stay offline</source>
        <translation>{0} wird noch einmal versucht · Chats und Dateien bleiben offline</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>Waiting for {0}, next try in {1} · chats and files stay offline</source>
        <translation>Wartet auf {0}, neuer Versuch in {1} · Chats und Dateien bleiben offline</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>Open only model files that you trust. “bantam doctor” tells more.</source>
        <translation>Nur vertrauenswürdige Modelldateien öffnen. „bantam doctor“ sagt mehr.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>Engine not fully confined</source>
        <translation>Engine nicht ganz abgeschottet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>CPU 1 thread</source>
        <translation>CPU 1 Thread</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>CPU {0} threads</source>
        <translation>CPU {0} Threads</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>GPU {0} of {1} layers</source>
        <translation>GPU {0} von {1} Schichten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/shell/status_controller.py"/>
        <source>Memory {0} of {1} GB</source>
        <translation>Speicher {0} von {1} GB</translation>
    </message>
</context>
<context>
    <name>StorageRows</name>
    <message>
        <location filename="../../desktop/ui/settings/storage_rows.py"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/storage_rows.py"/>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/storage_rows.py"/>
        <source>More folders with models</source>
        <translation>Weitere Ordner mit Modellen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/storage_rows.py"/>
        <source>Their files stay where they are.</source>
        <translation>Ihre Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/storage_rows.py"/>
        <source>Chats and settings</source>
        <translation>Chats und Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/storage_rows.py"/>
        <source>What can be made again</source>
        <translation>Was neu gemacht werden kann</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/storage_rows.py"/>
        <source>{0} used, {1} free</source>
        <translation>{0} belegt, {1} frei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/storage_rows.py"/>
        <source>Your models</source>
        <translation>Eigene Modelle</translation>
    </message>
</context>
<context>
    <name>SystemPromptField</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/system_prompt_field.py"/>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/system_prompt_field.py"/>
        <source>What the model should know before every chat</source>
        <translation>Was das Modell vor jedem Chat wissen soll</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/system_prompt_field.py"/>
        <source>Use up to {0} characters</source>
        <translation>Höchstens {0} Zeichen</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <location filename="../../desktop/ui/models/tab_strip.py"/>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
</context>
<context>
    <name>TemplateController</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_controller.py"/>
        <source>There is no model yet.</source>
        <translation>Es gibt noch kein Modell.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_controller.py"/>
        <source>Hello</source>
        <translation>Hallo</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_controller.py"/>
        <source>This is a guess: look at the prompt.</source>
        <translation>Das ist geraten: bitte den Prompt ansehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_controller.py"/>
        <source>The prompt appears here once {0} is loaded.</source>
        <translation>Der Prompt erscheint hier, sobald {0} geladen ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_controller.py"/>
        <source>The prompt appears here once the answer is written.</source>
        <translation>Der Prompt erscheint hier, sobald die Antwort geschrieben ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_controller.py"/>
        <source>Loading {0}</source>
        <translation>{0} wird geladen</translation>
    </message>
</context>
<context>
    <name>TemplatePanel</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_panel.py"/>
        <source>Prompt template</source>
        <translation>Prompt-Vorlage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_panel.py"/>
        <source>Thinking</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_panel.py"/>
        <source>Exact prompt</source>
        <translation>Genauer Prompt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_panel.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_picker.py"/>
        <source>Own template…</source>
        <translation>Eigene Vorlage…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_picker.py"/>
        <source>Choose a prompt template</source>
        <translation>Prompt-Vorlage wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_picker.py"/>
        <source>Search templates</source>
        <translation>Vorlagen durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_picker.py"/>
        <source>Prompt templates</source>
        <translation>Prompt-Vorlagen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_picker.py"/>
        <source>No templates match</source>
        <translation>Keine Vorlage passt</translation>
    </message>
</context>
<context>
    <name>TitleDelegate</name>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/title_delegate.py"/>
        <source>Title of the chat</source>
        <translation>Titel des Chats</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <location filename="../../desktop/ui/widgets/toast.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TooLargePart</name>
    <message>
        <location filename="../../desktop/ui/models/too_large_part.py"/>
        <source>Use a shorter context</source>
        <translation>Kürzeren Kontext verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/too_large_part.py"/>
        <source>Choose another file</source>
        <translation>Andere Datei wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/too_large_part.py"/>
        <source>Load anyway</source>
        <translation>Trotzdem laden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/too_large_part.py"/>
        <source>{0} is too large for the memory there is</source>
        <translation>{0} ist zu groß für den vorhandenen Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/too_large_part.py"/>
        <source>Use {0} tokens, {1}</source>
        <translation>{0} Token verwenden, {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/too_large_part.py"/>
        <source>It needs {0} with a context of {1} tokens, and {2} are free for it.</source>
        <translation>Gebraucht werden {0} mit einem Kontext von {1} Token, und {2} sind dafür frei.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/too_large_part.py"/>
        <source>That counts what comes free by unloading {0}.</source>
        <translation>Dabei zählt mit, was frei wird, wenn {0} entladen wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/too_large_part.py"/>
        <source>If it is loaded all the same, this computer may become very slow.</source>
        <translation>Wird es trotzdem geladen, kann dieser Computer sehr langsam werden.</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>{count} tokens</source>
        <translation>{count} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>Fits the schema</source>
        <translation>Passt zum Schema</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>Does not fit the schema</source>
        <translation>Passt nicht zum Schema</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>{speed} tok/s</source>
        <translation>{speed} Tok/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>first token {seconds} s</source>
        <translation>erstes Token {seconds} s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>Edited by you</source>
        <translation>Selbst bearbeitet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>Stopped here, what was written is kept</source>
        <translation>Hier angehalten, das Geschriebene bleibt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>Stopped here, {tokens} kept</source>
        <translation>Hier angehalten, {tokens} behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>The model had nothing to say</source>
        <translation>Das Modell hatte nichts zu sagen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>Reached the longest reply</source>
        <translation>Längste Antwort erreicht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>Writing</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/figures_text.py"/>
        <source>Writing · {tokens}</source>
        <translation>Schreibt · {tokens}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/reasoning_row.py"/>
        <source>Thinking</source>
        <translation>Überlegt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/reasoning_row.py"/>
        <source>Thought</source>
        <translation>Überlegt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/reasoning_row.py"/>
        <source>Thought for {0} s</source>
        <translation>{0} s überlegt</translation>
    </message>
</context>
<context>
    <name>TranscriptScroll</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/transcript_scroll.py"/>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/transcript_view.py"/>
        <source>Latest</source>
        <translation>Neuestes</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <location filename="../../desktop/ui/models/downloads/tray.py"/>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/tray.py"/>
        <source>Pause all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/tray.py"/>
        <source>Fold the downloads</source>
        <translation>Downloads einklappen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/tray.py"/>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/tray.py"/>
        <source>Unfold the downloads</source>
        <translation>Downloads ausklappen</translation>
    </message>
</context>
<context>
    <name>TreeController</name>
    <message>
        <location filename="../../desktop/ui/chat/tree_controller.py"/>
        <source>A temporary chat cannot be forked</source>
        <translation>Ein vorübergehender Chat kann nicht abzweigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/tree_controller.py"/>
        <source>{0} (fork)</source>
        <translation>{0} (Abzweig)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/tree_controller.py"/>
        <source>This is a chat of its own now; the other one stays as it was</source>
        <translation>Das ist jetzt ein eigener Chat; der andere bleibt, wie er war</translation>
    </message>
</context>
<context>
    <name>TroublePart</name>
    <message>
        <location filename="../../desktop/ui/models/downloads/trouble_part.py"/>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/trouble_part.py"/>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/trouble_part.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/trouble_part.py"/>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/trouble_part.py"/>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/trouble_part.py"/>
        <source>Cancel and delete…</source>
        <translation>Abbrechen und löschen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/trouble_part.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Tune</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>This computer was busy, so nothing was remembered. Close other programs and try again.</source>
        <translation>Dieser Computer war beschäftigt, daher wurde nichts gemerkt. Andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>This model is too slow here to be measured in so short a time. It is used as before.</source>
        <translation>Dieses Modell ist hier zu langsam, um in so kurzer Zeit gemessen zu werden. Es wird benutzt wie bisher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>Nothing is faster than what is used: {tuning}.</source>
        <translation>Nichts ist schneller als das Benutzte: {tuning}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>{tuning}: {percent} % faster than before.</source>
        <translation>{tuning}: {percent} % schneller als zuvor.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>Writes {writing} and reads {reading} tok/s</source>
        <translation>Schreibt {writing} und liest {reading} Tok/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>Measured on {date}</source>
        <translation>Gemessen am {date}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>flash attention on</source>
        <translation>Flash Attention an</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>flash attention off</source>
        <translation>Flash Attention aus</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>{threads}, batches of {size}, {attention}</source>
        <translation>{threads}, Batches von {size}, {attention}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>threads: {writing} to write and {reading} to read</source>
        <translation>Threads: {writing} zum Schreiben und {reading} zum Lesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_words.py"/>
        <source>{count} threads</source>
        <translation>{count} Threads</translation>
    </message>
</context>
<context>
    <name>TuneView</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>Find out which threads and batches are fastest for this model.</source>
        <translation>Herausfinden, mit welchen Threads und Batches dieses Modell am schnellsten ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>Measuring what is fastest</source>
        <translation>Das Schnellste wird gemessen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>Tune again, 20 s</source>
        <translation>Neu abstimmen, 20 s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>Tune, 20 s</source>
        <translation>Abstimmen, 20 s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/tune_view.py"/>
        <source>Tuned</source>
        <translation>Abgestimmt</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <location filename="../../desktop/ui/chat/conversation_list/undo_stack.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>UserRow</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/user_row.py"/>
        <source>Edit your message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/user_row.py"/>
        <source>Copy your message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/user_row.py"/>
        <source>Fork here ({0})</source>
        <translation>Hier abzweigen ({0})</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/user_row.py"/>
        <source>Your message</source>
        <translation>Gesendete Nachricht</translation>
    </message>
</context>
<context>
    <name>VersionSwitcher</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/version_switcher.py"/>
        <source>Previous version</source>
        <translation>Vorige Fassung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/version_switcher.py"/>
        <source>Next version</source>
        <translation>Nächste Fassung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/version_switcher.py"/>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/version_switcher.py"/>
        <source>Version {0} of {1}</source>
        <translation>Fassung {0} von {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/version_switcher.py"/>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>WayOnController</name>
    <message>
        <location filename="../../desktop/ui/chat/way_on_controller.py"/>
        <source>{0} (continued)</source>
        <translation>{0} (Fortsetzung)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/way_on_controller.py"/>
        <source>Writing the summary</source>
        <translation>Die Zusammenfassung wird geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/way_on_controller.py"/>
        <source>Reading the older messages</source>
        <translation>Die älteren Nachrichten werden gelesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/way_on_controller.py"/>
        <source>{0}, part {1} of about {2}</source>
        <translation>{0}, Teil {1} von etwa {2}</translation>
    </message>
</context>
<context>
    <name>WayPart</name>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Best balance on this computer: {0}</source>
        <translation>Passt hier am besten: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>{0} free</source>
        <translation>{0} frei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Reading the beginning of the file</source>
        <translation>Der Anfang der Datei wird gelesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Asking {0}</source>
        <translation>{0} wird gefragt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Download {0}</source>
        <translation>Herunterladen, {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Download {0}, {1}</source>
        <translation>{0} herunterladen, {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Download anyway, {0}</source>
        <translation>Trotzdem laden, {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>In downloads</source>
        <translation>In den Downloads</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Start a chat</source>
        <translation>Chat beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Ask its publisher</source>
        <translation>Den Herausgeber fragen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Start a chat with {0}</source>
        <translation>Chat mit {0} beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Needs {0} of the disk, {1} are free. Choose a smaller file or make room.</source>
        <translation>Braucht {0} Platz, {1} sind frei. Eine kleinere Datei wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>{0}. Choose a smaller file, or keep it for another computer.</source>
        <translation>{0}. Eine kleinere Datei wählen, oder sie für einen anderen Computer behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>{0}. Choose a smaller model, or keep it for another computer.</source>
        <translation>{0}. Ein kleineres Modell wählen oder es für einen anderen Computer aufheben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>It cannot be downloaded. No published figures of it were found.</source>
        <translation>Es kann nicht heruntergeladen werden. Veröffentlichte Zahlen dazu fanden sich nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>It cannot be downloaded. It is shown so that its figures can be compared.</source>
        <translation>Es kann nicht heruntergeladen werden. Es wird gezeigt, damit seine Zahlen verglichen werden können.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>It has no model that Bantam can run: no GGUF file, or not all parts of one.</source>
        <translation>Es hat kein Modell, das Bantam ausführen kann: keine GGUF-Datei oder nicht alle Teile davon.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>Its publisher gives it to people who have an account and agreed to the licence. After that, put your access key into Settings, Network.</source>
        <translation>Der Herausgeber gibt es Leuten, die ein Konto haben und der Lizenz zugestimmt haben. Danach den Zugangsschlüssel unter Einstellungen, Netzwerk eintragen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>On this computer. Nothing is downloaded.</source>
        <translation>Auf diesem Computer. Nichts wird geladen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>From {0}, with your access key. No usage data.</source>
        <translation>Von {0}, mit dem Zugangsschlüssel. Keine Nutzungsdaten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/details/way_part.py"/>
        <source>From {0}. No account, no usage data.</source>
        <translation>Von {0}. Ohne Konto, ohne Nutzungsdaten.</translation>
    </message>
</context>
<context>
    <name>_Waiting</name>
    <message>
        <location filename="../../desktop/ui/chat/queue_view.py"/>
        <source>Edit this message</source>
        <translation>Diese Nachricht bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/queue_view.py"/>
        <source>Remove this message</source>
        <translation>Diese Nachricht entfernen</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>New temporary chat</source>
        <translation>Neuer vorübergehender Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Search chats</source>
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Print this chat</source>
        <translation>Diesen Chat drucken</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Write another answer</source>
        <translation>Andere Antwort schreiben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Fork here: a new chat up to this message</source>
        <translation>Hier abzweigen: neuer Chat bis zu dieser Nachricht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Previous version of a message</source>
        <translation>Vorige Fassung einer Nachricht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Next version of a message</source>
        <translation>Nächste Fassung einer Nachricht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Stop writing and keep the text</source>
        <translation>Schreiben anhalten und Text behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Show or hide chat settings</source>
        <translation>Chat-Einstellungen zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Take back what was done to chats</source>
        <translation>Änderung an Chats zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Previous part of the window</source>
        <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>All shortcuts</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Search models, in Models</source>
        <translation>Modelle suchen, unter Modelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Rename a chat, in the list</source>
        <translation>Chat umbenennen, in der Liste</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Delete a chat, in the list</source>
        <translation>Chat löschen, in der Liste</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/actions.py"/>
        <source>Choose several chats, in the list</source>
        <translation>Mehrere Chats wählen, in der Liste</translation>
    </message>
</context>
<context>
    <name>adapters</name>
    <message>
        <location filename="../../desktop/library/adapter_fit.py"/>
        <source>It was made for models of the kind {made}, and this one is {has}.</source>
        <translation>Er wurde für Modelle der Art {made} gemacht, und dieses ist {has}.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/adapter_fit.py"/>
        <source>It was made for {made} layers or more, and this model has {has}.</source>
        <translation>Er wurde für {made} Schichten oder mehr gemacht, und dieses Modell hat {has}.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/adapter_fit.py"/>
        <source>It was made for a model {made} numbers wide, and this one is {has} wide.</source>
        <translation>Er wurde für ein Modell gemacht, das {made} Zahlen breit ist, und dieses ist {has} breit.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/adapter_fit.py"/>
        <source>It changes a part that this model does not have: {part}.</source>
        <translation>Er ändert einen Teil, den dieses Modell nicht hat: {part}.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/adapter_fit.py"/>
        <source>It changes {part}, which has another size in this model.</source>
        <translation>Er ändert {part}, was in diesem Modell eine andere Größe hat.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/adapter_fit.py"/>
        <source>It changes the vectors of words, which this model also writes with.</source>
        <translation>Er ändert die Vektoren der Wörter, mit denen dieses Modell auch schreibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/services/adapter_service.py"/>
        <source>Adapters for models of the kind {has} cannot be converted.</source>
        <translation>Adapter für Modelle der Art {has} können nicht umgewandelt werden.</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>32,768 tokens of a chat and 8,192 of an answer are what it was trained for.</source>
        <translation>Ausgelegt für 32.768 Tokens eines Chats und 8.192 einer Antwort.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>A long context takes much memory with it.</source>
        <translation>Ein langer Kontext braucht viel Speicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Businesses may use it, on the licence's conditions.</source>
        <translation>Firmen dürfen es unter den Bedingungen der Lizenz benutzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Businesses with fewer than 700 million users a month may use it; the licence goes along with copies.</source>
        <translation>Firmen mit weniger als 700 Millionen Nutzern im Monat dürfen es benutzen; die Lizenz geht mit Kopien mit.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Businesses with fewer than 700 million users a month may use it; the licence goes along with copies. What is made with it says “Built with Llama”.</source>
        <translation>Firmen mit weniger als 700 Millionen Nutzern im Monat dürfen es benutzen; die Lizenz geht mit Kopien mit. Was damit gemacht ist, sagt „Built with Llama“.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>For research and trying out, not for business.</source>
        <translation>Für Forschung und zum Ausprobieren, nicht für Firmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>For research by those who asked for it, not for business.</source>
        <translation>Für die Forschung derer, die darum gebeten haben, nicht für Firmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Free for businesses with less than 10 million US dollars of revenue a year.</source>
        <translation>Frei für Firmen mit weniger als 10 Millionen US-Dollar Umsatz im Jahr.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It can only be used over its maker's servers.</source>
        <translation>Es lässt sich nur über die Server seines Herstellers benutzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It completes text and was not tuned for conversations.</source>
        <translation>Es führt Texte fort und wurde nicht auf Gespräche abgestimmt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It has no chat template. Its form is “Instruct: …”, a new line, and “Output:”.</source>
        <translation>Es hat keine Chatvorlage. Seine Form ist „Instruct: …“, eine neue Zeile und „Output:“.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It has no place for a system prompt: it is read as part of the first message.</source>
        <translation>Es hat keinen Platz für einen Systemprompt: Er wird als Teil der ersten Nachricht gelesen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It needs a very recent engine.</source>
        <translation>Es braucht eine sehr neue Engine.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It was made from Llama 3.1, whose licence applies too.</source>
        <translation>Es entstand aus Llama 3.1, dessen Lizenz auch gilt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It was never published.</source>
        <translation>Es wurde nie veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It was never published. It was trained with as much computing as Gopher, on more text.</source>
        <translation>Es wurde nie veröffentlicht. Es wurde mit so viel Rechenzeit wie Gopher trainiert, an mehr Text.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It was trained on 16,384 tokens at a time.</source>
        <translation>Es wurde an je 16.384 Tokens trainiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It was trained on 256 tokens at a time.</source>
        <translation>Es wurde an je 256 Tokens trainiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>It was tuned for answering from documents that it is given.</source>
        <translation>Es wurde auf Antworten aus gegebenen Dokumenten abgestimmt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Its file tells of 32,768 tokens, but 8,192 is what it is good for.</source>
        <translation>Die Datei nennt 32.768 Tokens, aber gut ist es bis 8.192.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Its makers advise against a system prompt.</source>
        <translation>Die Hersteller raten von einem Systemprompt ab.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Its maker tells of about 13, 30 and 70 billion parameters; it could only be had by contract.</source>
        <translation>Der Hersteller nennt etwa 13, 30 und 70 Milliarden Parameter; erhältlich war es nur mit Vertrag.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Its weights were given to researchers who asked. Whoever has them can bring their own GGUF file.</source>
        <translation>Die Gewichte bekamen Forscher, die darum baten. Wer sie hat, kann eine eigene GGUF-Datei mitbringen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Its weights were never published.</source>
        <translation>Die Gewichte wurden nie veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Longer texts than 2,048 tokens need stretched positions.</source>
        <translation>Texte über 2.048 Tokens brauchen gestreckte Positionen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Most of it stays as it was trained (MXFP4), so other quantisations are not smaller.</source>
        <translation>Das meiste bleibt, wie es trainiert wurde (MXFP4), deshalb sind andere Quantisierungen nicht kleiner.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Not for business.</source>
        <translation>Nicht für Firmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Only a file with 16 bits a weight was seen; llama-quantize makes a smaller one of it on this computer.</source>
        <translation>Gesehen wurde nur eine Datei mit 16 Bit je Gewicht; llama-quantize macht auf diesem Computer eine kleinere daraus.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Other conversions lack a part and give useless scores: take this file.</source>
        <translation>Anderen Umwandlungen fehlt ein Teil, und ihre Werte sind unbrauchbar: diese Datei nehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Some uses are prohibited, and whoever passes it on passes on the prohibitions.</source>
        <translation>Manche Verwendung ist verboten, und wer es weitergibt, gibt die Verbote mit.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>The file's name follows its publisher's pattern; whether it is there shows when it is fetched.</source>
        <translation>Der Dateiname folgt der Gewohnheit des Herausgebers; ob es sie gibt, zeigt sich beim Laden.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>The files here read text only.</source>
        <translation>Die Dateien hier lesen nur Text.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>This conversion was reported to lack a part, so its scores may be of no use.</source>
        <translation>Dieser Umwandlung soll ein Teil fehlen, ihre Werte könnten unbrauchbar sein.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/catalogue_sentences.py"/>
        <source>Whether this conversion has the part that gives scores was not checked.</source>
        <translation>Ob diese Umwandlung den Teil hat, der Werte gibt, wurde nicht geprüft.</translation>
    </message>
</context>
<context>
    <name>computer</name>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>in use by {0}</source>
        <translation>in Benutzung durch {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>being tried</source>
        <translation>wird ausprobiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>not used by itself: {0}</source>
        <translation>wird nicht von selbst verwendet: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>driver {0}</source>
        <translation>Treiber {0}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>%Ln cores</source>
        <translation>
            <numerusform>%Ln Kern</numerusform>
            <numerusform>%Ln Kerne</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>compute capability {0}</source>
        <translation>Compute Capability {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>asleep until it is needed</source>
        <translation>schläft, bis sie gebraucht wird</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>{0} °C</source>
        <translation>{0} °C</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>{0} MHz</source>
        <translation>{0} MHz</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>{0} % busy</source>
        <translation>{0} % ausgelastet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>{0} of {1} free now</source>
        <translation>{0} von {1} jetzt frei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>the engine cannot use it, models run on the processor</source>
        <translation>die Engine kann sie nicht nutzen, Modelle laufen auf dem Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>{0} W</source>
        <translation>{0} W</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/card_words.py"/>
        <source>{0} of {1} W</source>
        <translation>{0} von {1} W</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>{0} performance and {1} efficiency cores</source>
        <translation>{0} Leistungs- und {1} Effizienzkerne</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>engine code “{0}”, proven here</source>
        <translation>Engine-Code „{0}“, hier bewährt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>The engine’s code uses all of them.</source>
        <translation>Der Code der Engine nutzt alle davon.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>The engine’s code uses all but {0}.</source>
        <translation>Der Code der Engine nutzt alle außer {0}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>{0} of {1} available now, Bantam uses {2}</source>
        <translation>{0} von {1} jetzt verfügbar, Bantam verwendet {2}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>SSD</source>
        <translation>SSD</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>hard disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>{0} free of {1}</source>
        <translation>{0} frei von {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>Battery</source>
        <translation>Akku</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>Mains</source>
        <translation>Netzstrom</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>{0} % charged</source>
        <translation>{0} % geladen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>None that the engine can use. Models run on the processor.</source>
        <translation>Keiner, den die Engine verwenden kann. Modelle laufen auf dem Prozessor.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>None found. Models run on the processor.</source>
        <translation>Keiner gefunden. Modelle laufen auf dem Prozessor.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>{0} of {1} layers on {2}</source>
        <translation>{0} von {1} Schichten auf {2}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>on the processor with {0}</source>
        <translation>auf dem Prozessor mit {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>Not measured yet, so Bantam cannot tell how fast models will be.</source>
        <translation>Noch nicht gemessen, daher kann Bantam nicht sagen, wie schnell Modelle sein werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>{0} GB of weights a second. The built-in model reads {1} and writes {2} tokens a second.</source>
        <translation>{0} GB Gewichte pro Sekunde. Das mitgelieferte Modell liest {1} und schreibt {2} Token pro Sekunde.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>Measured on {0}.</source>
        <translation>Gemessen am {0}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>Memory: the last %Ln estimates were within {0} %.</source>
        <translation>
            <numerusform>Speicher: Die letzte Schätzung traf auf {0} % genau.</numerusform>
            <numerusform>Speicher: Die letzten %Ln Schätzungen trafen auf {0} % genau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>Memory: nine in ten of the last %Ln estimates were within {0} %.</source>
        <translation>
            <numerusform>Speicher: Neun von zehn der letzten Schätzung trafen auf {0} % genau.</numerusform>
            <numerusform>Speicher: Neun von zehn der letzten %Ln Schätzungen trafen auf {0} % genau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>Speed: the last %Ln estimates were within {0} %.</source>
        <translation>
            <numerusform>Geschwindigkeit: Die letzte Schätzung traf auf {0} % genau.</numerusform>
            <numerusform>Geschwindigkeit: Die letzten %Ln Schätzungen trafen auf {0} % genau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>Speed: nine in ten of the last %Ln estimates were within {0} %.</source>
        <translation>
            <numerusform>Geschwindigkeit: Neun von zehn der letzten Schätzung trafen auf {0} % genau.</numerusform>
            <numerusform>Geschwindigkeit: Neun von zehn der letzten %Ln Schätzungen trafen auf {0} % genau.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/computer_words.py"/>
        <source>None yet. Every model that answers adds one.</source>
        <translation>Noch keine. Jedes Modell, das antwortet, bringt eine dazu.</translation>
    </message>
</context>
<context>
    <name>cost_words</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>Off, about {0} more</source>
        <translation>Aus, etwa {0} mehr</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>This model needs no more memory for a longer chat.</source>
        <translation>Dieses Modell braucht für einen längeren Chat nicht mehr Speicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>{tokens} tokens take {size} of memory.</source>
        <translation>{tokens} Tokens brauchen {size} Speicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>The chat takes {size} of memory now.</source>
        <translation>Der Chat braucht gerade {size} Speicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>What it takes is known once the model is loaded.</source>
        <translation>Wie viel es braucht, zeigt sich, sobald das Modell geladen ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/cost_words.py"/>
        <source>{0}, which is not there any more</source>
        <translation>{0}, nicht mehr vorhanden</translation>
    </message>
</context>
<context>
    <name>downloads</name>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>The connection dropped</source>
        <translation>Die Verbindung brach ab</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>{host} cannot be reached</source>
        <translation>{host} ist nicht erreichbar</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>What {host} sends is not the file</source>
        <translation>Was {host} sendet, ist nicht die Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>{host} has too much to do</source>
        <translation>{host} hat zu viel zu tun</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>What has arrived is kept, and it goes on from there.</source>
        <translation>Was angekommen ist, bleibt, und von dort geht es weiter.</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>Check the network of this computer.</source>
        <translation>Das Netzwerk dieses Computers prüfen.</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>The disk is full: {needed} MB are needed and {free} MB are free</source>
        <translation>Die Festplatte ist voll: {needed} MB werden gebraucht und {free} MB sind frei</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>Make room, and it goes on by itself.</source>
        <translation>Platz schaffen, dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>The disk takes no more, although {free} MB are free</source>
        <translation>Die Festplatte nimmt nichts mehr an, obwohl {free} MB frei sind</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>Another Bantam is fetching it; this one waits</source>
        <translation>Ein anderes Bantam lädt es; dieses wartet</translation>
    </message>
</context>
<context>
    <name>drivers</name>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>The system sees {card}, but no driver that can calculate with it runs.</source>
        <translation>Das System sieht {card}, aber kein Treiber läuft, der damit rechnen kann.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>The driver of {card} runs, but its library libcuda.so.1 is missing.</source>
        <translation>Der Treiber von {card} läuft, aber seine Bibliothek libcuda.so.1 fehlt.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>For {card} the Vulkan library libvulkan.so.1 is missing.</source>
        <translation>Für {card} fehlt die Vulkan-Bibliothek libvulkan.so.1.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>The driver of {card} comes without the Vulkan library vulkan-1.dll.</source>
        <translation>Der Treiber von {card} kommt ohne die Vulkan-Bibliothek vulkan-1.dll.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>No Vulkan driver for {card} is installed.</source>
        <translation>Für {card} ist kein Vulkan-Treiber installiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>This user may not open the device of {card}.</source>
        <translation>Dieser Benutzer darf das Gerät von {card} nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>The system sees {card}, and gives none of its devices to this container.</source>
        <translation>Das System sieht {card} und gibt diesem Container keines seiner Geräte.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>{card} is ready, but Bantam's engine was built without Vulkan.</source>
        <translation>{card} ist bereit, aber Bantams Engine wurde ohne Vulkan gebaut.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>Type this in a terminal, then start the computer anew: {command}</source>
        <translation>Dies in ein Terminal eingeben, dann den Computer neu starten: {command}</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>Type this in a terminal: {command}</source>
        <translation>Dies in ein Terminal eingeben: {command}</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>Start the container with this option, or what is like it: {command}</source>
        <translation>Den Container mit dieser Option oder einer entsprechenden starten: {command}</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>Type this in a terminal, then log out and in again: {command}</source>
        <translation>Dies in ein Terminal eingeben, dann ab- und wieder anmelden: {command}</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>Build the engine with it, in Bantam's folder: {command}</source>
        <translation>Die Engine damit bauen, in Bantams Ordner: {command}</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>Install it with the tools of this system.</source>
        <translation>Mit den Werkzeugen dieses Systems installieren.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_check.py"/>
        <source>Get the newest driver from the website of the card's maker, then start the computer anew.</source>
        <translation>Den neuesten Treiber von der Website des Kartenherstellers holen, dann den Computer neu starten.</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_commands.py"/>
        <source>Add the words “contrib non-free non-free-firmware” to the sources of packages, type this in a terminal, then start the computer anew: {command}</source>
        <translation>Den Paketquellen die Wörter „contrib non-free non-free-firmware“ hinzufügen, dies in einem Terminal eingeben und dann den Computer neu starten: {command}</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/driver_commands.py"/>
        <source>Type this in a terminal, then start the computer anew (cards before the GTX 16 and RTX 20 need an older driver): {command}</source>
        <translation>Dies in einem Terminal eingeben und dann den Computer neu starten (Karten vor GTX 16 und RTX 20 brauchen einen älteren Treiber): {command}</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <location filename="../../desktop/composition_hub.py"/>
        <source>it is not there</source>
        <translation>es ist nicht da</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>The adapter file {name} is not there any more.</source>
        <translation>Die Adapterdatei {name} ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>The adapters in use stay as they were.</source>
        <translation>Die benutzten Adapter bleiben, wie sie waren.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>Choose another adapter, or put the file back at {path}.</source>
        <translation>Einen anderen Adapter wählen oder die Datei wieder hierher legen: {path}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>The adapter {name} does not work with {model}: {reason}.</source>
        <translation>Der Adapter {name} funktioniert mit {model} nicht: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>Choose an adapter that was made for this model, or get this file again.</source>
        <translation>Einen Adapter wählen, der für dieses Modell gemacht ist, oder diese Datei neu beschaffen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>The adapter {name} cannot be used with the strength {scale}.</source>
        <translation>Der Adapter {name} kann nicht mit der Stärke {scale} benutzt werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>Choose a strength between -{most} and {most}; 1 is what it was made for.</source>
        <translation>Eine Stärke zwischen -{most} und {most} wählen; gemacht ist er für 1.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>The engine has no right to read the adapter {name}.</source>
        <translation>Die Engine darf den Adapter {name} nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>Load the model again: it names the adapters that its engine may read.</source>
        <translation>Das Modell neu laden: Dabei werden die Adapter genannt, die seine Engine lesen darf.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>It is not clear which model the adapter {name} is for.</source>
        <translation>Es ist nicht klar, für welches Modell der Adapter {name} ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>Its files were only read, and nothing was written.</source>
        <translation>Seine Dateien wurden nur gelesen, und nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>Name the model with --for; these fit: {names}.</source>
        <translation>Das Modell mit --for nennen; diese passen: {names}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>{name} cannot be made into an adapter: {reason}.</source>
        <translation>Aus {name} lässt sich kein Adapter machen: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/adapter_error_words.py"/>
        <source>Choose the folder that holds adapter_config.json and adapter_model.safetensors.</source>
        <translation>Den Ordner wählen, der adapter_config.json und adapter_model.safetensors enthält.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>{name} could not be read: {reason}.</source>
        <translation>{name} konnte nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>It was not attached, and the file was not touched.</source>
        <translation>Nichts wurde angehängt, und die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>Save it again as text, PDF or DOCX, or paste the part that matters.</source>
        <translation>Die Datei noch einmal als Text, PDF oder DOCX speichern oder die wichtige Stelle einfügen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>{name} is locked with a password.</source>
        <translation>{name} ist mit einem Passwort gesperrt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>Open it with its password, save a copy without one, and attach that.</source>
        <translation>Die Datei mit dem Passwort öffnen, eine Kopie ohne Passwort speichern und diese anhängen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>{name} has no text: it holds pictures only, as scanned pages do.</source>
        <translation>{name} hat keinen Text, nur Bilder, wie gescannte Seiten.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>Attach a copy in which the text was recognised, or type the part that matters.</source>
        <translation>Eine Kopie mit erkanntem Text anhängen oder die wichtige Stelle abtippen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>{name} could not be read as an image: {reason}.</source>
        <translation>{name} konnte nicht als Bild gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>Save it again as PNG or JPEG, or use another image.</source>
        <translation>Als PNG oder JPEG neu speichern oder ein anderes Bild nehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>{name} is a picture, and {model} reads text only.</source>
        <translation>{name} ist ein Bild, und {model} liest nur Text.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>It is not sent, and the file was not touched.</source>
        <translation>Es wird nicht gesendet, und die Datei wurde nicht angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/document_error_words.py"/>
        <source>Choose a model that sees images, or give this one its projector under Engine.</source>
        <translation>Ein Modell wählen, das Bilder sieht, oder diesem unter „Engine“ seinen Projektor geben.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Bantam may not use the network: the switch in Settings is off.</source>
        <translation>Bantam darf das Netzwerk nicht benutzen: Der Schalter in den Einstellungen ist aus.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Nobody is asked, and what has arrived is kept.</source>
        <translation>Niemand wird gefragt, und was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Turn on “Use the network when I ask for something”, and try again.</source>
        <translation>„Das Netzwerk benutzen, wenn ich etwas verlange“ einschalten und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>The publisher has replaced {name} by another file.</source>
        <translation>Der Herausgeber hat {name} durch eine andere Datei ersetzt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Nothing of it was installed, and what you have stays as it is.</source>
        <translation>Nichts davon wurde installiert, und Vorhandenes bleibt, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Look at the files of the model again, and choose the new one if you want it.</source>
        <translation>Die Dateien des Modells noch einmal ansehen und die neue wählen, wenn sie gewünscht ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>{name} is too large for this computer: it takes {needed}, and {available} are there.</source>
        <translation>{name} ist zu groß für diesen Computer: Gebraucht werden {needed}, und {available} sind da.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Nothing was fetched but its beginning.</source>
        <translation>Nichts außer dem Anfang wurde geholt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Choose a smaller file, or close other programs.</source>
        <translation>Eine kleinere Datei wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Another file called {name} is installed in the same place.</source>
        <translation>Eine andere Datei namens {name} ist am selben Ort installiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Nothing was downloaded, and the file that you have stays as it is.</source>
        <translation>Es wurde nichts heruntergeladen, und die vorhandene Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Delete the installed one, or move it elsewhere, if you want this one instead.</source>
        <translation>Die installierte löschen oder anderswohin verschieben, wenn stattdessen diese gewünscht ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>{name} arrived damaged, twice: its checksum is not the publisher's.</source>
        <translation>{name} kam zweimal beschädigt an: Die Prüfsumme ist nicht die des Herausgebers.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>It was not installed. What arrived was set aside as {aside} and is never opened.</source>
        <translation>Es wurde nicht installiert. Was ankam, liegt als {aside} beiseite und wird nie geöffnet.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Try again later or over another connection; something on the way changes the file.</source>
        <translation>Später oder über eine andere Verbindung noch einmal versuchen; etwas unterwegs verändert die Datei.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>{name} is not there any more.</source>
        <translation>{name} gibt es dort nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Nothing was installed, and what you have stays as it is.</source>
        <translation>Nichts wurde installiert, und Vorhandenes bleibt, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Look at the files of the model again, and choose another.</source>
        <translation>Die Dateien des Modells noch einmal ansehen und eine andere wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>{host} does not say the checksum of {name}, so it could not be verified.</source>
        <translation>{host} nennt die Prüfsumme von {name} nicht, deshalb ließe es sich nicht prüfen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Nothing was fetched.</source>
        <translation>Nichts wurde geladen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Use another mirror, or huggingface.co itself.</source>
        <translation>Einen anderen Spiegel benutzen, oder huggingface.co selbst.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>{host} sent Bantam to {other}, where it does not go.</source>
        <translation>{host} hat Bantam zu {other} geschickt, wohin es nicht geht.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Nothing was fetched from there, and no token was sent.</source>
        <translation>Von dort wurde nichts geladen und kein Schlüssel gesendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Check the address of the hub in Settings, or use another network.</source>
        <translation>Die Adresse des Hubs in den Einstellungen prüfen oder ein anderes Netzwerk benutzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>The certificate of {host} is not valid at this computer's time.</source>
        <translation>Das Zertifikat von {host} gilt zur Zeit dieses Computers nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>What has arrived is kept.</source>
        <translation>Was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Check the date and the time of this computer, and try again.</source>
        <translation>Datum und Uhrzeit dieses Computers prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>{host} could not prove who it is.</source>
        <translation>{host} konnte nicht beweisen, wer er ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>What has arrived is kept, and nothing more was fetched.</source>
        <translation>Was angekommen ist, bleibt, und mehr wurde nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Something listens in on this connection. Use another network, or ask who runs it.</source>
        <translation>Etwas hört diese Verbindung mit. Ein anderes Netzwerk benutzen oder fragen, wer es betreibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>A web page came in the place of {name}.</source>
        <translation>Anstelle von {name} kam eine Webseite.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Sign in where this network asks for it, and go on.</source>
        <translation>Sich anmelden, wo dieses Netzwerk danach fragt, und fortsetzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>{name} needs {needed} on {path}, and {free} are free.</source>
        <translation>{name} braucht {needed} auf {path}, und {free} sind frei.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Free some space, and it goes on from there.</source>
        <translation>Platz schaffen, dann geht es von dort weiter.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Models cannot be written to {path}: {reason}.</source>
        <translation>Modelle können nicht nach {path} geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>What has arrived is kept, where it can be reached.</source>
        <translation>Was angekommen ist, bleibt, soweit es erreichbar ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Connect its disk, or make the folder writable; or keep the models in another folder.</source>
        <translation>Den Datenträger verbinden oder den Ordner beschreibbar machen; oder die Modelle in einem anderen Ordner verwahren.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>{name} could not be fetched: {reason}.</source>
        <translation>{name} ließ sich nicht laden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Check the connection, and go on.</source>
        <translation>Die Verbindung prüfen und fortsetzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>The part of Bantam that downloads {name} stopped: {reason}.</source>
        <translation>Der Teil von Bantam, der {name} herunterlädt, hat aufgehört: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Close other programs if memory is short, and go on.</source>
        <translation>Andere Programme schließen, wenn der Speicher knapp ist, und fortsetzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>This system has no safe for passwords that Bantam can use: {reason}.</source>
        <translation>Dieses System hat keinen Passwortspeicher, den Bantam benutzen kann: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>The token was not kept anywhere.</source>
        <translation>Der Schlüssel wurde nirgends aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Unlock or install one (GNOME Keyring, KWallet), or set HF_TOKEN before a start.</source>
        <translation>Einen entsperren oder installieren (GNOME Keyring, KWallet), oder vor dem Start HF_TOKEN setzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>There is no such download any more.</source>
        <translation>Diesen Download gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/download_error_words.py"/>
        <source>Look at the list of downloads again.</source>
        <translation>Die Liste der Downloads noch einmal ansehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The model file {name} is not there any more.</source>
        <translation>Die Modelldatei {name} ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Your conversations are safe.</source>
        <translation>Alle Chats sind sicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose another model, or put the file back at {path}.</source>
        <translation>Ein anderes Modell wählen oder die Datei wieder hierher legen: {path}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>{name} is not a model file that Bantam can read: {reason}.</source>
        <translation>{name} ist keine Modelldatei, die Bantam lesen kann: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose another model, or get this file again.</source>
        <translation>Ein anderes Modell wählen oder diese Datei neu beschaffen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>There is no model called {name} on this computer.</source>
        <translation>Auf diesem Computer gibt es kein Modell namens {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose one of: {names}. A path to a GGUF file works too.</source>
        <translation>Eines davon wählen: {names}. Auch der Pfad einer GGUF-Datei geht.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>This chat needs {needed} tokens and the model reads {available}.</source>
        <translation>Dieser Chat braucht {needed} Tokens, und das Modell liest {available}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Nothing was cut and nothing was sent.</source>
        <translation>Nichts wurde gekürzt, und nichts wurde gesendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Shorten the message, or start a new chat.</source>
        <translation>Die Nachricht kürzen oder einen neuen Chat beginnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>{name} wrote no summary.</source>
        <translation>{name} hat keine Zusammenfassung geschrieben.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Nothing was changed, and it still reads the whole chat.</source>
        <translation>Nichts wurde geändert, und es liest weiter den ganzen Chat.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Try again, or choose another way to go on.</source>
        <translation>Noch einmal versuchen, oder einen anderen Weg wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The text has {found} tokens, and measuring takes at least {needed}.</source>
        <translation>Der Text hat {found} Tokens, zum Messen braucht es mindestens {needed}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Measure a longer text, or with a smaller window or a stride.</source>
        <translation>Einen längeren Text messen, oder mit kleinerem Fenster oder mit Schrittweite.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>There was not enough memory for {name}.</source>
        <translation>Für {name} war nicht genug Arbeitsspeicher da.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Your conversation is safe.</source>
        <translation>Der Chat ist sicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Close other programs, or choose a smaller model or a shorter context.</source>
        <translation>Andere Programme schließen, oder ein kleineres Modell oder einen kürzeren Kontext wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>A context of {tokens} tokens for {name} needs {needed} of memory; there is less.</source>
        <translation>Ein Kontext von {tokens} Tokens für {name} braucht {needed} Arbeitsspeicher; es ist weniger da.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose a shorter context, a smaller cache type or a smaller model.</source>
        <translation>Einen kürzeren Kontext, einen kleineren Cache-Typ oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>{name} does not work with these settings: {reason}.</source>
        <translation>{name} funktioniert mit diesen Einstellungen nicht: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose the cache type f16, and let flash attention be automatic.</source>
        <translation>Den Cache-Typ f16 wählen und Flash Attention auf automatisch lassen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The model's chat template could not be used: {reason}.</source>
        <translation>Die Chat-Vorlage des Modells konnte nicht benutzt werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose another prompt template for this model, such as ChatML, or another model.</source>
        <translation>Eine andere Prompt-Vorlage für dieses Modell wählen, etwa ChatML, oder ein anderes Modell.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>An image cannot be read: {reason}.</source>
        <translation>Ein Bild kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Nothing was sent to the model.</source>
        <translation>Dem Modell wurde nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The images of this chat are too much: {reason}.</source>
        <translation>Die Bilder dieses Chats sind zu viel: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Make them smaller, use fewer, or start a new chat.</source>
        <translation>Sie verkleinern, weniger nehmen oder einen neuen Chat beginnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>{name} cannot see images.</source>
        <translation>{name} kann keine Bilder sehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose a model with a projector (an mmproj file), or leave the images out.</source>
        <translation>Ein Modell mit Projektor (einer mmproj-Datei) wählen oder die Bilder weglassen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>{name} does not let this model see images: {reason}.</source>
        <translation>{name} lässt dieses Modell keine Bilder sehen: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Get the projector that belongs to this model, or load the model without one.</source>
        <translation>Den Projektor beschaffen, der zu diesem Modell gehört, oder das Modell ohne laden.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The answer cannot have the form that was asked for: {reason}.</source>
        <translation>Die Antwort kann nicht die verlangte Form haben: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Correct the schema, expression or grammar at the place named.</source>
        <translation>Schema, Ausdruck oder Grammatik an der genannten Stelle berichtigen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>{draft} cannot guess ahead for {name}: {reason}.</source>
        <translation>{draft} kann für {name} nicht vorausraten: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose a smaller model of the same family, or use {name} alone.</source>
        <translation>Ein kleineres Modell derselben Familie wählen oder {name} allein benutzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The engine that runs models is not installed: {reason}.</source>
        <translation>Die Engine, in der Modelle laufen, ist nicht installiert: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Start Bantam with packaging/run, which builds or repairs it.</source>
        <translation>Bantam mit packaging/run starten; das baut oder repariert sie.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>No processor backend of the engine works on this computer: {reason}.</source>
        <translation>Kein Prozessor-Backend der Engine funktioniert auf diesem Computer: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Run “bantam doctor” and send us what it prints.</source>
        <translation>„bantam doctor“ ausführen und uns die Ausgabe schicken.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The engine needs a system library that is missing: {reason}.</source>
        <translation>Der Engine fehlt eine Bibliothek des Systems: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Install that library, then start Bantam again.</source>
        <translation>Diese Bibliothek installieren und Bantam neu starten.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>This system's C library is too old for the engine: {reason}.</source>
        <translation>Die C-Bibliothek dieses Systems ist zu alt für die Engine: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Update the system to one with glibc 2.28 or later.</source>
        <translation>Das System auf eines mit glibc 2.28 oder neuer bringen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The engine stopped while {doing}: {reason}.</source>
        <translation>Die Engine hat angehalten, beschäftigt mit: {doing}. Grund: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Your conversation is safe; what was written is kept.</source>
        <translation>Der Chat ist sicher; was geschrieben war, bleibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Restart the engine and ask again. If it happens again, choose another model.</source>
        <translation>Die Engine neu starten und noch einmal fragen. Passiert es wieder, ein anderes Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The engine did not answer for {seconds} s while {doing}.</source>
        <translation>Die Engine hat {seconds} s lang nicht geantwortet, beschäftigt mit: {doing}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Restart the engine and ask again.</source>
        <translation>Die Engine neu starten und noch einmal fragen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The engine could not be started: {reason}.</source>
        <translation>Die Engine konnte nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Close other programs and try again.</source>
        <translation>Andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>{path} was written by a newer Bantam (version {found}; this one knows {known}).</source>
        <translation>{path} wurde von einem neueren Bantam geschrieben (Version {found}; dieses kennt {known}).</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The file was not touched.</source>
        <translation>Die Datei wurde nicht angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Start the newer Bantam, or use another folder with --data-dir.</source>
        <translation>Das neuere Bantam starten oder mit --data-dir einen anderen Ordner nehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The file with your chats is damaged: {reason}.</source>
        <translation>Die Datei mit den Chats ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>It was copied to {copy} and left as it is.</source>
        <translation>Sie wurde nach {copy} kopiert und sonst nicht angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Go back to a backup from {backups} (bantam backup --restore NAME), or use another --data-dir.</source>
        <translation>Zu einer Sicherung aus {backups} zurückgehen (bantam backup --restore NAME) oder ein anderes --data-dir benutzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Another program is using {path}.</source>
        <translation>Ein anderes Programm benutzt {path}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Close the other Bantam window and try again.</source>
        <translation>Das andere Bantam-Fenster schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>There is no screen to draw a window on: {reason}.</source>
        <translation>Es gibt keinen Bildschirm, auf dem ein Fenster erscheinen kann: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Start Bantam on a desktop, or use “bantam ask” and “bantam chat” in the terminal.</source>
        <translation>Bantam in einer Arbeitsumgebung mit Bildschirm starten, oder im Terminal „bantam ask“ und „bantam chat“ benutzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The disk is full, so {what} could not be saved.</source>
        <translation>Der Datenträger ist voll, daher wurde nicht gespeichert: {what}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Everything saved before is safe, and your text is still in the window.</source>
        <translation>Alles zuvor Gespeicherte ist sicher, und der Text steht noch im Fenster.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Free some space on {path} and try again.</source>
        <translation>Auf {path} Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Bantam cannot write to {path}: {reason}.</source>
        <translation>Bantam kann nicht nach {path} schreiben: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Make the folder writable, or choose another one with --data-dir.</source>
        <translation>Den Ordner beschreibbar machen oder mit --data-dir einen anderen wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Bantam came upon a fault of its own while it started: {reason}.</source>
        <translation>Bantam ist beim Start auf einen eigenen Fehler gestoßen: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Your chats are safe.</source>
        <translation>Alle Chats sind sicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>That chat is not there any more.</source>
        <translation>Diesen Chat gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Your other chats are safe.</source>
        <translation>Alle anderen Chats sind sicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose another chat, or start a new one.</source>
        <translation>Einen anderen Chat wählen oder einen neuen beginnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>No backup could be made: {reason}.</source>
        <translation>Es konnte nicht gesichert werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Your chats are safe where they are, and older backups stay.</source>
        <translation>Die Chats sind sicher, wo sie sind, und ältere Sicherungen bleiben.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Make room on {path}, then back up again.</source>
        <translation>Auf {path} Platz schaffen, dann noch einmal sichern.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>The backup {name} cannot be used: {reason}.</source>
        <translation>Die Sicherung {name} kann nicht benutzt werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Your chats were not touched.</source>
        <translation>Die Chats wurden nicht angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/errors.py"/>
        <source>Choose another backup.</source>
        <translation>Eine andere Sicherung wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>Nothing was exported: the folder is gone, or there is no chat in it any more.</source>
        <translation>Nichts wurde exportiert: Der Ordner ist weg, oder es ist kein Chat mehr darin.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>Choose another folder, or export all chats.</source>
        <translation>Einen anderen Ordner wählen oder alle Chats exportieren.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>{name} could not be written: {reason}.</source>
        <translation>{name} konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>Your chats are safe. Files written before: {files}; none of them is half a file.</source>
        <translation>Die Chats sind sicher. Vorher geschriebene Dateien: {files}; keine davon ist eine halbe.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>Choose another folder, or make room on this one, and export again.</source>
        <translation>Einen anderen Ordner wählen oder hier Platz schaffen und noch einmal exportieren.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>The printer {name} took nothing.</source>
        <translation>Der Drucker {name} hat nichts angenommen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>See whether it is on and connected, or export the chat as PDF and print that.</source>
        <translation>Ist er eingeschaltet und verbunden? Sonst lässt sich der Chat als PDF exportieren und das PDF drucken.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>{name} could not be imported: {reason}.</source>
        <translation>{name} konnte nicht importiert werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>The chats that are here were not changed.</source>
        <translation>Die vorhandenen Chats wurden nicht verändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>Choose a file that Bantam exported, ChatGPT’s export (the zip too), or a folder of Markdown.</source>
        <translation>Eine von Bantam exportierte Datei, den Export von ChatGPT (auch als ZIP) oder einen Ordner mit Markdown wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>The presets in {name} could not be imported: {reason}.</source>
        <translation>Die Vorgaben in {name} konnten nicht importiert werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>None of them was taken, and the presets that are here were not changed.</source>
        <translation>Keine davon wurde übernommen, und die vorhandenen Vorgaben wurden nicht geändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/exchange_error_words.py"/>
        <source>Look at {place}, or choose a file of presets that Bantam exported.</source>
        <translation>{place} ansehen oder eine Datei mit Vorgaben wählen, die Bantam exportiert hat.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>The catalogue has no model called {name}.</source>
        <translation>Im Katalog ist kein Modell namens {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Nothing was fetched, and nobody was asked.</source>
        <translation>Nichts wurde geladen und niemand gefragt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Search for it, or ask the hub: a repository is named OWNER/NAME.</source>
        <translation>Danach suchen oder den Hub fragen: Eine Sammlung heißt EIGENTÜMER/NAME.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>{name} cannot be fetched: its card is there for comparison only.</source>
        <translation>{name} lässt sich nicht laden: Die Karte dient nur dem Vergleich.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Choose another model, or bring a GGUF file of your own.</source>
        <translation>Ein anderes Modell wählen oder eine eigene GGUF-Datei mitbringen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>No model on Hugging Face is named “{text}”.</source>
        <translation>Kein Modell auf Hugging Face heißt „{text}“.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Give OWNER/NAME, hf:OWNER/NAME:Q4_K_M, or the address of a GGUF file there.</source>
        <translation>EIGENTÜMER/NAME, hf:EIGENTÜMER/NAME:Q4_K_M oder die Adresse einer GGUF-Datei dort angeben.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>{name} has no file with the quantisation {quantisation}.</source>
        <translation>{name} hat keine Datei mit der Quantisierung {quantisation}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Choose one of: {names}.</source>
        <translation>Eine von diesen wählen: {names}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>{name} has no model that Bantam can run: no GGUF file, or not all parts of one.</source>
        <translation>{name} hat kein Modell, das Bantam ausführen kann: keine GGUF-Datei oder nicht alle Teile davon.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Search for its name and “GGUF”: others often publish the same model in that form.</source>
        <translation>Nach dem Namen und „GGUF“ suchen: Oft veröffentlichen andere dasselbe Modell in dieser Form.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>The publisher of {name} wants to know who fetches it.</source>
        <translation>Der Herausgeber von {name} will wissen, wer es lädt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Open its page, accept its terms, make a token with the right to read under Access Tokens, and put it into Settings, Network, as the access key.</source>
        <translation>Seine Seite öffnen, die Bedingungen annehmen, unter Access Tokens ein Token mit Leserecht anlegen und es unter Einstellungen, Netzwerk, als Zugangsschlüssel eintragen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>{host} does not accept the access key.</source>
        <translation>{host} nimmt den Zugangsschlüssel nicht an.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Put another one with the right to read into Settings, Network, or go on without one.</source>
        <translation>Unter Einstellungen, Netzwerk, einen anderen mit Leserecht eintragen oder ohne einen fortfahren.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>{host} shows no model {name}.</source>
        <translation>{host} zeigt kein Modell {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Check the name. It may be private, and then a token is needed.</source>
        <translation>Den Namen prüfen. Vielleicht ist es privat, dann braucht es einen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>{host} cannot be reached ({reason}).</source>
        <translation>{host} ist nicht erreichbar ({reason}).</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>The catalogue and the models on this computer work without it.</source>
        <translation>Der Katalog und die Modelle auf diesem Computer gehen auch ohne.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Check the connection, and try again.</source>
        <translation>Die Verbindung prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>The proxy “{proxy}” cannot be used: it has to begin with http:// or https://.</source>
        <translation>Der Proxy „{proxy}“ kann nicht verwendet werden: Er muss mit http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Nobody was asked. The catalogue and the models on this computer work without it.</source>
        <translation>Niemand wurde gefragt. Der Katalog und die Modelle auf diesem Computer brauchen ihn nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Correct “Proxy” in Settings, Network, or leave it empty for a direct connection.</source>
        <translation>Unter Einstellungen, Netzwerk, „Proxy“ berichtigen oder für eine direkte Verbindung leer lassen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>The hub “{hub}” cannot be used: its address has to begin with https:// and to do without name, password, “?” and “#”.</source>
        <translation>Der Hub „{hub}“ kann nicht verwendet werden: Seine Adresse muss mit https:// beginnen und ohne Namen, Passwort, „?“ und „#“ auskommen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Nobody was asked. Only a hub on this computer may be reached without encryption.</source>
        <translation>Niemand wurde gefragt. Nur ein Hub auf diesem Computer darf ohne Verschlüsselung erreicht werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Correct “Address of the hub” in Settings, Network, or the variable HF_ENDPOINT.</source>
        <translation>Unter Einstellungen, Netzwerk, „Adresse des Hubs“ berichtigen, oder die Variable HF_ENDPOINT.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>{host} has too much to do at the moment.</source>
        <translation>{host} hat im Augenblick zu viel zu tun.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Wait a few minutes, and try again.</source>
        <translation>Ein paar Minuten warten und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>What answered in the place of the hub was not understood.</source>
        <translation>Was anstelle des Hubs geantwortet hat, wurde nicht verstanden.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_error_words.py"/>
        <source>Sign in where this network asks for it, and try again.</source>
        <translation>Sich anmelden, wo dieses Netzwerk danach fragt, und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>It cannot be used: {reason}.</source>
        <translation>Sie kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>it was changed meanwhile</source>
        <translation>sie wurde inzwischen verändert</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library.py"/>
        <source>the copy is not what was copied: that disk, or its cable, is not sound</source>
        <translation>die Kopie gleicht dem Original nicht: Der Datenträger oder sein Kabel ist nicht in Ordnung</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>There is no model on this computer.</source>
        <translation>Auf diesem Computer gibt es kein Modell.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Put a GGUF file into {folder}, or start Bantam with packaging/run again.</source>
        <translation>Eine GGUF-Datei in {folder} legen oder Bantam noch einmal mit packaging/run starten.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} needs {needed} of memory, and {available} are available.</source>
        <translation>{name} braucht {needed} Arbeitsspeicher, und {available} sind verfügbar.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>It was not loaded, and your conversations are safe.</source>
        <translation>Es wurde nicht geladen, und die Unterhaltungen sind sicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Close other programs, choose a shorter context or a smaller file, or load it anyway.</source>
        <translation>Andere Programme schließen, einen kürzeren Kontext oder eine kleinere Datei wählen oder es trotzdem laden.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} is in the list already: it lies at {path}.</source>
        <translation>{name} steht schon in der Liste: Die Datei liegt unter {path}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Use the one that is there, or delete it first.</source>
        <translation>Das vorhandene benutzen oder es zuerst löschen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} is here already: {twin} has the same bytes, at {path}.</source>
        <translation>{name} ist schon da: {twin} hat dieselben Bytes, unter {path}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Nothing was changed, and nothing was copied.</source>
        <translation>Nichts wurde geändert und nichts kopiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Use the one that is there.</source>
        <translation>Die vorhandene verwenden.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>See who may read {path}, and whether its disk is connected; then try again.</source>
        <translation>Nachsehen, wer {path} lesen darf und ob der Datenträger verbunden ist; dann noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>There is no GGUF file in {name} that can be read.</source>
        <translation>In {name} ist keine GGUF-Datei, die gelesen werden kann.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Choose the folder that holds them, or one with a PEFT adapter.</source>
        <translation>Den Ordner wählen, in dem sie liegen, oder einen mit einem PEFT-Adapter.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} could not be added: {reason}.</source>
        <translation>{name} ließ sich nicht hinzufügen: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>The file itself was not changed, and nothing half is left.</source>
        <translation>Die Datei selbst wurde nicht verändert, und nichts Halbes blieb zurück.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>See whether {name} can be read and {folder} can be written, and try again.</source>
        <translation>Prüfen, ob {name} sich lesen und {folder} sich beschreiben lässt, und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>What opens .gguf files could not be changed: {reason}.</source>
        <translation>Womit .gguf-Dateien geöffnet werden, konnte nicht geändert werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Other programs open what they opened before.</source>
        <translation>Andere Programme öffnen, was sie vorher geöffnet haben.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>See who may write {path}, or drop files onto Bantam’s window.</source>
        <translation>Nachsehen, wer {path} schreiben darf, oder Dateien auf das Fenster von Bantam ziehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} needs {needed}, and there are {free} left on the disk of {path}.</source>
        <translation>{name} braucht {needed}, und auf dem Datenträger von {path} sind {free} frei.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Make room there, or use the file where it is.</source>
        <translation>Dort Platz schaffen oder die Datei benutzen, wo sie liegt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>The files of {name} belong to {program}.</source>
        <translation>Die Dateien von {name} gehören {program}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>They were not touched.</source>
        <translation>Sie wurden nicht angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Do it in {program}. Bantam only reads what other programs keep.</source>
        <translation>In {program} tun. Bantam liest nur, was andere Programme aufbewahren.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} came with Bantam and belongs to its installation.</source>
        <translation>{name} kam mit Bantam und gehört zur Installation.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Nothing was deleted.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Choose another model for your chats; this one need not be used.</source>
        <translation>Ein anderes Modell für die Chats wählen; dieses muss nicht benutzt werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} is in use.</source>
        <translation>{name} wird gerade benutzt.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Unload it first, or delete it when it has finished.</source>
        <translation>Zuerst entladen, oder löschen, wenn es fertig ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} could not be deleted: {reason}.</source>
        <translation>{name} ließ sich nicht löschen: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>What could not be deleted is unchanged.</source>
        <translation>Was sich nicht löschen ließ, ist unverändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>See who may write to {folder}, and try again.</source>
        <translation>Prüfen, wer in {folder} schreiben darf, und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} could not be read to its end: {reason}.</source>
        <translation>{name} ließ sich nicht bis zum Ende lesen: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>See whether its disk is connected and sound, and try again.</source>
        <translation>Prüfen, ob der Datenträger angeschlossen und in Ordnung ist, und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>What was found out about {name} could not be kept: {reason}.</source>
        <translation>Was über {name} herausgefunden wurde, konnte nicht behalten werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>The files of the model were only read.</source>
        <translation>Die Dateien des Modells wurden nur gelesen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Make room on the disk of {path}, and try again.</source>
        <translation>Auf dem Datenträger von {path} Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>The models could not be moved to {folder}: {reason}.</source>
        <translation>Die Modelle ließen sich nicht nach {folder} verschieben: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>All of them are where they were, and whole.</source>
        <translation>Alle sind, wo sie waren, und ganz.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Choose another folder, or see whether this one can be written, and try again.</source>
        <translation>Einen anderen Ordner wählen oder prüfen, ob dieser sich beschreiben lässt, und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} is not made smaller: {reason}.</source>
        <translation>{name} wird nicht verkleinert: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Begin with a file of the type F16, BF16 or Q8_0, and choose a smaller type.</source>
        <translation>Mit einer Datei vom Typ F16, BF16 oder Q8_0 beginnen und einen kleineren Typ wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>{name} could not be made smaller: {reason}.</source>
        <translation>{name} ließ sich nicht verkleinern: {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>The model itself was only read, and nothing half is left.</source>
        <translation>Das Modell selbst wurde nur gelesen, und nichts Halbes blieb zurück.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/library_error_words.py"/>
        <source>Check the model’s file, and see whether its folder has room; then try again.</source>
        <translation>Die Datei des Modells prüfen und ob ihr Ordner Platz hat; dann noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>there is nothing in it</source>
        <translation>es steht nichts darin</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>it is damaged</source>
        <translation>sie ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>it is neither text nor a kind of file that Bantam reads</source>
        <translation>sie ist weder Text noch eine Dateiart, die Bantam liest</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>it is in the old Word format, or locked with a password</source>
        <translation>sie hat das alte Word-Format oder ist mit einem Passwort gesperrt</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>it holds more than Bantam reads, or was made to look small</source>
        <translation>sie enthält mehr, als Bantam liest, oder täuscht ihre Größe vor</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>it is of a kind that Bantam does not read</source>
        <translation>sie ist von einer Art, die Bantam nicht liest</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>this installation has no reader for PDF files</source>
        <translation>diese Installation kann keine PDF-Dateien lesen</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>it is larger than 256 MB</source>
        <translation>sie ist größer als 256 MB</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>reading it took too long or too much memory</source>
        <translation>das Lesen dauerte zu lange oder brauchte zu viel Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/documents/reader.py"/>
        <source>it is a folder</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>it is no GGUF file, or a damaged one</source>
        <translation>sie ist keine GGUF-Datei, oder eine beschädigte</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>it is no adapter</source>
        <translation>er ist kein Adapter</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>it is another kind of adapter than LoRA</source>
        <translation>er ist eine andere Art von Adapter als LoRA</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>it wants to be switched on within a text, which Bantam cannot do</source>
        <translation>er will mitten im Text eingeschaltet werden, das kann Bantam nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>it was made for another kind of model</source>
        <translation>er wurde für eine andere Art von Modell gemacht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>it was made for another model: its sizes are different</source>
        <translation>er wurde für ein anderes Modell gemacht: seine Maße sind andere</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>it changes the vectors of words, which this model also writes with</source>
        <translation>er ändert die Vektoren der Wörter, mit denen dieses Modell auch schreibt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>a part of it is missing</source>
        <translation>ein Teil davon fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>the strength in its file makes no sense</source>
        <translation>die Stärke in seiner Datei ergibt keinen Sinn</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>its file cannot be read</source>
        <translation>seine Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>it is named twice</source>
        <translation>er ist zweimal genannt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/adapter_file.py"/>
        <source>llama.cpp refuses it</source>
        <translation>llama.cpp weist es zurück</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/build.py"/>
        <source>it has no processor backend</source>
        <translation>sie hat kein Prozessor-Backend</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/build.py"/>
        <source>its libraries could not be loaded</source>
        <translation>ihre Bibliotheken konnten nicht geladen werden</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>starting</source>
        <translation>Starten</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>loading the model</source>
        <translation>Laden des Modells</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>writing an answer</source>
        <translation>Schreiben einer Antwort</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>counting tokens</source>
        <translation>Zählen von Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>reading texts for search</source>
        <translation>Lesen von Texten für die Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>scoring texts</source>
        <translation>Bewerten von Texten</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>ranking texts</source>
        <translation>Ordnen von Texten</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>reading an adapter</source>
        <translation>Lesen eines Adapters</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>measuring how fast the model is</source>
        <translation>Messen, wie schnell das Modell ist</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>working out what a model takes</source>
        <translation>auszurechnen, was ein Modell braucht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>saving what it knows of the chats</source>
        <translation>Speichern dessen, was sie von den Chats weiß</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>waiting for a question</source>
        <translation>Warten auf eine Frage</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>it sent something that is not a message of the engine</source>
        <translation>sie schickte etwas, das keine Nachricht der Engine ist</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>it stopped listening and was ended</source>
        <translation>sie hörte nicht mehr zu und wurde beendet</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/crash.py"/>
        <source>it was stopped</source>
        <translation>sie wurde angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>it was killed; the system may have run out of memory (SIGKILL)</source>
        <translation>sie wurde abgebrochen; vielleicht ging dem System der Speicher aus (SIGKILL)</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>it touched memory that is not its own (SIGSEGV)</source>
        <translation>sie griff auf fremden Speicher zu (SIGSEGV)</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>the model file changed while in use, or its disk failed (SIGBUS)</source>
        <translation>die Modelldatei änderte sich während der Benutzung, oder ihr Datenträger versagte (SIGBUS)</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>this processor lacks an instruction that the engine used (SIGILL)</source>
        <translation>diesem Prozessor fehlt ein Befehl, den die Engine benutzte (SIGILL)</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>the engine gave up on the model file (SIGABRT)</source>
        <translation>die Engine gab bei der Modelldatei auf (SIGABRT)</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>it made an impossible calculation (SIGFPE)</source>
        <translation>sie machte eine unmögliche Rechnung (SIGFPE)</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>another program ended it (SIGTERM)</source>
        <translation>ein anderes Programm beendete sie (SIGTERM)</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>it asked the system for something forbidden (SIGSYS)</source>
        <translation>sie verlangte vom System etwas Verbotenes (SIGSYS)</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>the system ran out of memory</source>
        <translation>dem System ging der Speicher aus</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>a library that it needs is missing</source>
        <translation>eine Bibliothek, die sie braucht, fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/deaths.py"/>
        <source>it ended by itself</source>
        <translation>sie endete von selbst</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/draft_model.py"/>
        <source>its vocabulary is another one</source>
        <translation>sein Vokabular ist ein anderes</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/draft_model.py"/>
        <source>what it has read cannot be taken back</source>
        <translation>was es gelesen hat, lässt sich nicht zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/embedding.py"/>
        <source>llama.cpp could not read the text</source>
        <translation>llama.cpp konnte den Text nicht lesen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/embedding.py"/>
        <source>it gives no vectors of texts, which search needs</source>
        <translation>es liefert keine Vektoren von Texten, die die Suche braucht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/embedding.py"/>
        <source>what it calculates are no numbers</source>
        <translation>was es berechnet, sind keine Zahlen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf.py"/>
        <source>there is no rule “root”, with which everything begins</source>
        <translation>es fehlt die Regel „root“, mit der alles beginnt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf.py"/>
        <source>there is no rule “{name}”</source>
        <translation>eine Regel „{name}“ gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf.py"/>
        <source>“{name}” begins with itself, so nothing would ever be written</source>
        <translation>„{name}“ beginnt mit sich selbst, so würde nie etwas geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf.py"/>
        <source>“{name}” can never come to an end</source>
        <translation>„{name}“ kann nie zu einem Ende kommen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf.py"/>
        <source>what is repeated without end must not be empty</source>
        <translation>was endlos wiederholt wird, darf nicht leer sein</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf.py"/>
        <source>“{name}” has too many ways to begin</source>
        <translation>„{name}“ kann auf zu viele Arten beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf.py"/>
        <source>the grammar allows no text at all</source>
        <translation>die Grammatik lässt gar keinen Text zu</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>the grammar is longer than {limit} characters</source>
        <translation>die Grammatik ist länger als {limit} Zeichen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>the name of a rule is expected here</source>
        <translation>hier muss der Name einer Regel stehen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>“::=” is expected here</source>
        <translation>hier muss „::=“ stehen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>this does not belong into a rule</source>
        <translation>das gehört nicht in eine Regel</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>the rule “{name}” is already there</source>
        <translation>die Regel „{name}“ gibt es schon</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>{sign} is missing</source>
        <translation>{sign} fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>there is nothing to repeat before this</source>
        <translation>davor steht nichts, was wiederholt werden kann</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>a number of repetitions is written as {{2}}, {{2,}} or {{2,5}}</source>
        <translation>eine Zahl von Wiederholungen schreibt man {{2}}, {{2,}} oder {{2,5}}</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>the smaller number comes first</source>
        <translation>die kleinere Zahl kommt zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>more than {limit} repetitions are not possible</source>
        <translation>mehr als {limit} Wiederholungen gehen nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>the grammar becomes too large; make rules shorter or repeat less</source>
        <translation>die Grammatik wird zu groß; Regeln kürzen oder weniger wiederholen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>more than {limit} parentheses inside each other are not possible</source>
        <translation>mehr als {limit} Klammern ineinander gehen nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>this is not an escape that GBNF knows</source>
        <translation>diese Escape-Folge kennt GBNF nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>there is no such character</source>
        <translation>dieses Zeichen gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>no character fits into these brackets</source>
        <translation>kein Zeichen passt in diese Klammern</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/gbnf_reader.py"/>
        <source>tokens of one model are not possible; write characters instead</source>
        <translation>Tokens eines Modells gehen nicht; stattdessen Zeichen schreiben</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/json_schema.py"/>
        <source>no value can be valid here</source>
        <translation>hier kann kein Wert gültig sein</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/json_schema.py"/>
        <source>more than one of “oneOf” may fit; use “anyOf”, or give each a fixed property</source>
        <translation>von „oneOf“ kann mehr als eines passen; „anyOf“ nehmen oder jedem eine feste Eigenschaft geben</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/json_schema.py"/>
        <source>the format “{name}” cannot be kept while writing</source>
        <translation>das Format „{name}“ kann beim Schreiben nicht eingehalten werden</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/json_schema.py"/>
        <source>more than {limit} schemas inside each other are not possible</source>
        <translation>mehr als {limit} Schemas ineinander gehen nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>the expression is longer than {limit} characters</source>
        <translation>der Ausdruck ist länger als {limit} Zeichen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>looking ahead or back is not possible, for a text is written from left to right</source>
        <translation>Vor- oder Zurückschauen geht nicht, denn ein Text wird von links nach rechts geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>referring back to an earlier group is not possible</source>
        <translation>auf eine frühere Gruppe zu verweisen geht nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>word borders are not possible</source>
        <translation>Wortgrenzen gehen nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>this kind of group is not possible</source>
        <translation>diese Art von Gruppe geht nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>^ and $ are possible at the beginning and at the end only</source>
        <translation>^ und $ gehen nur am Anfang und am Ende</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>nothing was opened that this closes</source>
        <translation>nichts ist offen, was dies schließt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>a second sign of repetition is not possible here</source>
        <translation>ein zweites Zeichen für Wiederholung geht hier nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>the smaller one comes first</source>
        <translation>das kleinere kommt zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>more than {limit} groups inside each other are not possible</source>
        <translation>mehr als {limit} Gruppen ineinander gehen nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>this escape is not possible</source>
        <translation>diese Escape-Folge geht nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/regex_reader.py"/>
        <source>a range goes from one character to another</source>
        <translation>ein Bereich geht von einem Zeichen zu einem anderen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_keywords.py"/>
        <source>a schema is an object, true or false</source>
        <translation>ein Schema ist ein Objekt, true oder false</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_keywords.py"/>
        <source>“{keyword}” cannot be kept while writing</source>
        <translation>„{keyword}“ kann beim Schreiben nicht eingehalten werden</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_keywords.py"/>
        <source>“{keyword}” cannot be kept together with “{other}”</source>
        <translation>„{keyword}“ kann nicht zusammen mit „{other}“ eingehalten werden</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_keywords.py"/>
        <source>there is no type “{name}”</source>
        <translation>einen Typ „{name}“ gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_keywords.py"/>
        <source>“{keyword}” has a value that it cannot have</source>
        <translation>„{keyword}“ hat einen Wert, den es nicht haben kann</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_reader.py"/>
        <source>the schema is longer than {limit} characters</source>
        <translation>das Schema ist länger als {limit} Zeichen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_reader.py"/>
        <source>this is not JSON: {reason}</source>
        <translation>das ist kein JSON: {reason}</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_reader.py"/>
        <source>the schema refers to itself too often</source>
        <translation>das Schema verweist zu oft auf sich selbst</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_reader.py"/>
        <source>“{name}” leads nowhere</source>
        <translation>„{name}“ führt ins Leere</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_reader.py"/>
        <source>“{name}” leads out of this schema</source>
        <translation>„{name}“ führt aus diesem Schema hinaus</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar/schema_reader.py"/>
        <source>“{name}” leads back to itself</source>
        <translation>„{name}“ führt zu sich selbst zurück</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/grammar_sampler.py"/>
        <source>the model has no token that could come next</source>
        <translation>das Modell hat kein Token, das als Nächstes kommen könnte</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/graphics/graphics.py"/>
        <source>it takes longer than the processor</source>
        <translation>er braucht länger als der Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/image_limits.py"/>
        <source>there are more than 16</source>
        <translation>es sind mehr als 16</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/image_limits.py"/>
        <source>one is larger than 4 MB</source>
        <translation>eines ist größer als 4 MB</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/image_limits.py"/>
        <source>together they are larger than 5 MB</source>
        <translation>zusammen sind sie größer als 5 MB</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/image_limits.py"/>
        <source>one has more than 12 million pixels, or more than 8,192 in a row or column</source>
        <translation>eines hat mehr als 12 Millionen Pixel, oder mehr als 8.192 in einer Zeile oder Spalte</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/image_limits.py"/>
        <source>together they have more than 50 million pixels</source>
        <translation>zusammen haben sie mehr als 50 Millionen Pixel</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/image_limits.py"/>
        <source>it is neither a PNG nor a JPEG file</source>
        <translation>es ist weder eine PNG- noch eine JPEG-Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/image_limits.py"/>
        <source>the file is damaged</source>
        <translation>die Datei ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/llama.py"/>
        <source>the Python package llama_cpp is missing</source>
        <translation>das Python-Paket llama_cpp fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/llama_model.py"/>
        <source>it is made for search and cannot chat</source>
        <translation>es ist für die Suche gemacht und kann nicht chatten</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/llama_model.py"/>
        <source>it is made for chat and cannot be used for search</source>
        <translation>es ist für Chats gemacht und nicht für die Suche zu gebrauchen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/llama_model.py"/>
        <source>it is not made for ranking texts</source>
        <translation>es ist nicht gemacht, um Texte zu ordnen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/llama_model.py"/>
        <source>it is made for ranking texts and for nothing else</source>
        <translation>es ist gemacht, um Texte zu ordnen, und für nichts sonst</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/llama_model.py"/>
        <source>it has no vocabulary</source>
        <translation>es hat kein Vokabular</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/llama_model.py"/>
        <source>its heads have a size that llama.cpp cannot calculate with</source>
        <translation>seine Köpfe haben eine Größe, mit der llama.cpp nicht rechnen kann</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/quantise_run.py"/>
        <source>it was not written to its end</source>
        <translation>sie wurde nicht zu Ende geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/ranking.py"/>
        <source>it lacks the part that gives the scores</source>
        <translation>ihm fehlt der Teil, der die Punkte vergibt</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/reserve.py"/>
        <source>values in a quantised cache need flash attention</source>
        <translation>Werte in einem quantisierten Cache brauchen Flash Attention</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/reserve.py"/>
        <source>its heads are not made of whole blocks of this cache type</source>
        <translation>seine Köpfe bestehen nicht aus ganzen Blöcken dieses Cache-Typs</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/reserve.py"/>
        <source>it needs one cache type for both keys and values</source>
        <translation>es braucht denselben Cache-Typ für Schlüssel und Werte</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/reserve.py"/>
        <source>llama.cpp makes no context for it</source>
        <translation>llama.cpp macht dafür keinen Kontext</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/template.py"/>
        <source>it is too long</source>
        <translation>sie ist zu lang</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/template.py"/>
        <source>it takes too long or too much memory</source>
        <translation>sie braucht zu lange oder zu viel Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/template.py"/>
        <source>it tries to do something that a template must not do</source>
        <translation>sie versucht etwas, was eine Vorlage nicht darf</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/template.py"/>
        <source>it writes something that is no text</source>
        <translation>sie schreibt etwas, das kein Text ist</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>there is no template of that name</source>
        <translation>eine Vorlage dieses Namens gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/verdict.py"/>
        <source>not for this processor</source>
        <translation>nicht für diesen Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/verdict.py"/>
        <source>it calculated something else than the others</source>
        <translation>es hat etwas anderes berechnet als die anderen</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/verdict.py"/>
        <source>it calculated numbers that are none</source>
        <translation>es hat Zahlen berechnet, die keine sind</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/verdict.py"/>
        <source>it did not finish in time</source>
        <translation>es ist nicht rechtzeitig fertig geworden</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/vision.py"/>
        <source>the file is not there any more</source>
        <translation>die Datei ist nicht mehr da</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/vision.py"/>
        <source>the file is damaged or not complete</source>
        <translation>die Datei ist beschädigt oder unvollständig</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/vision.py"/>
        <source>it belongs to another model</source>
        <translation>er gehört zu einem anderen Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/vision.py"/>
        <source>it is made for sound</source>
        <translation>er ist für Töne gemacht</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/vision.py"/>
        <source>the model's projector cannot take it</source>
        <translation>der Projektor des Modells nimmt es nicht an</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/vision.py"/>
        <source>it has no place for images</source>
        <translation>sie hat keinen Platz für Bilder</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/writing.py"/>
        <source>llama.cpp could not calculate the next token</source>
        <translation>llama.cpp konnte das nächste Token nicht berechnen</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/chatgpt_reader.py"/>
        <source>it does not have the form of a ChatGPT conversation</source>
        <translation>sie hat nicht die Form eines Gesprächs von ChatGPT</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/chatgpt_reader.py"/>
        <source>its messages follow each other in a circle</source>
        <translation>ihre Nachrichten folgen einander im Kreis</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/json_reader.py"/>
        <source>a newer Bantam wrote it</source>
        <translation>ein neueres Bantam hat sie geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/json_reader.py"/>
        <source>it does not have the form of Bantam’s chats</source>
        <translation>sie hat nicht die Form von Bantams Chats</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/json_reader.py"/>
        <source>it does not have the form of a chat</source>
        <translation>sie hat nicht die Form eines Chats</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/json_reader.py"/>
        <source>its id is empty or too long</source>
        <translation>ihre Kennung ist leer oder zu lang</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/json_reader.py"/>
        <source>one of its messages has no fields</source>
        <translation>eine ihrer Nachrichten hat keine Felder</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/lenient_json.py"/>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/lenient_json.py"/>
        <source>it is not JSON, or its end is missing</source>
        <translation>sie ist kein JSON, oder ihr Ende fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/lenient_json.py"/>
        <source>it is not JSON</source>
        <translation>sie ist kein JSON</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/markdown_reader.py"/>
        <source>there are no words in it</source>
        <translation>es stehen keine Wörter darin</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/preset_file.py"/>
        <source>it is not a file of presets</source>
        <translation>sie ist keine Datei mit Vorgaben</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/preset_file.py"/>
        <source>it holds too many presets, or none</source>
        <translation>sie enthält zu viele Vorgaben oder keine</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/preset_file.py"/>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/preset_file.py"/>
        <source>a preset has no name, or a name that is too long</source>
        <translation>eine Vorgabe hat keinen Namen oder einen zu langen</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/preset_file.py"/>
        <source>there is something in it that no preset has</source>
        <translation>darin steht etwas, das keine Vorgabe hat</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/preset_file.py"/>
        <source>there is a value in it that is not possible</source>
        <translation>darin steht ein Wert, der nicht möglich ist</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_chat.py"/>
        <source>there is no message in it</source>
        <translation>es steht keine Nachricht darin</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_chat.py"/>
        <source>its time is no time</source>
        <translation>ihre Zeit ist keine Zeit</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_chat.py"/>
        <source>two of its messages have the same id</source>
        <translation>zwei ihrer Nachrichten haben dieselbe Kennung</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_chat.py"/>
        <source>the time of one of its messages is no time</source>
        <translation>die Zeit einer ihrer Nachrichten ist keine Zeit</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_files.py"/>
        <source>it has a file that no person attached</source>
        <translation>er hat eine Datei, die niemand angehängt hat</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_files.py"/>
        <source>the text of an attached file is missing</source>
        <translation>der Text einer angehängten Datei fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_files.py"/>
        <source>what it says of an attached file cannot be true</source>
        <translation>was er über eine angehängte Datei sagt, kann nicht stimmen</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_files.py"/>
        <source>an attached image is damaged</source>
        <translation>ein angehängtes Bild ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sound_files.py"/>
        <source>the text of an attached file is not the one that was sent</source>
        <translation>der Text einer angehängten Datei ist nicht der, der gesendet wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sources.py"/>
        <source>there are no Markdown files in it</source>
        <translation>es sind keine Markdown-Dateien darin</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sources.py"/>
        <source>it is neither from Bantam nor from ChatGPT</source>
        <translation>sie ist weder von Bantam noch von ChatGPT</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/sources.py"/>
        <source>it is not text in UTF-8</source>
        <translation>es ist kein Text in UTF-8</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/zip_source.py"/>
        <source>there is no conversations.json in it</source>
        <translation>es ist keine conversations.json darin</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/zip_source.py"/>
        <source>it is damaged, or locked with a password</source>
        <translation>sie ist beschädigt oder mit einem Passwort gesperrt</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/zip_source.py"/>
        <source>it is damaged, or its end is missing</source>
        <translation>sie ist beschädigt, oder ihr Ende fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/exchange/zip_source.py"/>
        <source>it holds too many files</source>
        <translation>sie enthält zu viele Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/hub/tokens.py"/>
        <source>none was found</source>
        <translation>keiner wurde gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/library/bounded_reader.py"/>
        <source>it ends in the middle of its header</source>
        <translation>sie endet mitten in ihrem Kopf</translation>
    </message>
    <message>
        <location filename="../../desktop/library/checking.py"/>
        <source>its bytes are others than its publisher announced</source>
        <translation>ihre Bytes sind andere, als ihr Herausgeber angekündigt hat</translation>
    </message>
    <message>
        <location filename="../../desktop/library/checking.py"/>
        <source>its bytes have changed since it was last checked</source>
        <translation>ihre Bytes haben sich seit der letzten Prüfung geändert</translation>
    </message>
    <message>
        <location filename="../../desktop/library/checking.py"/>
        <source>its bytes have changed although nobody wrote to it: its disk may be failing</source>
        <translation>ihre Bytes haben sich geändert, obwohl niemand in sie schrieb: Der Datenträger könnte versagen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is a ZIP archive</source>
        <translation>sie ist ein ZIP-Archiv</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is compressed with gzip</source>
        <translation>sie ist mit gzip gepackt</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is a Git LFS pointer, not the file itself</source>
        <translation>sie ist nur ein Verweis von Git LFS, nicht die Datei selbst</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is in GGML, a format older than GGUF</source>
        <translation>sie ist im Format GGML, das älter ist als GGUF</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is in GGMF, a format older than GGUF</source>
        <translation>sie ist im Format GGMF, das älter ist als GGUF</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is in GGJT, a format older than GGUF</source>
        <translation>sie ist im Format GGJT, das älter ist als GGUF</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is a web page, so the download did not bring the model</source>
        <translation>sie ist eine Webseite, also hat der Download das Modell nicht gebracht</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is in the safetensors format; Bantam reads GGUF</source>
        <translation>sie ist im Format safetensors; Bantam liest GGUF</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it is filled with zeros, so the download did not finish</source>
        <translation>sie besteht aus Nullen, also ist der Download nicht fertig geworden</translation>
    </message>
    <message>
        <location filename="../../desktop/library/file_kinds.py"/>
        <source>it does not begin like a GGUF file</source>
        <translation>sie beginnt nicht wie eine GGUF-Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/library/gguf_header.py"/>
        <source>it is not an ordinary file</source>
        <translation>das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/library/gguf_header.py"/>
        <source>it was written for computers with the other byte order</source>
        <translation>sie wurde für Computer mit anderer Byte-Reihenfolge geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/library/gguf_header.py"/>
        <source>it does not say what architecture it has</source>
        <translation>sie sagt nicht, welche Architektur sie hat</translation>
    </message>
    <message>
        <location filename="../../desktop/library/importing.py"/>
        <source>its folder does not let it go: copy it or link it instead</source>
        <translation>der Ordner lässt sie nicht los: stattdessen kopieren oder verknüpfen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/model_reader.py"/>
        <source>it goes with a model and is none itself</source>
        <translation>sie gehört zu einem Modell und ist selbst keines</translation>
    </message>
    <message>
        <location filename="../../desktop/library/model_reader.py"/>
        <source>a name in its path is not valid UTF-8: rename it</source>
        <translation>ein Name in ihrem Pfad ist kein gültiges UTF-8: bitte umbenennen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/model_reader.py"/>
        <source>it holds no weights</source>
        <translation>sie enthält keine Gewichte</translation>
    </message>
    <message>
        <location filename="../../desktop/library/other_programs/folders.py"/>
        <source>its download is not finished</source>
        <translation>ihr Download ist nicht fertig</translation>
    </message>
    <message>
        <location filename="../../desktop/library/other_programs/ollama.py"/>
        <source>a file that belongs to it is missing</source>
        <translation>eine Datei, die dazugehört, fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/library/other_programs/ollama.py"/>
        <source>it lies in several files that Bantam cannot put together</source>
        <translation>es liegt in mehreren Dateien, die Bantam nicht zusammensetzen kann</translation>
    </message>
    <message>
        <location filename="../../desktop/library/peft.py"/>
        <source>there is no LoRA adapter of PEFT in that folder</source>
        <translation>in diesem Ordner ist kein LoRA-Adapter von PEFT</translation>
    </message>
    <message>
        <location filename="../../desktop/library/peft.py"/>
        <source>it is another kind of adapter than plain LoRA</source>
        <translation>er ist von anderer Art als einfaches LoRA</translation>
    </message>
    <message>
        <location filename="../../desktop/library/peft.py"/>
        <source>adapters for this kind of model cannot be converted</source>
        <translation>Adapter für diese Art von Modell lassen sich nicht umwandeln</translation>
    </message>
    <message>
        <location filename="../../desktop/library/peft.py"/>
        <source>it changes a part of the model that cannot be converted</source>
        <translation>er ändert einen Teil des Modells, der sich nicht umwandeln lässt</translation>
    </message>
    <message>
        <location filename="../../desktop/library/peft.py"/>
        <source>its numbers are in a file that could run programs, adapter_model.bin</source>
        <translation>die Zahlen liegen in einer Datei, die Programme ausführen könnte, adapter_model.bin</translation>
    </message>
    <message>
        <location filename="../../desktop/library/peft.py"/>
        <source>its files are damaged</source>
        <translation>seine Dateien sind beschädigt</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/display.py"/>
        <source>neither DISPLAY nor WAYLAND_DISPLAY is set</source>
        <translation>weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt</translation>
    </message>
    <message>
        <location filename="../../desktop/machine/display.py"/>
        <source>the one that DISPLAY or WAYLAND_DISPLAY names does not answer</source>
        <translation>der von DISPLAY oder WAYLAND_DISPLAY benannte antwortet nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/paths.py"/>
        <source>there is no home folder</source>
        <translation>es gibt keinen persönlichen Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/registration/linux.py"/>
        <source>somebody else wrote that file</source>
        <translation>jemand anderes hat diese Datei geschrieben</translation>
    </message>
    <message>
        <location filename="../../desktop/services/adapter_service.py"/>
        <source>It cannot be made for this model, as {reason}.</source>
        <translation>Für dieses Modell lässt er sich nicht machen, denn {reason}.</translation>
    </message>
    <message>
        <location filename="../../desktop/services/answer_service.py"/>
        <source>there is a fault in Bantam</source>
        <translation>in Bantam ist ein Fehler</translation>
    </message>
    <message>
        <location filename="../../desktop/services/backup_service.py"/>
        <source>it was gone again when it was looked for</source>
        <translation>sie war wieder weg, als nach ihr gesehen wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_news.py"/>
        <source>it was ended</source>
        <translation>es wurde beendet</translation>
    </message>
    <message>
        <location filename="../../desktop/services/download_service.py"/>
        <source>something failed inside Bantam</source>
        <translation>in Bantam ist etwas fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../desktop/services/engine_service.py"/>
        <source>there are as many adapters as can be used together</source>
        <translation>mehr Adapter können nicht zusammen benutzt werden</translation>
    </message>
    <message>
        <location filename="../../desktop/services/folder_move.py"/>
        <source>a model is being fetched into them: pause that first</source>
        <translation>ein Modell wird gerade dorthin heruntergeladen: zuerst anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/services/folder_move.py"/>
        <source>one of the two folders lies in the other</source>
        <translation>einer der beiden Ordner liegt im anderen</translation>
    </message>
    <message>
        <location filename="../../desktop/services/given_models.py"/>
        <source>it is no ordinary file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/services/import_service.py"/>
        <source>there are no chats in it</source>
        <translation>es sind keine Chats darin</translation>
    </message>
    <message>
        <location filename="../../desktop/services/library_service.py"/>
        <source>another program keeps its models there</source>
        <translation>ein anderes Programm bewahrt dort seine Modelle auf</translation>
    </message>
    <message>
        <location filename="../../desktop/services/model_import.py"/>
        <source>the model folder is not there: its disk may not be connected</source>
        <translation>der Modellordner ist nicht da: Vielleicht ist der Datenträger nicht angeschlossen</translation>
    </message>
    <message>
        <location filename="../../desktop/services/opening_service.py"/>
        <source>this system learns it from an installed application, which packaging/run does not make</source>
        <translation>dieses System erfährt es von einem installierten Programm, und packaging/run macht keines</translation>
    </message>
    <message>
        <location filename="../../desktop/services/quantise_service.py"/>
        <source>its numbers are few bits already, and to round them again would cost much quality</source>
        <translation>ihre Zahlen haben schon wenige Bits, und sie noch einmal zu runden würde viel Qualität kosten</translation>
    </message>
    <message>
        <location filename="../../desktop/services/quantise_service.py"/>
        <source>that type is not one that Bantam makes</source>
        <translation>diesen Typ stellt Bantam nicht her</translation>
    </message>
    <message>
        <location filename="../../desktop/services/quantise_service.py"/>
        <source>that type would not make it smaller</source>
        <translation>dieser Typ würde es nicht kleiner machen</translation>
    </message>
    <message>
        <location filename="../../desktop/services/quantise_service.py"/>
        <source>what was written does not work as a model</source>
        <translation>was geschrieben wurde, geht nicht als Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/backup.py"/>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/backup.py"/>
        <source>the disk did not take the copy</source>
        <translation>der Datenträger nahm die Kopie nicht an</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/backup_store.py"/>
        <source>there is none of that name</source>
        <translation>es gibt keine mit diesem Namen</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/backup_store.py"/>
        <source>the damaged file could not be copied aside</source>
        <translation>die beschädigte Datei konnte nicht beiseite kopiert werden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/ownership/backups_controller.py"/>
        <source>an answer is being written</source>
        <translation>eine Antwort wird gerade geschrieben</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/attachments/file_dialog.py"/>
        <source>… %Ln characters are left out here; Copy takes them too …</source>
        <translation>
            <numerusform>… %Ln Zeichen ist hier weggelassen; Kopieren nimmt es mit …</numerusform>
            <numerusform>… %Ln Zeichen sind hier weggelassen; Kopieren nimmt sie mit …</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>page {chosen} of {of}</source>
        <translation>Seite {chosen} von {of}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>pages {chosen} of {of}</source>
        <translation>Seiten {chosen} von {of}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>section {chosen} of {of}</source>
        <translation>Abschnitt {chosen} von {of}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>sections {chosen} of {of}</source>
        <translation>Abschnitte {chosen} von {of}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>line {chosen} of {of}</source>
        <translation>Zeile {chosen} von {of}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>lines {chosen} of {of}</source>
        <translation>Zeilen {chosen} von {of}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>Windows-1252</source>
        <translation>Windows-1252</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>{0}, the last of them in part</source>
        <translation>{0}, der Schluss davon nur zum Teil</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} Pixel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/attachments/file_words.py"/>
        <source>read as {0}</source>
        <translation>gelesen als {0}</translation>
    </message>
</context>
<context>
    <name>first_run</name>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Lighter</source>
        <translation>Leichter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>For code</source>
        <translation>Für Code</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>It needs more memory than the catalogue knew. Another one may suit you better.</source>
        <translation>Es braucht mehr Arbeitsspeicher, als der Katalog wusste. Ein anderes passt vielleicht besser.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>The strongest model that runs well here.</source>
        <translation>Das stärkste Modell, das hier gut läuft.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>A strong model that fits in memory here.</source>
        <translation>Ein starkes Modell, das hier in den Speicher passt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Quicker to get, and leaves more memory.</source>
        <translation>Schneller da und lässt mehr Speicher frei.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Made for writing and explaining programs.</source>
        <translation>Zum Schreiben und Erklären von Programmen gemacht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>All of it fits in your graphics card</source>
        <translation>Passt ganz in die Grafikkarte</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>{0} of {1} layers fit in your graphics card</source>
        <translation>{0} von {1} Schichten passen in die Grafikkarte</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Tight · runs on the processor</source>
        <translation>Knapp · läuft auf dem Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Good · runs on the processor</source>
        <translation>Gut · läuft auf dem Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Its speed here is not known yet</source>
        <translation>Seine Geschwindigkeit hier ist noch nicht bekannt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>About {0}</source>
        <translation>Etwa {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>{0}, faster than you read</source>
        <translation>{0}, schneller als Lesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Takes {0} of memory, {1} are available</source>
        <translation>Belegt {0} Speicher, {1} sind verfügbar</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>Leaves {0} GB of memory for other apps</source>
        <translation>Lässt {0} GB Speicher für andere Programme</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>From {0} · {1}</source>
        <translation>Von {0} · {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>uses {0} of memory</source>
        <translation>belegt {0} Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>On the processor, {0}</source>
        <translation>Auf dem Prozessor, {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/advice_words.py"/>
        <source>No model of the catalogue runs well with what is free on this computer now.</source>
        <translation>Kein Modell des Katalogs läuft gut mit dem, was auf diesem Computer jetzt frei ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>Graphics</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>{0} cores</source>
        <translation>{0} Kerne</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>{0} available now</source>
        <translation>{0} jetzt verfügbar</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>None found</source>
        <translation>Keine gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>Models run on the processor</source>
        <translation>Modelle nutzen die CPU</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>Shared memory</source>
        <translation>Geteilter Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>SSD</source>
        <translation>SSD</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>hard disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>{0} free</source>
        <translation>{0} frei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/first_run/machine_words.py"/>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
</context>
<context>
    <name>hub</name>
    <message>
        <location filename="../../desktop/core/hub_access.py"/>
        <source>Sign in to Hugging Face, open the model's page, and accept its terms.</source>
        <translation>Sich bei Hugging Face anmelden, die Seite des Modells öffnen und den Bedingungen zustimmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_access.py"/>
        <source>Make an access token with the right to read, and nothing more.</source>
        <translation>Einen Zugangsschlüssel mit Leserecht anlegen, und nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/hub_access.py"/>
        <source>Paste the token here. It is kept in this computer's keyring.</source>
        <translation>Den Schlüssel hier einfügen. Er liegt im Passwortspeicher dieses Computers.</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Catalan</source>
        <translation>Katalanisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Estonian</source>
        <translation>Estnisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Persian</source>
        <translation>Persisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Irish</source>
        <translation>Irisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Croatian</source>
        <translation>Kroatisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Indonesian</source>
        <translation>Indonesisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Lithuanian</source>
        <translation>Litauisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Latvian</source>
        <translation>Lettisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Maltese</source>
        <translation>Maltesisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Slovak</source>
        <translation>Slowakisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Slovenian</source>
        <translation>Slowenisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>programming languages</source>
        <translation>Programmiersprachen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/language_words.py"/>
        <source>many languages</source>
        <translation>viele Sprachen</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <location filename="../../desktop/ui/locale_text.py"/>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/locale_text.py"/>
        <source>{0} min {1} s</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>sees images</source>
        <translation>sieht Bilder</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>can think before it answers</source>
        <translation>kann vor der Antwort nachdenken</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>{0} downloads a month</source>
        <translation>{0} Downloads im Monat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>{0} languages</source>
        <translation>{0} Sprachen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>several languages</source>
        <translation>mehrere Sprachen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>made for {0}</source>
        <translation>gemacht für {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>For comparison only</source>
        <translation>Nur zum Vergleich</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>Completes code</source>
        <translation>Vervollständigt Code</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>Completes text</source>
        <translation>Vervollständigt Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>For conversations</source>
        <translation>Für Gespräche</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>Writes and explains code</source>
        <translation>Schreibt und erklärt Code</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>Thinks before it answers</source>
        <translation>Denkt nach, bevor es antwortet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>Finds passages by their meaning</source>
        <translation>Findet Textstellen nach ihrer Bedeutung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/about_words.py"/>
        <source>Sorts passages by how well they answer</source>
        <translation>Ordnet Textstellen danach, wie gut sie antworten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} s left</source>
        <translation>noch {0} s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} min left</source>
        <translation>noch {0} min</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} h left</source>
        <translation>noch {0} h</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} days left</source>
        <translation>noch {0} Tage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>months left</source>
        <translation>noch Monate</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} MB/s</source>
        <translation>{0} MB/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} kB/s</source>
        <translation>{0} kB/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0}%</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Waiting for data</source>
        <translation>Wartet auf Daten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Trying again now</source>
        <translation>Wird jetzt noch einmal versucht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Tries again in {0}</source>
        <translation>Neuer Versuch in {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Goes on when there is room</source>
        <translation>Geht weiter, wenn Platz ist</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Waiting for another Bantam</source>
        <translation>Wartet auf ein anderes Bantam</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Checking what arrived</source>
        <translation>Angekommenes wird geprüft</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>Stopped</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} at {1}</source>
        <translation>{0} mit {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} active</source>
        <translation>{0} läuft</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>%Ln need attention</source>
        <translation>
            <numerusform>%Ln braucht Aufmerksamkeit</numerusform>
            <numerusform>%Ln brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} paused</source>
        <translation>{0} angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} waiting</source>
        <translation>{0} wartend</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>{0} verified</source>
        <translation>{0} geprüft</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>No speed limit</source>
        <translation>Ohne Begrenzung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/downloads/download_words.py"/>
        <source>At most {0} MB/s</source>
        <translation>Höchstens {0} MB/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_badge.py"/>
        <source>Fast · fits in GPU</source>
        <translation>Schnell · passt in GPU</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_badge.py"/>
        <source>Good · CPU</source>
        <translation>Gut · CPU</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_badge.py"/>
        <source>Tight</source>
        <translation>Knapp</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_badge.py"/>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_badge.py"/>
        <source>{0} tok/s</source>
        <translation>{0} Tok/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_badge.py"/>
        <source>{0}–{1}</source>
        <translation>{0}–{1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>&lt;{0}%</source>
        <translation>&lt;{0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>quality loss not known</source>
        <translation>Verlust nicht bekannt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>as good as the original</source>
        <translation>so gut wie das Original</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>hardly a difference</source>
        <translation>kaum ein Unterschied</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>a small difference</source>
        <translation>ein kleiner Unterschied</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>noticeably weaker</source>
        <translation>merklich schwächer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>clearly weaker</source>
        <translation>deutlich schwächer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>Needs about {0} more memory than is available</source>
        <translation>Braucht etwa {0} mehr Speicher, als frei ist</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>Its own figures say: too large. It takes {0}, and {1} are available.</source>
        <translation>Ihre eigenen Angaben sagen: zu groß. Sie belegt {0}, und {1} sind verfügbar.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>Its own figures say: tight. It takes {0} of the {1} that are available.</source>
        <translation>Ihre eigenen Angaben sagen: knapp. Sie belegt {0} von {1}, die verfügbar sind.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>Its publisher has put another file in the place of the one that was known.</source>
        <translation>Der Herausgeber hat die bekannte Datei durch eine andere ersetzt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>memory {0}</source>
        <translation>Speicher {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>{0} bits a number</source>
        <translation>{0} Bits pro Zahl</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>Nobody has published how much quality it loses</source>
        <translation>Niemand hat veröffentlicht, wie viel Qualität sie verliert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>Quality loss {0}</source>
        <translation>Qualitätsverlust {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/fit_words.py"/>
        <source>{0} as published: {1}. Your model may lose more or less.</source>
        <translation>{0} wie veröffentlicht: {1}. Dieses Modell kann mehr oder weniger verlieren.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>{0}B</source>
        <translation>{0}B</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>{0}M</source>
        <translation>{0} M</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>{0} at work on each word</source>
        <translation>{0} arbeiten an jedem Wort</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>{0} layers</source>
        <translation>{0} Schichten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>{0} tokens</source>
        <translation>{0} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>commercial use allowed</source>
        <translation>Firmen dürfen es benutzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>commercial use with conditions</source>
        <translation>für Firmen mit Bedingungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>no commercial use</source>
        <translation>nicht für Firmen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>commercial use not known</source>
        <translation>für Firmen ungeklärt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>Not compared with its publisher's page: what stands there counts.</source>
        <translation>Nicht mit der Seite des Herausgebers verglichen: Es gilt, was dort steht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>finding passages</source>
        <translation>Textstellen finden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>sorting passages</source>
        <translation>Textstellen ordnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>{0}, including {1}</source>
        <translation>{0}, darunter {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>released {0}</source>
        <translation>erschienen {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>Installed</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>In downloads</source>
        <translation>In den Downloads</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>Reference only</source>
        <translation>Nur zum Vergleich</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>Fit not known</source>
        <translation>Passung unbekannt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>{0} billion</source>
        <translation>{0} Milliarden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/models/model_words.py"/>
        <source>{0} million</source>
        <translation>{0} Millionen</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <location filename="../../desktop/core/file_opening.py"/>
        <source>A double click on a .gguf file does not open Bantam.</source>
        <translation>Ein Doppelklick auf eine .gguf-Datei öffnet Bantam nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/file_opening.py"/>
        <source>A double click on a .gguf file opens Bantam.</source>
        <translation>Ein Doppelklick auf eine .gguf-Datei öffnet Bantam.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/file_opening.py"/>
        <source>Bantam is offered for .gguf files, and {other} opens them, as before.</source>
        <translation>Bantam wird für .gguf-Dateien angeboten, und {other} öffnet sie, wie vorher.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/file_opening.py"/>
        <source>This system learns of it from installed applications only; drop files onto Bantam’s window instead.</source>
        <translation>Dieses System erfährt das nur von installierten Programmen; Dateien lassen sich stattdessen auf das Fenster von Bantam ziehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/registration/tools.py"/>
        <source>{tool} is not installed, so some file managers will not know yet. Install {package} and do this once more.</source>
        <translation>{tool} ist nicht installiert, daher wissen es manche Dateimanager noch nicht. {package} installieren und dies noch einmal tun.</translation>
    </message>
    <message>
        <location filename="../../desktop/registration/tools.py"/>
        <source>{tool} did not do its work: {said}</source>
        <translation>{tool} hat seine Arbeit nicht getan: {said}</translation>
    </message>
    <message>
        <location filename="../../desktop/registration/windows.py"/>
        <source>Windows keeps {other}, which you chose there. Choose Bantam in Settings → Apps → Default apps.</source>
        <translation>Windows behält {other}, wie dort gewählt. Bantam lässt sich unter Einstellungen → Apps → Standard-Apps wählen.</translation>
    </message>
</context>
<context>
    <name>quantisations</name>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>2 bits: the smallest, and its answers suffer plainly</source>
        <translation>2 Bit: am kleinsten, und die Antworten leiden deutlich</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>3 bits, small: only where nothing larger fits</source>
        <translation>3 Bit, klein: nur wo nichts Größeres passt</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>3 bits, medium: small, with a loss that can be felt</source>
        <translation>3 Bit, mittel: klein, mit spürbarem Verlust</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>3 bits, large: small, with a loss that can be felt</source>
        <translation>3 Bit, groß: klein, mit spürbarem Verlust</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>4 bits, plain: fast on some processors, loses more than Q4_K_M</source>
        <translation>4 Bit, einfach: schnell auf manchen Prozessoren, verliert mehr als Q4_K_M</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>4 bits, plain: an older form, loses more than Q4_K_M</source>
        <translation>4 Bit, einfach: eine ältere Form, verliert mehr als Q4_K_M</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>4 bits, small: a little smaller than the best balance</source>
        <translation>4 Bit, klein: etwas kleiner als die beste Mischung</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>4 bits, medium: the best balance of size and quality</source>
        <translation>4 Bit, mittel: die beste Mischung aus Größe und Qualität</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>5 bits, plain: an older form, Q5_K_M is better</source>
        <translation>5 Bit, einfach: eine ältere Form, Q5_K_M ist besser</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>5 bits, small: nearer to the original</source>
        <translation>5 Bit, klein: näher am Original</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>5 bits, medium: close to the original</source>
        <translation>5 Bit, mittel: nah am Original</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>6 bits: hardly to be told from the original</source>
        <translation>6 Bit: kaum vom Original zu unterscheiden</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>8 bits: practically the original, at half its size</source>
        <translation>8 Bit: praktisch das Original, halb so groß</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>16 bits: the original, unshortened</source>
        <translation>16 Bit: das Original, ungekürzt</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>32 bits: larger than the original, and no better</source>
        <translation>32 Bit: größer als das Original und nicht besser</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>4 bits: as its makers trained it</source>
        <translation>4 Bit: so, wie die Hersteller es trainiert haben</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>unknown: its file tells</source>
        <translation>unbekannt: Die Datei sagt es</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>{bits} bits, in the newer form that is small and slower to calculate</source>
        <translation>{bits} Bit, in der neueren Form, die klein ist und langsamer rechnet</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>{bits} bits, more for the layers that need them</source>
        <translation>{bits} Bit, mehr für die Schichten, die sie brauchen</translation>
    </message>
    <message>
        <location filename="../../desktop/core/quantisation.py"/>
        <source>{bits} bits</source>
        <translation>{bits} Bit</translation>
    </message>
</context>
<context>
    <name>sent_words</name>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>temperature {0}</source>
        <translation>Temperatur {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>top-p {0}</source>
        <translation>Top-p {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>top-k {0}</source>
        <translation>Top-k {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>min-p {0}</source>
        <translation>Min-p {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>repetition {0}</source>
        <translation>Wiederholung {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>over {0} tokens</source>
        <translation>über {0} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>frequency {0}</source>
        <translation>Häufigkeit {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>presence {0}</source>
        <translation>Vorkommen {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>DRY {0}</source>
        <translation>DRY {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>DRY base {0}</source>
        <translation>DRY-Basis {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>DRY from {0} tokens</source>
        <translation>DRY ab {0} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>typical {0}</source>
        <translation>typisch {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>XTC {0}</source>
        <translation>XTC {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>XTC above {0}</source>
        <translation>XTC über {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Mirostat {0}</source>
        <translation>Mirostat {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Mirostat tau {0}</source>
        <translation>Mirostat Tau {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Mirostat eta {0}</source>
        <translation>Mirostat Eta {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Own template</source>
        <translation>Eigene Vorlage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>The file’s own</source>
        <translation>Die der Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Thinking was on</source>
        <translation>Nachdenken war an</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Thinking was off</source>
        <translation>Nachdenken war aus</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>{0}, changed</source>
        <translation>{0}, geändert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>made to fit a JSON schema</source>
        <translation>an ein JSON-Schema gebunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>{number}. {name}, which the model did not see</source>
        <translation>{number}. {name}, vom Modell nicht gesehen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>In the prompt each stands where {mark} is.</source>
        <translation>Im Prompt steht jedes dort, wo {mark} ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>{number}. {name}, %Ln tokens</source>
        <translation>
            <numerusform>{number}. {name}, %Ln Token</numerusform>
            <numerusform>{number}. {name}, %Ln Tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Tokens</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Longest reply</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>all of it</source>
        <translation>ganz</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>all of it, after the summary of another one</source>
        <translation>ganz, nach der Zusammenfassung eines anderen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>without the first %Ln messages; a summary stands for them</source>
        <translation>
            <numerusform>ohne die erste Nachricht; eine Zusammenfassung steht dafür</numerusform>
            <numerusform>ohne die ersten %Ln Nachrichten; eine Zusammenfassung steht dafür</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/chat/sent_words.py"/>
        <source>without the first %Ln messages</source>
        <translation>
            <numerusform>ohne die erste Nachricht</numerusform>
            <numerusform>ohne die ersten %Ln Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>Used from the next start of Bantam, which can be now.</source>
        <translation>Gilt ab dem nächsten Start von Bantam, und der kann jetzt sein.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>Used as soon as nothing is being written.</source>
        <translation>Gilt, sobald gerade nichts geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>Storage</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <location filename="../../desktop/core/shown_setting.py"/>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Pseudo (to find faults)</source>
        <translation>Pseudo (zur Fehlersuche)</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>{0} tokens</source>
        <translation>{0} Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Reading text size</source>
        <translation>Textgröße beim Lesen</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>{0} px</source>
        <translation>{0} px</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>On by itself when the system asks for it.</source>
        <translation>Von selbst an, wenn das System es verlangt.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Stronger borders</source>
        <translation>Kräftigere Ränder</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>On by itself when the system asks for high contrast.</source>
        <translation>Von selbst an, wenn das System hohen Kontrast verlangt.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>What the model should know before every chat</source>
        <translation>Was das Modell vor jedem Chat wissen soll</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Longest reply</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Context length</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>How much of a chat the model reads. More takes more memory.</source>
        <translation>Wie viel eines Chats das Modell liest. Mehr braucht mehr Speicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Processor threads</source>
        <translation>Prozessor-Threads</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Automatic uses what tuning found.</source>
        <translation>Automatisch nimmt, was das Abstimmen fand.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Models in memory at once</source>
        <translation>Modelle zugleich im Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>As far as there is room. The one that has rested longest goes first.</source>
        <translation>So weit der Platz reicht. Das am längsten ungenutzte geht zuerst.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Unload models after</source>
        <translation>Modelle entladen nach</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>When nobody asked them for so long. The next answer loads them again.</source>
        <translation>Wenn sie so lange niemand gebraucht hat. Die nächste Antwort lädt sie wieder.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>{0} minutes</source>
        <translation>{0} Minuten</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>The model titles chats</source>
        <translation>Das Modell benennt Chats</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>After the first answer, while nothing else is to be done.</source>
        <translation>Nach der ersten Antwort, wenn sonst nichts zu tun ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Use the network when I ask for something</source>
        <translation>Das Netzwerk benutzen, wenn ich etwas verlange</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Off forbids every connection: no search, no download.</source>
        <translation>Aus verbietet jede Verbindung: keine Suche, kein Download.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Address of the hub</source>
        <translation>Adresse des Hubs</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>A mirror’s, if Hugging Face itself cannot be reached.</source>
        <translation>Die eines Spiegels, wenn Hugging Face selbst nicht erreichbar ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>Fastest download</source>
        <translation>Schnellster Download</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>{0} MB/s</source>
        <translation>{0} MB/s</translation>
    </message>
    <message>
        <location filename="../../desktop/settings.py"/>
        <source>No limit</source>
        <translation>Ohne Grenze</translation>
    </message>
</context>
<context>
    <name>settings_faults</name>
    <message>
        <location filename="../../desktop/ui/settings/fault_words.py"/>
        <source>The settings file could not be read, so every setting has its default.</source>
        <translation>Die Einstellungsdatei konnte nicht gelesen werden, daher gilt überall der Standard.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/fault_words.py"/>
        <source>The old file is kept.</source>
        <translation>Die alte Datei bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/fault_words.py"/>
        <source>Some settings could not be read and have their defaults: {0}.</source>
        <translation>Manche Einstellungen waren nicht lesbar und haben ihren Standard: {0}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/fault_words.py"/>
        <source>All others are as you left them, and the old file is kept.</source>
        <translation>Alle anderen sind wie zuvor, und die alte Datei bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/fault_words.py"/>
        <source>Set them again here.</source>
        <translation>Hier können sie neu gesetzt werden.</translation>
    </message>
</context>
<context>
    <name>sizes</name>
    <message>
        <location filename="../../desktop/ui/locale_text.py"/>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/locale_text.py"/>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/locale_text.py"/>
        <source>{0} kB</source>
        <translation>{0} kB</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/settings/ledger_dialog.py"/>
        <source>{0} B</source>
        <translation>{0} B</translation>
    </message>
</context>
<context>
    <name>template_words</name>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_words.py"/>
        <source>Own template</source>
        <translation>Eigene Vorlage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_words.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_words.py"/>
        <source>Automatic: the file’s own</source>
        <translation>Automatisch: die der Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_words.py"/>
        <source>Automatic: {0}</source>
        <translation>Automatisch: {0}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_words.py"/>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_words.py"/>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/inspector/template_words.py"/>
        <source>The file’s own</source>
        <translation>Die der Datei</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>The file brings its own template.</source>
        <translation>Die Datei bringt ihre eigene Vorlage mit.</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>The file brings a template called {template}, and it was asked for.</source>
        <translation>Die Datei bringt eine Vorlage namens {template} mit, und sie wurde verlangt.</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>{template} was chosen for this model.</source>
        <translation>{template} wurde für dieses Modell gewählt.</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>A template was given for this model.</source>
        <translation>Für dieses Modell wurde eine Vorlage angegeben.</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>The file has no template; its name says {template} (“{hint}”).</source>
        <translation>Die Datei hat keine Vorlage; ihr Name spricht für {template} („{hint}“).</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>The file has no template; its vocabulary has {hint}, as {template} wants.</source>
        <translation>Die Datei hat keine Vorlage; ihr Vokabular hat {hint}, wie {template} es will.</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>The file has no template; it is built like {template} ({hint}).</source>
        <translation>Die Datei hat keine Vorlage; sie ist gebaut wie {template} ({hint}).</translation>
    </message>
    <message>
        <location filename="../../desktop/engine/templates/choosing.py"/>
        <source>The file has no template and nothing tells which one it wants. It goes on with the text as it is.</source>
        <translation>Die Datei hat keine Vorlage, und nichts sagt, welche sie will. Es geht mit dem Text weiter, wie er ist.</translation>
    </message>
</context>
<context>
    <name>ways_forward</name>
    <message>
        <location filename="../../desktop/ui/chat/transcript/ways_forward.py"/>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/ways_forward.py"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/ways_forward.py"/>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/ways_forward.py"/>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/ways_forward.py"/>
        <source>Answer without it</source>
        <translation>Ohne ihn antworten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/chat/transcript/ways_forward.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
</TS>
