<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>main</name>
    <message>
        <source>What pre-trained representations learn, when, and what each moment is good for.</source>
        <translation>ماذا تتعلّم التمثيلات المدرَّبة مسبقًا، ومتى، ولأي غرض تصلح كل لحظة.</translation>
    </message>
    <message>
        <source>A run or study to open: its folder, or its name in the library</source>
        <translation>التشغيل أو الدراسة المراد فتحها: المجلد، أو الاسم في المكتبة</translation>
    </message>
    <message>
        <source>The folder that holds the runs</source>
        <translation>المجلد الذي يضم التشغيلات</translation>
    </message>
    <message>
        <source>Write the figures and the report of a run or study, without a window</source>
        <translation>كتابة الأشكال والتقرير لتشغيل أو دراسة، دون نافذة</translation>
    </message>
    <message>
        <source>The folder that --export writes into</source>
        <translation>المجلد الذي يكتب فيه ⁦--export⁩</translation>
    </message>
</context>
<context>
    <name>transect::CheckpointTimeline</name>
    <message>
        <source>Checkpoints</source>
        <translation>نقاط الحفظ</translation>
    </message>
    <message numerus="yes">
        <source>, and %n inside the first epoch</source>
        <translation>
            <numerusform>، ولا نقاط داخل الحقبة الأولى</numerusform>
            <numerusform>، ونقطة واحدة داخل الحقبة الأولى</numerusform>
            <numerusform>، ونقطتان داخل الحقبة الأولى</numerusform>
            <numerusform>، و%n نقاط داخل الحقبة الأولى</numerusform>
            <numerusform>، و%n نقطة داخل الحقبة الأولى</numerusform>
            <numerusform>، و%n نقطة داخل الحقبة الأولى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>لا نقاط حفظ</numerusform>
            <numerusform>نقطة حفظ واحدة</numerusform>
            <numerusform>نقطتا حفظ</numerusform>
            <numerusform>%n نقاط حفظ</numerusform>
            <numerusform>%n نقطة حفظ</numerusform>
            <numerusform>%n نقطة حفظ</numerusform>
        </translation>
    </message>
    <message>
        <source>epochs %1</source>
        <translation>الحقب %1</translation>
    </message>
</context>
<context>
    <name>transect::CommandPalette</name>
    <message>
        <source>What to do?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>الأمر</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
</context>
<context>
    <name>transect::DataSetPicker</name>
    <message>
        <source>choose a data set</source>
        <translation>اختر مجموعة بيانات</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>غير موجودة</translation>
    </message>
    <message>
        <source>Not found: %1</source>
        <translation>غير موجودة: %1</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>استعراض</translation>
    </message>
    <message>
        <source>Browse for a folder or a file of images</source>
        <translation>استعراض بحثًا عن مجلد صور أو ملف صور</translation>
    </message>
    <message>
        <source>A folder with one folder a class</source>
        <translation>مجلد فيه مجلد لكل فئة</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>مجلد صور</translation>
    </message>
    <message>
        <source>A file: tar, IDX, NPZ, NPY or a picture of tiles</source>
        <translation>ملف: tar أو IDX أو NPZ أو NPY أو صورة مؤلفة من مربعات</translation>
    </message>
    <message>
        <source>File of images</source>
        <translation>ملف صور</translation>
    </message>
    <message>
        <source>Not found on this machine: %1</source>
        <translation>غير موجودة على هذا الحاسوب: %1</translation>
    </message>
</context>
<context>
    <name>transect::DeviceQueueLabel</name>
    <message>
        <source>%1 is free</source>
        <translation>الجهاز %1 متاح</translation>
    </message>
    <message>
        <source>%1 is held by %2</source>
        <translation>الجهاز %1 محجوز للتشغيل %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n wait(s)</source>
        <translation>
            <numerusform>%1، ولا تشغيل ينتظر</numerusform>
            <numerusform>%1، وتشغيل واحد ينتظر</numerusform>
            <numerusform>%1، وتشغيلان ينتظران</numerusform>
            <numerusform>%1، و%n تشغيلات تنتظر</numerusform>
            <numerusform>%1، و%n تشغيلًا ينتظر</numerusform>
            <numerusform>%1، و%n تشغيل ينتظر</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue cannot be read: %1</source>
        <translation>تتعذّر قراءة قائمة الانتظار: %1</translation>
    </message>
    <message>
        <source>No other run holds a device or waits for one</source>
        <translation>لا تشغيل آخر يحجز جهازًا أو ينتظره</translation>
    </message>
</context>
<context>
    <name>transect::DifferenceList</name>
    <message>
        <source>not set</source>
        <translation>غير محدد</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Differences to the original</source>
        <translation>الفروق عن الأصل</translation>
    </message>
    <message>
        <source>Differs from the original</source>
        <translation>يختلف عن الأصل</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>الأصل</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
</context>
<context>
    <name>transect::Engine</name>
    <message>
        <source>transectl, the program that carries out runs, was not found</source>
        <translation>لم يُعثر على transectl، وهو البرنامج الذي ينفّذ التشغيلات</translation>
    </message>
    <message>
        <source>Put it beside transect or into a folder of PATH, or name it in the environment variable TRANSECTL</source>
        <translation>ضعه بجانب transect أو في أحد مجلدات PATH، أو حدّده في متغيّر البيئة TRANSECTL</translation>
    </message>
    <message>
        <source>transectl cannot say what it can do: %1</source>
        <translation>لا يستطيع transectl أن يصف إمكاناته: %1</translation>
    </message>
    <message>
        <source>Run transectl doctor in a terminal: it names what is missing</source>
        <translation>نفّذ الأمر transectl doctor في الطرفية: فهو يبيّن ما ينقص</translation>
    </message>
</context>
<context>
    <name>transect::EstimateTexts</name>
    <message>
        <source>%1 linear probes</source>
        <translation>%1 من المسابير الخطية</translation>
    </message>
    <message>
        <source>%1 fine-tunings</source>
        <translation>%1 من عمليات الضبط الدقيق</translation>
    </message>
    <message>
        <source>%1 spectra</source>
        <translation>%1 من الأطياف</translation>
    </message>
    <message>
        <source>nothing to evaluate</source>
        <translation>لا شيء للتقييم</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>لا حقب</numerusform>
            <numerusform>حقبة واحدة</numerusform>
            <numerusform>حقبتان</numerusform>
            <numerusform>%n حقب</numerusform>
            <numerusform>%n حقبة</numerusform>
            <numerusform>%n حقبة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>لا نقاط حفظ</numerusform>
            <numerusform>نقطة حفظ واحدة</numerusform>
            <numerusform>نقطتا حفظ</numerusform>
            <numerusform>%n نقاط حفظ</numerusform>
            <numerusform>%n نقطة حفظ</numerusform>
            <numerusform>%n نقطة حفظ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pre-training(s)</source>
        <translation>
            <numerusform>لا تدريب مسبق</numerusform>
            <numerusform>تدريب مسبق واحد</numerusform>
            <numerusform>تدريبان مسبقان</numerusform>
            <numerusform>%n تدريبات مسبقة</numerusform>
            <numerusform>%n تدريبًا مسبقًا</numerusform>
            <numerusform>%n تدريب مسبق</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>لا أهداف</numerusform>
            <numerusform>هدف واحد</numerusform>
            <numerusform>هدفان</numerusform>
            <numerusform>%n أهداف</numerusform>
            <numerusform>%n هدفًا</numerusform>
            <numerusform>%n هدف</numerusform>
        </translation>
    </message>
    <message>
        <source>For each checkpoint: </source>
        <translation>لكل نقطة حفظ: </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>لا بذور</numerusform>
            <numerusform>بذرة واحدة</numerusform>
            <numerusform>بذرتان</numerusform>
            <numerusform>%n بذور</numerusform>
            <numerusform>%n بذرة</numerusform>
            <numerusform>%n بذرة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::FieldRow</name>
    <message>
        <source>Back to the default</source>
        <translation>العودة إلى القيمة الافتراضية</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: العودة إلى القيمة الافتراضية</translation>
    </message>
</context>
<context>
    <name>transect::FieldText</name>
    <message>
        <source>Default: %1</source>
        <translation>القيمة الافتراضية: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
</context>
<context>
    <name>transect::GroupSection</name>
    <message numerus="yes">
        <source>%1 (%n changed)</source>
        <translation>
            <numerusform>%1 (بلا تغيير)</numerusform>
            <numerusform>%1 (تغيير واحد)</numerusform>
            <numerusform>%1 (تغييران)</numerusform>
            <numerusform>%1 (%n تغييرات)</numerusform>
            <numerusform>%1 (%n تغييرًا)</numerusform>
            <numerusform>%1 (%n تغيير)</numerusform>
        </translation>
    </message>
    <message>
        <source>Section %1, %2</source>
        <translation>القسم %1، %2</translation>
    </message>
    <message>
        <source>open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>مغلق</translation>
    </message>
</context>
<context>
    <name>transect::HeatMap</name>
    <message>
        <source>%1: rows %2, columns %3, from %4 to %5</source>
        <translation>%1: الصفوف %2، الأعمدة %3، من %4 إلى %5</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>لا قيمة</translation>
    </message>
</context>
<context>
    <name>transect::Inspector</name>
    <message>
        <source>not set</source>
        <translation>غير محدد</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Choose a run to see what it is.</source>
        <translation>اختر تشغيلًا لترى ما هو.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>After the current step, with a checkpoint</source>
        <translation>بعد الخطوة الحالية، مع نقطة حفظ</translation>
    </message>
    <message>
        <source>Parameters of the run</source>
        <translation>معاملات التشغيل</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>المعامل</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 من %2 %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>المتبقي %1</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>إيقاف فوري</translation>
    </message>
    <message numerus="yes">
        <source>%n damaged part(s) left out: %1</source>
        <translation>
            <numerusform>لم يُستبعد أي جزء تالف: %1</numerusform>
            <numerusform>استُبعد جزء تالف واحد: %1</numerusform>
            <numerusform>استُبعد جزآن تالفان: %1</numerusform>
            <numerusform>استُبعدت %n أجزاء تالفة: %1</numerusform>
            <numerusform>استُبعد %n جزءًا تالفًا: %1</numerusform>
            <numerusform>استُبعد %n جزء تالف: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>تاريخ الإنشاء</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 معامل</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>صور التدريب</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>نقاط الحفظ</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Stands on</source>
        <translation>يعتمد على</translation>
    </message>
</context>
<context>
    <name>transect::JsonEditor</name>
    <message>
        <source>Specification as JSON</source>
        <translation>المواصفات بصيغة JSON</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>السطر %1: </translation>
    </message>
</context>
<context>
    <name>transect::LaunchChoices</name>
    <message>
        <source>What to launch</source>
        <translation>ما المراد إطلاقه</translation>
    </message>
</context>
<context>
    <name>transect::LaunchDialog</name>
    <message>
        <source>Launch</source>
        <translation>إطلاق</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>استمارة</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>دراسة</translation>
    </message>
    <message>
        <source>Pre-trains on a source, and evaluates the checkpoints on targets as they are written</source>
        <translation>تُجري التدريب المسبق على مصدر، وتقيّم نقاط الحفظ على أهداف فور كتابتها</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>تدريب مسبق</translation>
    </message>
    <message>
        <source>Trains a network on a source by a method and leaves a series of checkpoints</source>
        <translation>يدرّب شبكة على مصدر بإحدى الطرائق ويترك سلسلة من نقاط الحفظ</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>نقل</translation>
    </message>
    <message>
        <source>Evaluates the checkpoints of an existing run, or of a folder, on a target</source>
        <translation>يقيّم نقاط حفظ تشغيل قائم، أو مجلد، على هدف</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>جاهزة</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>A new run with the parameters of %1, but for what is changed here</source>
        <translation>تشغيل جديد بمعاملات %1، عدا ما يُغيَّر هنا</translation>
    </message>
    <message>
        <source>transectl is being asked what it can do</source>
        <translation>يجري سؤال transectl عن إمكاناته</translation>
    </message>
    <message>
        <source>Asking transectl what it can do</source>
        <translation>جارٍ سؤال transectl عن إمكاناته</translation>
    </message>
    <message>
        <source>This takes a few seconds the first time.</source>
        <translation>يستغرق هذا بضع ثوانٍ في المرة الأولى.</translation>
    </message>
    <message>
        <source>Nothing can be launched yet</source>
        <translation>لا يمكن إطلاق شيء بعد</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>البحث ثانيةً</translation>
    </message>
    <message>
        <source>The JSON text has an error; the form shows it as it was before</source>
        <translation>في نص JSON خطأ؛ وتعرضه الاستمارة كما كان من قبل</translation>
    </message>
    <message>
        <source>The JSON text has an error</source>
        <translation>في نص JSON خطأ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>transect::LaunchFooter</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>إظهار</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>التقدير</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>الأمر</translation>
    </message>
    <message>
        <source>The equivalent command line</source>
        <translation>سطر الأوامر المكافئ</translation>
    </message>
    <message>
        <source>Writes the specification and copies the command that carries it out</source>
        <translation>يكتب المواصفات وينسخ الأمر الذي ينفّذها</translation>
    </message>
    <message>
        <source>Goes to the field</source>
        <translation>ينتقل إلى الحقل</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>جارٍ البدء</translation>
    </message>
    <message>
        <source>Starts it as a process of its own, which goes on when this window is closed</source>
        <translation>يبدؤه كعملية مستقلة تستمر بعد إغلاق هذه النافذة</translation>
    </message>
    <message>
        <source>transectl is making the run</source>
        <translation>يُنشئ transectl التشغيل</translation>
    </message>
</context>
<context>
    <name>transect::Launcher</name>
    <message>
        <source>it printed no folder and ended with code %1</source>
        <translation>لم يطبع أي مجلد وانتهى بالرمز %1</translation>
    </message>
</context>
<context>
    <name>transect::LegendEntry</name>
    <message>
        <source>%1. Click to hide or show, double click to show alone</source>
        <translation>%1. انقر للإخفاء أو الإظهار، وانقر نقرًا مزدوجًا للإظهار وحده</translation>
    </message>
</context>
<context>
    <name>transect::LineEditor</name>
    <message>
        <source>not set</source>
        <translation>غير محدد</translation>
    </message>
    <message>
        <source>required</source>
        <translation>مطلوب</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
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
        <translation>المراقبة</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>النقل</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>الطيف</translation>
    </message>
    <message>
        <source>Log of the chosen run</source>
        <translation>سجل التشغيل المختار</translation>
    </message>
    <message>
        <source>The log of the chosen run</source>
        <translation>سجل التشغيل المختار</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>التشغيلات</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>الفاحص</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>الشريط الرئيسي</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open library</source>
        <translation>فتح مكتبة</translation>
    </message>
    <message>
        <source>Open library…</source>
        <translation>فتح مكتبة…</translation>
    </message>
    <message>
        <source>Choose the folder that holds the runs</source>
        <translation>اختيار المجلد الذي يضم التشغيلات</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>تشغيل جديد…</translation>
    </message>
    <message>
        <source>Launch a study or a run</source>
        <translation>إطلاق دراسة أو تشغيل</translation>
    </message>
    <message>
        <source>Ready-made studies…</source>
        <translation>دراسات جاهزة…</translation>
    </message>
    <message>
        <source>Launch a study that comes with the program</source>
        <translation>إطلاق دراسة مرفقة بالبرنامج</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Close the window; runs go on</source>
        <translation>إغلاق النافذة؛ وتستمر التشغيلات</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Go on where the run was</source>
        <translation>المتابعة من حيث كان التشغيل</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>إيقاف بعد هذه الخطوة</translation>
    </message>
    <message>
        <source>Finish the step, write a checkpoint, stop</source>
        <translation>إكمال الخطوة وكتابة نقطة حفظ ثم التوقف</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>إيقاف فوري</translation>
    </message>
    <message>
        <source>Stop at once; the last checkpoint stays</source>
        <translation>توقف في الحال؛ وتبقى آخر نقطة حفظ</translation>
    </message>
    <message>
        <source>Duplicate with changes…</source>
        <translation>تكرار مع تغييرات…</translation>
    </message>
    <message>
        <source>A new run from this one&apos;s parameters</source>
        <translation>تشغيل جديد بمعاملات هذا التشغيل</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>تقييم على هدف…</translation>
    </message>
    <message>
        <source>A transfer run over this run&apos;s checkpoints</source>
        <translation>تشغيل نقل على نقاط حفظ هذا التشغيل</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation>إظهار ملفات التشغيل</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>نسخ الأمر</translation>
    </message>
    <message>
        <source>The command that resumes the run</source>
        <translation>الأمر الذي يستأنف التشغيل</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>الأمر في الحافظة</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>نقل إلى سلة المهملات</translation>
    </message>
    <message>
        <source>Refused while other runs stand on it</source>
        <translation>يُرفض ما دامت تشغيلات أخرى تعتمد عليه</translation>
    </message>
    <message>
        <source>Show the screen</source>
        <translation>إظهار الشاشة</translation>
    </message>
    <message>
        <source>Show or hide the pane</source>
        <translation>إظهار اللوحة أو إخفاؤها</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>إعادة ضبط التخطيط</translation>
    </message>
    <message>
        <source>All panes where they were at first</source>
        <translation>إعادة كل اللوحات إلى مواضعها الأولى</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>فاتح أو داكن</translation>
    </message>
    <message>
        <source>Turn the look round</source>
        <translation>التبديل بين الفاتح والداكن</translation>
    </message>
    <message>
        <source>Look of the system</source>
        <translation>مظهر النظام</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation>فاتح أو داكن بحسب سطح المكتب</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>تصفية التشغيلات</translation>
    </message>
    <message>
        <source>Go to the filter</source>
        <translation>الانتقال إلى التصفية</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Every action by name</source>
        <translation>كل إجراء باسمه</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>لغة النظام</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>ابتداءً من فتح البرنامج في المرة القادمة</translation>
    </message>
    <message>
        <source>The language changes with the next start. Runs go on meanwhile.</source>
        <translation>تتغيّر اللغة عند فتح البرنامج في المرة القادمة. وتستمر التشغيلات في أثناء ذلك.</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>الاختصارات…</translation>
    </message>
    <message>
        <source>See and change the keys</source>
        <translation>عرض المفاتيح وتغييرها</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;تشغيل</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
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
        <translation>الرتبة الفعّالة</translation>
    </message>
    <message>
        <source>effective rank, centred</source>
        <translation>الرتبة الفعّالة، ممركزة</translation>
    </message>
    <message>
        <source>participation ratio</source>
        <translation>نسبة المشاركة</translation>
    </message>
    <message>
        <source>NC1 (low is good)</source>
        <translation>NC1 (الأقل أفضل)</translation>
    </message>
    <message>
        <source>source accuracy</source>
        <translation>دقة المصدر</translation>
    </message>
</context>
<context>
    <name>transect::MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>إغلاق الرسالة</translation>
    </message>
</context>
<context>
    <name>transect::MonitorScreen</name>
    <message>
        <source>Loss</source>
        <translation>الخسارة</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>دقة top-1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>معدل التعلّم</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>معيار التدرّج</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>معدل المعالجة</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>صورة/ث</translation>
    </message>
    <message>
        <source>Data wait</source>
        <translation>انتظار البيانات</translation>
    </message>
    <message>
        <source>% of time</source>
        <translation>% من الوقت</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>بيانات محجوزة</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Nothing to monitor yet</source>
        <translation>لا شيء للمراقبة بعد</translation>
    </message>
    <message>
        <source>Choose one run or several at the left: loss, accuracy, throughput and memory are drawn here as they are written.</source>
        <translation>اختر تشغيلًا أو أكثر من لوحة التشغيلات: تُرسم هنا الخسارة والدقة ومعدل المعالجة والذاكرة فور كتابتها.</translation>
    </message>
    <message>
        <source>Along the x axis</source>
        <translation>على المحور x</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>الحقب</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>الخطوات</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>التنعيم</translation>
    </message>
    <message>
        <source>Half-life of the exponential mean, in points; the raw values stay behind it</source>
        <translation>عمر النصف للمتوسط الأسّي، بالنقاط؛ وتبقى القيم الخام خلفه</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>log y</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>خسارة لوغاريتمية</translation>
    </message>
    <message>
        <source>No metrics yet</source>
        <translation>لا قياسات بعد</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, raw</source>
        <translation>%1، خام</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>لا تشغيلات</numerusform>
            <numerusform>تشغيل واحد</numerusform>
            <numerusform>تشغيلان</numerusform>
            <numerusform>%n تشغيلات</numerusform>
            <numerusform>%n تشغيلًا</numerusform>
            <numerusform>%n تشغيل</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>المتبقي %1</translation>
    </message>
    <message>
        <source>held-out top-1 %1, best %2 at epoch %3</source>
        <translation>top-1 على البيانات المحجوزة %1، والأفضل %2 عند الحقبة %3</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>لا نقاط</numerusform>
            <numerusform>نقطة واحدة</numerusform>
            <numerusform>نقطتان</numerusform>
            <numerusform>%n نقاط</numerusform>
            <numerusform>%n نقطة</numerusform>
            <numerusform>%n نقطة</numerusform>
        </translation>
    </message>
    <message>
        <source>off</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>الحقبة</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>الوقت منذ البدء</translation>
    </message>
    <message>
        <source>min</source>
        <translation>دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>Exponential mean with a half-life of %n point(s)</source>
        <translation>
            <numerusform>متوسط أسّي بعمر نصف قدره %n نقطة</numerusform>
            <numerusform>متوسط أسّي بعمر نصف قدره نقطة واحدة</numerusform>
            <numerusform>متوسط أسّي بعمر نصف قدره نقطتان</numerusform>
            <numerusform>متوسط أسّي بعمر نصف قدره %n نقاط</numerusform>
            <numerusform>متوسط أسّي بعمر نصف قدره %n نقطة</numerusform>
            <numerusform>متوسط أسّي بعمر نصف قدره %n نقطة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ParameterForm</name>
    <message>
        <source>Search parameters</source>
        <translation>البحث في المعاملات</translation>
    </message>
    <message>
        <source>Search parameters by name or meaning</source>
        <translation>البحث في المعاملات بالاسم أو المعنى</translation>
    </message>
    <message>
        <source>No parameter has &quot;%1&quot; in its name or its meaning.</source>
        <translation>لا معامل يرد «%1» في اسمه أو معناه.</translation>
    </message>
    <message>
        <source>All at their defaults</source>
        <translation>كلها بقيمها الافتراضية</translation>
    </message>
    <message numerus="yes">
        <source>%n parameter(s) differ from the default</source>
        <translation>
            <numerusform>لا معامل يختلف عن القيمة الافتراضية</numerusform>
            <numerusform>معامل واحد يختلف عن القيمة الافتراضية</numerusform>
            <numerusform>معاملان يختلفان عن القيمة الافتراضية</numerusform>
            <numerusform>%n معاملات تختلف عن القيمة الافتراضية</numerusform>
            <numerusform>%n معاملًا يختلف عن القيمة الافتراضية</numerusform>
            <numerusform>%n معامل يختلف عن القيمة الافتراضية</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::Plot</name>
    <message>
        <source>from %1 to %2</source>
        <translation>من %1 إلى %2</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>معلّقة</translation>
    </message>
    <message>
        <source>at or below zero: %1</source>
        <translation>عند الصفر أو دونه: %1</translation>
    </message>
    <message>
        <source>%1: points %2, from %3 to %4</source>
        <translation>%1: عدد النقاط %2، من %3 إلى %4</translation>
    </message>
    <message>
        <source>%1: no values</source>
        <translation>%1: لا قيم</translation>
    </message>
    <message>
        <source>further curves: %1</source>
        <translation>منحنيات أخرى: %1</translation>
    </message>
</context>
<context>
    <name>transect::PlotLegend</name>
    <message>
        <source>Legend</source>
        <translation>مفتاح الرسم</translation>
    </message>
</context>
<context>
    <name>transect::PlotTable</name>
    <message>
        <source>Values of %1</source>
        <translation>قيم %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
</context>
<context>
    <name>transect::PlotTools</name>
    <message>
        <source>Tools of the plot</source>
        <translation>أدوات الرسم البياني</translation>
    </message>
    <message>
        <source>Tools of the heat map</source>
        <translation>أدوات الخريطة الحرارية</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>ألوان لوغاريتمية</translation>
    </message>
    <message>
        <source>Colours by the logarithm of the values</source>
        <translation>الألوان بحسب لوغاريتم القيم</translation>
    </message>
    <message>
        <source>Zoom back</source>
        <translation>التكبير السابق</translation>
    </message>
    <message>
        <source>Back to the view before (Alt+Left)</source>
        <translation>العودة إلى العرض السابق (Alt+Left)</translation>
    </message>
    <message>
        <source>Zoom forward</source>
        <translation>التكبير التالي</translation>
    </message>
    <message>
        <source>Forward to the view after (Alt+Right)</source>
        <translation>الانتقال إلى العرض التالي (Alt+Right)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <source>Show all and follow new values (0)</source>
        <translation>إظهار الكل وتتبّع القيم الجديدة (0)</translation>
    </message>
    <message>
        <source>Logarithmic x</source>
        <translation>x لوغاريتمي</translation>
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation>محور x لوغاريتمي</translation>
    </message>
    <message>
        <source>Logarithmic y</source>
        <translation>y لوغاريتمي</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>محور y لوغاريتمي</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>قياس</translation>
    </message>
    <message>
        <source>Drag to read differences in x and y</source>
        <translation>اسحب لقراءة الفروق على x وy</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Show the values as a table</source>
        <translation>عرض القيم في جدول</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the picture or its values</source>
        <translation>نسخ الصورة أو قيمها</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Write a file: PNG, SVG, PDF or CSV</source>
        <translation>كتابة ملف: PNG أو SVG أو PDF أو CSV</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>نسخ الصورة</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>نسخ القيم</translation>
    </message>
    <message>
        <source>Export what is shown…</source>
        <translation>تصدير المعروض…</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>تصدير الكل…</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>تصدير %1</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>صورة ‎(*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>رسم متّجهي ‎(*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>صفحة ‎(*.pdf)</translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation>قيم ‎(*.csv)</translation>
    </message>
</context>
<context>
    <name>transect::QueryTexts</name>
    <message>
        <source>&quot;%1&quot; is no number: write fe&gt;0.9 or fe&gt;90%</source>
        <translation>«%1» ليس عددًا: اكتب ⁦fe&gt;0.9⁩ أو ⁦fe&gt;90%⁩</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known: there are kind, state, target, study, fe and ft</source>
        <translation>«%1» غير معروف: المتاح kind وstate وtarget وstudy وfe وft</translation>
    </message>
    <message>
        <source>there is no state &quot;%1&quot;: there are %2</source>
        <translation>لا توجد حالة «%1»: الحالات هي %2</translation>
    </message>
</context>
<context>
    <name>transect::ReportTexts</name>
    <message>
        <source>Numbers</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>تاريخ الإنشاء</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>النقل</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>الطيف</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>التدريب</translation>
    </message>
</context>
<context>
    <name>transect::RunOperations</name>
    <message>
        <source>transectl was not found, so nothing can be started</source>
        <translation>لم يُعثر على transectl، فلا يمكن بدء شيء</translation>
    </message>
    <message>
        <source>name it by the variable TRANSECTL</source>
        <translation>حدّده بالمتغيّر TRANSECTL</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>يستمر التشغيل %1</translation>
    </message>
    <message>
        <source>%1 stops now</source>
        <translation>يتوقف التشغيل %1 الآن</translation>
    </message>
    <message>
        <source>%1 stops after its step</source>
        <translation>يتوقف التشغيل %1 بعد خطوته</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) stand on it: %1</source>
        <translation>
            <numerusform>لا يعتمد عليه أي تشغيل: %1</numerusform>
            <numerusform>يعتمد عليه تشغيل واحد: %1</numerusform>
            <numerusform>يعتمد عليه تشغيلان: %1</numerusform>
            <numerusform>تعتمد عليه %n تشغيلات: %1</numerusform>
            <numerusform>يعتمد عليه %n تشغيلًا: %1</numerusform>
            <numerusform>يعتمد عليه %n تشغيل: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>move those to the trash first</source>
        <translation>انقل تلك إلى سلة المهملات أولًا</translation>
    </message>
    <message>
        <source>it is being worked on</source>
        <translation>العمل جارٍ عليه</translation>
    </message>
    <message>
        <source>stop it first</source>
        <translation>أوقفه أولًا</translation>
    </message>
    <message>
        <source>%1 is in the trash</source>
        <translation>نُقل %1 إلى سلة المهملات</translation>
    </message>
    <message>
        <source>it cannot be moved to the trash: %1</source>
        <translation>يتعذّر نقله إلى سلة المهملات: %1</translation>
    </message>
</context>
<context>
    <name>transect::RunsModel</name>
    <message>
        <source>unreadable</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>study</source>
        <translation>دراسة</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>المنجز</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>الوقت المتبقي</translation>
    </message>
    <message>
        <source>Best on test</source>
        <translation>الأفضل على الاختبار</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>تاريخ الإنشاء</translation>
    </message>
</context>
<context>
    <name>transect::RunsPane</name>
    <message>
        <source>Filter: kind:transfer fe&gt;0.9</source>
        <translation>تصفية: ⁦kind:transfer fe&gt;0.9⁩</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>تصفية التشغيلات</translation>
    </message>
    <message>
        <source>Words, or kind:, state:, target:, study:, fe&gt; and ft&gt;; a - before one turns it round</source>
        <translation>كلمات، أو ⁦kind:⁩ و⁦state:⁩ و⁦target:⁩ و⁦study:⁩ و⁦fe&gt;⁩ و⁦ft&gt;⁩؛ وعلامة ⁦-⁩ قبل أيٍّ منها تعكسها</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>التشغيلات</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 من %n تشغيل</numerusform>
            <numerusform>%1 من تشغيل واحد</numerusform>
            <numerusform>%1 من تشغيلين</numerusform>
            <numerusform>%1 من %n تشغيلات</numerusform>
            <numerusform>%1 من %n تشغيلًا</numerusform>
            <numerusform>%1 من %n تشغيل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>لا تشغيلات</numerusform>
            <numerusform>تشغيل واحد</numerusform>
            <numerusform>تشغيلان</numerusform>
            <numerusform>%n تشغيلات</numerusform>
            <numerusform>%n تشغيلًا</numerusform>
            <numerusform>%n تشغيل</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::SeriesTable</name>
    <message>
        <source>Series</source>
        <translation>السلسلة</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>الحد الأدنى</translation>
    </message>
    <message>
        <source>High</source>
        <translation>الحد الأعلى</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
</context>
<context>
    <name>transect::ShortcutEditor</name>
    <message>
        <source>Shortcuts</source>
        <translation>الاختصارات</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>الإجراءات ومفاتيحها</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>New keys of the chosen action</source>
        <translation>المفاتيح الجديدة للإجراء المختار</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>استخدام هذه المفاتيح</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>The keys that the action had at first</source>
        <translation>المفاتيح الأصلية للإجراء</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has these keys already</source>
        <translation>هذه المفاتيح مستخدمة للإجراء «%1»</translation>
    </message>
</context>
<context>
    <name>transect::SpecificationForm</name>
    <message>
        <source>Add target</source>
        <translation>إضافة هدف</translation>
    </message>
    <message>
        <source>Remove target</source>
        <translation>إزالة الهدف</translation>
    </message>
    <message>
        <source>Parts of the study</source>
        <translation>أجزاء الدراسة</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>الدراسة</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>الهدف</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>غير مختارة</translation>
    </message>
</context>
<context>
    <name>transect::SpectrumScreen</name>
    <message>
        <source>epoch %1</source>
        <translation>الحقبة %1</translation>
    </message>
    <message>
        <source>k of the main part</source>
        <translation>k للجزء الرئيسي</translation>
    </message>
    <message>
        <source>RankMe</source>
        <translation>RankMe</translation>
    </message>
    <message>
        <source>Participation ratio</source>
        <translation>نسبة المشاركة</translation>
    </message>
    <message>
        <source>NC1</source>
        <translation>NC1</translation>
    </message>
    <message>
        <source>No spectra yet</source>
        <translation>لا أطياف بعد</translation>
    </message>
    <message>
        <source>Choose a study or a transfer run at the left. The singular values of its features appear here checkpoint by checkpoint.</source>
        <translation>اختر دراسة أو تشغيل نقل من لوحة التشغيلات. تظهر هنا القيم المفردة للسمات عند كل نقطة حفظ.</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>ممركزة</translation>
    </message>
    <message>
        <source>Of the features less their mean</source>
        <translation>للسمات بعد طرح متوسطها</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>مُقيَّسة</translation>
    </message>
    <message>
        <source>Each spectrum divided by its largest value</source>
        <translation>كل طيف مقسوم على أكبر قيمة فيه</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>نقطة الحفظ</translation>
    </message>
    <message>
        <source>Play the series</source>
        <translation>عرض السلسلة بالتتابع</translation>
    </message>
    <message>
        <source>Whose features</source>
        <translation>سمات أي مجموعة بيانات</translation>
    </message>
    <message>
        <source>Reference checkpoint</source>
        <translation>نقطة الحفظ المرجعية</translation>
    </message>
    <message>
        <source>Singular values</source>
        <translation>القيم المفردة</translation>
    </message>
    <message>
        <source>Cumulative share</source>
        <translation>الحصة التراكمية</translation>
    </message>
    <message>
        <source>Singular values over the series</source>
        <translation>القيم المفردة على امتداد السلسلة</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>none</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Singular value over the largest</source>
        <translation>القيمة المفردة على أكبرها</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>القيمة المفردة</translation>
    </message>
    <message>
        <source>Share of the sum, %1</source>
        <translation>الحصة من المجموع، %1</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>المركّبات</translation>
    </message>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>الحقبة</translation>
    </message>
    <message>
        <source>k = %1 of %2 holds %3 % of the sum; relative error %4</source>
        <translation>المركّبات الأولى ⁦k = %1⁩ من %2 تحمل %3% من المجموع؛ الخطأ النسبي %4</translation>
    </message>
    <message>
        <source>FE of the main part %1</source>
        <translation>FE للجزء الرئيسي ⁦%1⁩</translation>
    </message>
    <message>
        <source>of the residual part %1</source>
        <translation>للجزء المتبقي ⁦%1⁩</translation>
    </message>
    <message>
        <source>(measured at k of the run, not at the dragged one)</source>
        <translation>(قيست عند k الخاص بالتشغيل، لا عند k المسحوب)</translation>
    </message>
    <message>
        <source>%1 images, %2 features, %3</source>
        <translation>الصور %1، السمات %2، %3</translation>
    </message>
    <message>
        <source>centred</source>
        <translation>ممركزة</translation>
    </message>
    <message>
        <source>not centred</source>
        <translation>غير ممركزة</translation>
    </message>
</context>
<context>
    <name>transect::Texts</name>
    <message>
        <source>queued</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>يبدأ</translation>
    </message>
    <message>
        <source>running</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>قيد الإيقاف</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>مكتمل</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 د %2 ث</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>الحقبة %1</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>الحقبة %1، الخطوة %2</translation>
    </message>
</context>
<context>
    <name>transect::TransferScreen</name>
    <message>
        <source>main part</source>
        <translation>الجزء الرئيسي</translation>
    </message>
    <message>
        <source>residual part</source>
        <translation>الجزء المتبقي</translation>
    </message>
    <message>
        <source>full features</source>
        <translation>السمات كاملة</translation>
    </message>
    <message>
        <source>No transfer curves yet</source>
        <translation>لا منحنيات نقل بعد</translation>
    </message>
    <message>
        <source>Choose a study or a transfer run at the left: its checkpoints are drawn here as they are evaluated.</source>
        <translation>اختر دراسة أو تشغيل نقل من لوحة التشغيلات: تُرسم هنا نقاط الحفظ فور تقييمها.</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>البذور</translation>
    </message>
    <message>
        <source>Each seed as a point</source>
        <translation>نقطة لكل بذرة</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>فترة الثقة</translation>
    </message>
    <message>
        <source>95 % interval over draws as a band</source>
        <translation>فترة الثقة 95% عبر السحوبات كشريط</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>الأهداف</translation>
    </message>
    <message>
        <source>Part of the features</source>
        <translation>الجزء من السمات</translation>
    </message>
    <message>
        <source>Full features</source>
        <translation>السمات كاملة</translation>
    </message>
    <message>
        <source>Full, main and residual</source>
        <translation>الكاملة والرئيسي والمتبقي</translation>
    </message>
    <message>
        <source>Main part</source>
        <translation>الجزء الرئيسي</translation>
    </message>
    <message>
        <source>Residual part</source>
        <translation>الجزء المتبقي</translation>
    </message>
    <message>
        <source>Along the x axis</source>
        <translation>على المحور x</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>نقاط الحفظ</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>الحقب</translation>
    </message>
    <message>
        <source>Epochs, logarithmic</source>
        <translation>الحقب، لوغاريتمي</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>الخطوات</translation>
    </message>
    <message>
        <source>Source accuracy</source>
        <translation>دقة المصدر</translation>
    </message>
    <message>
        <source>Transfer curves</source>
        <translation>منحنيات النقل</translation>
    </message>
    <message>
        <source>Which measure would have chosen the checkpoint</source>
        <translation>أي مقياس كان سيختار نقطة الحفظ</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>المقياس</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>اختياره</translation>
    </message>
    <message>
        <source>Regret, pt</source>
        <translation>الندم، نقطة</translation>
    </message>
    <message>
        <source>τ</source>
        <translation>τ</translation>
    </message>
    <message>
        <source>The checkpoint that the measure would have chosen</source>
        <translation>نقطة الحفظ التي كان المقياس سيختارها</translation>
    </message>
    <message>
        <source>Percentage points of FE on test that are lost against the best checkpoint</source>
        <translation>النقاط المئوية من FE على الاختبار المفقودة مقارنةً بأفضل نقطة حفظ</translation>
    </message>
    <message>
        <source>Kendall&apos;s τ with FE over the checkpoints</source>
        <translation>معامل كندال τ مع FE عبر نقاط الحفظ</translation>
    </message>
    <message>
        <source>Waiting for the first checkpoint</source>
        <translation>في انتظار أول نقطة حفظ</translation>
    </message>
    <message>
        <source>The first point appears as soon as a checkpoint has been evaluated.</source>
        <translation>تظهر أول نقطة حالما تُقيَّم نقطة حفظ.</translation>
    </message>
    <message>
        <source>Epoch of the checkpoint</source>
        <translation>حقبة نقطة الحفظ</translation>
    </message>
    <message>
        <source>Epoch, logarithmic</source>
        <translation>الحقبة، لوغاريتمي</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>Held-out top-1 accuracy of the source</source>
        <translation>دقة top-1 للمصدر على البيانات المحجوزة</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>الحقبة</translation>
    </message>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n draw(s)</source>
        <translation>
            <numerusform>فترة الثقة 95% من %1 إلى %2 بلا سحوبات</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر سحب واحد</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر سحبين</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر %n سحوبات</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر %n سحبًا</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر %n سحب</numerusform>
        </translation>
    </message>
    <message>
        <source>one draw, no interval</source>
        <translation>سحب واحد، بلا فترة ثقة</translation>
    </message>
    <message>
        <source>n = %1 images, %2 test images</source>
        <translation>عدد الصور ⁦n = %1⁩، وصور الاختبار %2</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>التحقق %1</translation>
    </message>
    <message>
        <source>a fit did not converge</source>
        <translation>إحدى الملاءمات لم تتقارب</translation>
    </message>
    <message>
        <source>not evaluated yet</source>
        <translation>لم تُقيَّم بعد</translation>
    </message>
    <message>
        <source>%1, each seed</source>
        <translation>%1، كل بذرة</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>البذرة %1</translation>
    </message>
    <message>
        <source>Accuracy on test</source>
        <translation>الدقة على الاختبار</translation>
    </message>
    <message>
        <source>learning rate drops</source>
        <translation>انخفاض معدل التعلّم</translation>
    </message>
    <message>
        <source>%1 points over the last, 95 % interval %2 to %3</source>
        <translation>الفرق عن الأخيرة ⁦%1⁩ نقطة، وفترة الثقة 95% من ⁦%2⁩ إلى ⁦%3⁩</translation>
    </message>
    <message>
        <source>%1 is best at epoch %2: %3.</source>
        <translation>أفضل ما يبلغه %1 عند الحقبة %2: %3.</translation>
    </message>
    <message>
        <source>best: epoch %1</source>
        <translation>الأفضل: الحقبة %1</translation>
    </message>
    <message>
        <source>%1 is best at the last checkpoint.</source>
        <translation>أفضل ما يبلغه %1 عند نقطة الحفظ الأخيرة.</translation>
    </message>
    <message>
        <source>%1: validation chose epoch %2, which tests worse than the last: %3.</source>
        <translation>في %1 اختار التحقق الحقبة %2، وهي في الاختبار أسوأ من الأخيرة: %3.</translation>
    </message>
    <message>
        <source>%1 has no peak that these numbers can tell from the end (epoch %2: %3).</source>
        <translation>ليس لـ %1 ذروة تميّزها هذه الأعداد عن النهاية (الحقبة %2: %3).</translation>
    </message>
    <message>
        <source>Checkpoints are chosen on validation images and compared on test images by a paired bootstrap.</source>
        <translation>تُختار نقاط الحفظ على صور التحقق وتُقارَن على صور الاختبار بطريقة bootstrap مقترنة.</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>الحقبة %1</translation>
    </message>
    <message numerus="yes">
        <source>Over %n checkpoint(s); regret is the best FE on test less that of the checkpoint it would choose</source>
        <translation>
            <numerusform>بلا نقاط حفظ؛ الندم هو أفضل FE على الاختبار مطروحًا منه FE نقطة الحفظ التي كان المقياس سيختارها</numerusform>
            <numerusform>عبر نقطة حفظ واحدة؛ الندم هو أفضل FE على الاختبار مطروحًا منه FE نقطة الحفظ التي كان المقياس سيختارها</numerusform>
            <numerusform>عبر نقطتي حفظ؛ الندم هو أفضل FE على الاختبار مطروحًا منه FE نقطة الحفظ التي كان المقياس سيختارها</numerusform>
            <numerusform>عبر %n نقاط حفظ؛ الندم هو أفضل FE على الاختبار مطروحًا منه FE نقطة الحفظ التي كان المقياس سيختارها</numerusform>
            <numerusform>عبر %n نقطة حفظ؛ الندم هو أفضل FE على الاختبار مطروحًا منه FE نقطة الحفظ التي كان المقياس سيختارها</numerusform>
            <numerusform>عبر %n نقطة حفظ؛ الندم هو أفضل FE على الاختبار مطروحًا منه FE نقطة الحفظ التي كان المقياس سيختارها</numerusform>
        </translation>
    </message>
    <message>
        <source>k = %1 of %2, RankMe %3</source>
        <translation>⁦k = %1⁩ من %2، ⁦RankMe %3⁩</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>نقطة الحفظ %1</translation>
    </message>
</context>
<context>
    <name>transect::VariantSection</name>
    <message>
        <source>not set</source>
        <translation>غير محدد</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>اختر واحدًا</translation>
    </message>
    <message>
        <source>Back to the default, with all that follows</source>
        <translation>العودة إلى القيمة الافتراضية، مع كل ما يتبعها</translation>
    </message>
</context>
<context>
    <name>transect::Welcome</name>
    <message>
        <source>What do pre-trained representations learn, and when?</source>
        <translation>ماذا تتعلّم التمثيلات المدرَّبة مسبقًا، ومتى؟</translation>
    </message>
    <message>
        <source>Pre-train a network, evaluate every checkpoint on a target, and see which moment is good for what. This library has no runs yet.</source>
        <translation>درّب شبكة تدريبًا مسبقًا، وقيّم كل نقطة حفظ على هدف، وانظر أي لحظة تصلح لأي غرض. لا تشغيلات في هذه المكتبة بعد.</translation>
    </message>
    <message>
        <source>Ready-made studies</source>
        <translation>دراسات جاهزة</translation>
    </message>
    <message>
        <source>Look and start</source>
        <translation>معاينة وبدء</translation>
    </message>
    <message>
        <source>Look at the study %1 and start it</source>
        <translation>معاينة الدراسة %1 وبدؤها</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>تشغيل جديد…</translation>
    </message>
    <message>
        <source>Open library…</source>
        <translation>فتح مكتبة…</translation>
    </message>
</context>
</TS>
