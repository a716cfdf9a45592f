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
    <message>
        <source>A run or study to open: its folder, or its name in the library; or the file of a specification, to look at and start; or a video, to review</source>
        <translation>التشغيل أو الدراسة المراد فتحها: المجلد، أو الاسم في المكتبة؛ أو ملف مواصفات لمعاينته وبدئه؛ أو فيديو لمراجعته</translation>
    </message>
</context>
<context>
    <name>transect::AnnotatedExport</name>
    <message>
        <source>frame %1</source>
        <translation>الإطار %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>الدرجة ⁦%1⁩</translation>
    </message>
</context>
<context>
    <name>transect::Application</name>
    <message>
        <source>an unknown error</source>
        <translation>خطأ غير معروف</translation>
    </message>
    <message>
        <source>What was to be done is not done. Runs go on.</source>
        <translation>لم يُنفَّذ الإجراء المطلوب. وتستمر التشغيلات.</translation>
    </message>
</context>
<context>
    <name>transect::CardTexts</name>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
</context>
<context>
    <name>transect::CheckpointCard</name>
    <message>
        <source>Use this checkpoint</source>
        <translation>استخدام نقطة الحفظ هذه</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>تقييم على هدف…</translation>
    </message>
    <message>
        <source>Fine-tune on a target…</source>
        <translation>ضبط دقيق على هدف…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>Copy its path</source>
        <translation>نسخ المسار</translation>
    </message>
    <message>
        <source>The path of %1 is on the clipboard</source>
        <translation>مسار %1 في الحافظة</translation>
    </message>
    <message>
        <source>Spectrum of the checkpoint</source>
        <translation>طيف نقطة الحفظ</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>القيمة المفردة</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>نقطة الحفظ %1</translation>
    </message>
    <message>
        <source>Of the run %1</source>
        <translation>من التشغيل %1</translation>
    </message>
    <message>
        <source>The run that wrote it is not at hand</source>
        <translation>التشغيل الذي كتبها غير متاح</translation>
    </message>
    <message>
        <source>held-out accuracy of the source %1</source>
        <translation>دقة المصدر على البيانات المحجوزة %1</translation>
    </message>
    <message>
        <source>k = %1 of %2</source>
        <translation>⁦k = %1⁩ من %2</translation>
    </message>
    <message>
        <source>k = %1 of %2, RankMe %3</source>
        <translation>⁦k = %1⁩ من %2، ⁦RankMe %3⁩</translation>
    </message>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>Save a copy of %1</source>
        <translation>حفظ نسخة من %1</translation>
    </message>
    <message>
        <source>Weights (*%1)</source>
        <translation>أوزان ‎(*%1)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>حُفظ %1</translation>
    </message>
    <message>
        <source>the checkpoint was not saved: %1</source>
        <translation>لم تُحفظ نقطة الحفظ: %1</translation>
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
    <name>transect::Comparison</name>
    <message>
        <source>In what the chosen runs differ</source>
        <translation>ما تختلف فيه التشغيلات المختارة</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>نسخ الجدول</translation>
    </message>
    <message numerus="yes">
        <source>The first %1 of %n run(s)</source>
        <translation>
            <numerusform>أول %1 من %n تشغيل</numerusform>
            <numerusform>أول %1 من تشغيل واحد</numerusform>
            <numerusform>أول %1 من تشغيلين</numerusform>
            <numerusform>أول %1 من %n تشغيلات</numerusform>
            <numerusform>أول %1 من %n تشغيلًا</numerusform>
            <numerusform>أول %1 من %n تشغيل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) compared</source>
        <translation>
            <numerusform>لا تشغيلات للمقارنة</numerusform>
            <numerusform>مقارنة تشغيل واحد</numerusform>
            <numerusform>مقارنة تشغيلين</numerusform>
            <numerusform>مقارنة %n تشغيلات</numerusform>
            <numerusform>مقارنة %n تشغيلًا</numerusform>
            <numerusform>مقارنة %n تشغيل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) not read yet</source>
        <translation>
            <numerusform>قُرئت كل التشغيلات</numerusform>
            <numerusform>تشغيل واحد لم يُقرأ بعد</numerusform>
            <numerusform>تشغيلان لم يُقرآ بعد</numerusform>
            <numerusform>%n تشغيلات لم تُقرأ بعد</numerusform>
            <numerusform>%n تشغيلًا لم يُقرأ بعد</numerusform>
            <numerusform>%n تشغيل لم يُقرأ بعد</numerusform>
        </translation>
    </message>
    <message>
        <source>They have the same parameters and figures.</source>
        <translation>لها المعاملات والأرقام نفسها.</translation>
    </message>
    <message>
        <source>In what they differ</source>
        <translation>ما تختلف فيه</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>المعامل</translation>
    </message>
</context>
<context>
    <name>transect::CurveTexts</name>
    <message>
        <source>%1, mean of the epoch</source>
        <translation>%1، متوسط الحقبة</translation>
    </message>
    <message>
        <source>%1, raw</source>
        <translation>%1، خام</translation>
    </message>
    <message numerus="yes">
        <source>%1, half-life %n point(s)</source>
        <translation>
            <numerusform>%1، عمر النصف %n نقطة</numerusform>
            <numerusform>%1، عمر النصف نقطة واحدة</numerusform>
            <numerusform>%1، عمر النصف نقطتان</numerusform>
            <numerusform>%1، عمر النصف %n نقاط</numerusform>
            <numerusform>%1، عمر النصف %n نقطة</numerusform>
            <numerusform>%1، عمر النصف %n نقطة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, held-out</source>
        <translation>%1، بيانات محجوزة</translation>
    </message>
    <message>
        <source>%1, GPU</source>
        <translation>%1، ⁦GPU⁩</translation>
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
    <name>transect::DesktopNotifier</name>
    <message>
        <source>Open the window</source>
        <translation>فتح النافذة</translation>
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
    <message numerus="yes">
        <source>%Ln linear probe(s)</source>
        <translation>
            <numerusform>لا مسابير خطية</numerusform>
            <numerusform>مسبار خطي واحد</numerusform>
            <numerusform>مسباران خطيان</numerusform>
            <numerusform>%Ln مسابير خطية</numerusform>
            <numerusform>%Ln مسبارًا خطيًا</numerusform>
            <numerusform>%Ln مسبار خطي</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine-tuning(s)</source>
        <translation>
            <numerusform>لا عمليات ضبط دقيق</numerusform>
            <numerusform>عملية ضبط دقيق واحدة</numerusform>
            <numerusform>عمليتا ضبط دقيق</numerusform>
            <numerusform>%Ln عمليات ضبط دقيق</numerusform>
            <numerusform>%Ln عملية ضبط دقيق</numerusform>
            <numerusform>%Ln عملية ضبط دقيق</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spectra</source>
        <translation>
            <numerusform>لا أطياف</numerusform>
            <numerusform>طيف واحد</numerusform>
            <numerusform>طيفان</numerusform>
            <numerusform>%Ln أطياف</numerusform>
            <numerusform>%Ln طيفًا</numerusform>
            <numerusform>%Ln طيف</numerusform>
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
    <name>transect::EventsModel</name>
    <message>
        <source>true</source>
        <translation>صحيح</translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation>إنذار كاذب</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>غير مؤكد</translation>
    </message>
    <message>
        <source>new</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>محكوم فيه</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>متنازع عليه</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1, clip %2, peak %3, person %4, %5, verdict %6</source>
        <translation>%1، المقطع %2، الذروة ⁦%3⁩، الشخص %4، %5، الحكم: %6</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2، ⁦%3⁩</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>المقطع</translation>
    </message>
    <message>
        <source>End</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>الذروة</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>الحكم</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
</context>
<context>
    <name>transect::EventsPanel</name>
    <message>
        <source>True</source>
        <translation>صحيح</translation>
    </message>
    <message>
        <source>It is irregular indeed</source>
        <translation>الحدث غير معتاد فعلًا</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>إنذار كاذب</translation>
    </message>
    <message>
        <source>Nothing irregular is there</source>
        <translation>لا شيء غير معتاد هنا</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>غير مؤكد</translation>
    </message>
    <message>
        <source>Neither can be said</source>
        <translation>لا يمكن الجزم بأي منهما</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>المراجِع</translation>
    </message>
    <message>
        <source>Whose name the verdicts are signed with; empty: that of the account</source>
        <translation>الاسم الذي تُوقَّع به الأحكام؛ وإن تُرك فارغًا فاسم الحساب</translation>
    </message>
    <message>
        <source>Clip, note, verdict…</source>
        <translation>المقطع أو الملاحظة أو الحكم…</translation>
    </message>
    <message>
        <source>Search the events</source>
        <translation>البحث في الأحداث</translation>
    </message>
    <message>
        <source>Which events are shown</source>
        <translation>الأحداث المعروضة</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>بلا حكم</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>إنذارات كاذبة</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>متنازع عليها</translation>
    </message>
    <message>
        <source>Order of the events</source>
        <translation>ترتيب الأحداث</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>بحسب الوقت</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>بحسب الدرجة</translation>
    </message>
    <message>
        <source>Most useful first</source>
        <translation>الأكثر فائدة أولًا</translation>
    </message>
    <message>
        <source>Open events near the border between true events and false alarms, from clip to clip: a verdict on them says most</source>
        <translation>أحداث بلا حكم قرب الحد الفاصل بين الأحداث الصحيحة والإنذارات الكاذبة، من مقطع إلى مقطع: فالحكم فيها أكثر إفادة</translation>
    </message>
    <message>
        <source>Note on this event</source>
        <translation>ملاحظة على هذا الحدث</translation>
    </message>
    <message>
        <source>Events: %1 of %2 open</source>
        <translation>الأحداث: %1 من %2 بلا حكم</translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) on no event of these rules</source>
        <translation>
            <numerusform>لا أحكام خارج أحداث هذه القواعد</numerusform>
            <numerusform>حكم واحد خارج أحداث هذه القواعد</numerusform>
            <numerusform>حكمان خارج أحداث هذه القواعد</numerusform>
            <numerusform>%n أحكام خارج أحداث هذه القواعد</numerusform>
            <numerusform>%n حكمًا خارج أحداث هذه القواعد</numerusform>
            <numerusform>%n حكم خارج أحداث هذه القواعد</numerusform>
        </translation>
    </message>
    <message>
        <source>Precision: no verdicts yet</source>
        <translation>نسبة الأحداث الصحيحة: لا أحكام بعد</translation>
    </message>
    <message>
        <source>No score reaches the threshold. Lower it in the strip or by the rule above.</source>
        <translation>لا تبلغ أي درجة العتبة. اخفضها في الشريط أو بالقاعدة أعلاه.</translation>
    </message>
    <message>
        <source>No event fits the filter.</source>
        <translation>لا حدث يطابق التصفية.</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>ولا أحكام أقدم</numerusform>
            <numerusform>وحكم أقدم واحد</numerusform>
            <numerusform>وحكمان أقدم</numerusform>
            <numerusform>و%n أحكام أقدم</numerusform>
            <numerusform>و%n حكمًا أقدم</numerusform>
            <numerusform>و%n حكم أقدم</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>⁦%1⁩، %2: %3</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>سُحب</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Precision %1, %2, of %n verdict(s)</source>
        <translation>
            <numerusform>نسبة الأحداث الصحيحة %1، %2، بلا أحكام</numerusform>
            <numerusform>نسبة الأحداث الصحيحة %1، %2، من حكم واحد</numerusform>
            <numerusform>نسبة الأحداث الصحيحة %1، %2، من حكمين</numerusform>
            <numerusform>نسبة الأحداث الصحيحة %1، %2، من %n أحكام</numerusform>
            <numerusform>نسبة الأحداث الصحيحة %1، %2، من %n حكمًا</numerusform>
            <numerusform>نسبة الأحداث الصحيحة %1، %2، من %n حكم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ExportProgress</name>
    <message>
        <source>Stop writing; nothing is left behind</source>
        <translation>إيقاف الكتابة؛ ولا يبقى منها شيء</translation>
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
    <name>transect::FigureTexts</name>
    <message numerus="yes">
        <source>mean of %n run(s)</source>
        <translation>
            <numerusform>متوسط %n تشغيل</numerusform>
            <numerusform>متوسط تشغيل واحد</numerusform>
            <numerusform>متوسط تشغيلين</numerusform>
            <numerusform>متوسط %n تشغيلات</numerusform>
            <numerusform>متوسط %n تشغيلًا</numerusform>
            <numerusform>متوسط %n تشغيل</numerusform>
        </translation>
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
    <message>
        <source>Accuracy on test</source>
        <translation>الدقة على الاختبار</translation>
    </message>
    <message>
        <source>Mean accuracy per class on test</source>
        <translation>متوسط الدقة لكل فئة على الاختبار</translation>
    </message>
    <message>
        <source>Accuracy on test, of some the mean per class</source>
        <translation>الدقة على الاختبار، ولبعضها المتوسط لكل فئة</translation>
    </message>
    <message>
        <source>learning rate drops</source>
        <translation>انخفاض معدل التعلّم</translation>
    </message>
    <message>
        <source>one run, no interval</source>
        <translation>تشغيل واحد، بلا فترة ثقة</translation>
    </message>
    <message>
        <source>one draw, no interval</source>
        <translation>سحب واحد، بلا فترة ثقة</translation>
    </message>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n run(s)</source>
        <translation>
            <numerusform>فترة الثقة 95% من %1 إلى %2 بلا تشغيلات</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر تشغيل واحد</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر تشغيلين</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر %n تشغيلات</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر %n تشغيلًا</numerusform>
            <numerusform>فترة الثقة 95% من %1 إلى %2 عبر %n تشغيل</numerusform>
        </translation>
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
        <source>n = %1 images, %2 test images</source>
        <translation>عدد الصور ⁦n = %1⁩، وصور الاختبار %2</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>التحقق %1</translation>
    </message>
    <message>
        <source>not evaluated yet</source>
        <translation>لم تُقيَّم بعد</translation>
    </message>
    <message>
        <source>%1, each run</source>
        <translation>%1، كل تشغيل</translation>
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
        <source>a fit did not converge</source>
        <translation>إحدى الملاءمات لم تتقارب</translation>
    </message>
    <message>
        <source>the chosen penalty is at the end of its path</source>
        <translation>معامل الانتظام المختار عند طرف مساره</translation>
    </message>
    <message>
        <source>features of norm %1, at the last checkpoint %2</source>
        <translation>معيار السمات %1، وعند نقطة الحفظ الأخيرة %2</translation>
    </message>
</context>
<context>
    <name>transect::FindingTexts</name>
    <message>
        <source>%1 points over the last, 95 % interval %2 to %3</source>
        <translation>الفرق عن الأخيرة ⁦%1⁩ نقطة، وفترة الثقة 95% من ⁦%2⁩ إلى ⁦%3⁩</translation>
    </message>
    <message>
        <source>%1 is best at %2 so far: %3</source>
        <translation>أفضل ما بلغه %1 حتى الآن عند %2: %3</translation>
    </message>
    <message>
        <source>%1 is best at %2: %3</source>
        <translation>أفضل ما يبلغه %1 عند %2: %3</translation>
    </message>
    <message>
        <source>%1 is best at the last checkpoint so far</source>
        <translation>أفضل ما بلغه %1 حتى الآن عند نقطة الحفظ الأخيرة</translation>
    </message>
    <message>
        <source>%1 is best at the last checkpoint</source>
        <translation>أفضل ما يبلغه %1 عند نقطة الحفظ الأخيرة</translation>
    </message>
    <message>
        <source>%1: validation chose %2, which tests worse than the last: %3</source>
        <translation>في %1 اختار التحقق %2، والنتيجة في الاختبار أسوأ من الأخيرة: %3</translation>
    </message>
    <message>
        <source>%1 has no peak that these numbers can tell from the end (%2: %3)</source>
        <translation>ليس لـ %1 ذروة تميّزها هذه الأعداد عن النهاية (%2: %3)</translation>
    </message>
    <message>
        <source>%1 is a mean per class, which the paired comparison is not made for</source>
        <translation>%1 متوسط لكل فئة، والمقارنة المقترنة لا تشمله</translation>
    </message>
    <message>
        <source>%1: comparing checkpoints…</source>
        <translation>%1: جارٍ مقارنة نقاط الحفظ…</translation>
    </message>
    <message>
        <source>%1 kept no results of single images, so checkpoints cannot be compared in pairs</source>
        <translation>لم يحتفظ %1 بنتائج كل صورة على حدة، فلا يمكن إجراء مقارنة مقترنة بين نقاط الحفظ</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>الحقبة %1</translation>
    </message>
    <message numerus="yes">
        <source>%n draw(s)</source>
        <translation>
            <numerusform>لا سحوبات</numerusform>
            <numerusform>سحب واحد</numerusform>
            <numerusform>سحبان</numerusform>
            <numerusform>%n سحوبات</numerusform>
            <numerusform>%n سحبًا</numerusform>
            <numerusform>%n سحب</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 test images</source>
        <translation>صور الاختبار %1</translation>
    </message>
    <message>
        <source>best so far: %1</source>
        <translation>الأفضل حتى الآن: %1</translation>
    </message>
    <message>
        <source>best: %1</source>
        <translation>الأفضل: %1</translation>
    </message>
    <message>
        <source>Checkpoints are chosen on validation images and compared on test images by a paired bootstrap.</source>
        <translation>تُختار نقاط الحفظ على صور التحقق وتُقارَن على صور الاختبار بطريقة bootstrap مقترنة.</translation>
    </message>
    <message>
        <source>%1: the runs do not end at the same checkpoint yet</source>
        <translation>%1: لا تنتهي التشغيلات بعد عند نقطة الحفظ نفسها</translation>
    </message>
    <message>
        <source>epochs %1 of its runs</source>
        <translation>الحقب %1 لتشغيلاته</translation>
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
        <source>Each run&apos;s checkpoint is chosen on its validation images and compared with its last one on test images; the interval is over seeds of pre-training (Student&apos;s t).</source>
        <translation>تُختار نقطة حفظ كل تشغيل على صور التحقق الخاصة به وتُقارَن بنقطته الأخيرة على صور الاختبار؛ وفترة الثقة عبر بذور التدريب المسبق (توزيع t لستيودنت).</translation>
    </message>
    <message>
        <source>%1: no correlation, since the accuracy of the source is known at too few checkpoints or the scores are all equal</source>
        <translation>%1: لا ارتباط، لأن دقة المصدر معروفة عند عدد قليل جدًا من نقاط الحفظ أو لأن القيم كلها متساوية</translation>
    </message>
    <message numerus="yes">
        <source>%1 with source accuracy: r = %2, 95 % interval %3 to %4 over %n checkpoint(s).</source>
        <translation>
            <numerusform>%1 مع دقة المصدر: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ بلا نقاط حفظ.</numerusform>
            <numerusform>%1 مع دقة المصدر: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر نقطة حفظ واحدة.</numerusform>
            <numerusform>%1 مع دقة المصدر: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر نقطتي حفظ.</numerusform>
            <numerusform>%1 مع دقة المصدر: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر %n نقاط حفظ.</numerusform>
            <numerusform>%1 مع دقة المصدر: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر %n نقطة حفظ.</numerusform>
            <numerusform>%1 مع دقة المصدر: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر %n نقطة حفظ.</numerusform>
        </translation>
    </message>
    <message>
        <source>The interval (Fisher&apos;s z) takes checkpoints for independent, which those of one training are not.</source>
        <translation>تفترض فترة الثقة (z لفيشر) أن نقاط الحفظ مستقلة، ونقاط التدريب الواحد ليست كذلك.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا ارتباط</translation>
    </message>
    <message numerus="yes">
        <source>%1 with source accuracy within its runs: r = %2, 95 % interval %3 to %4 over %n checkpoint(s); each run alone %5.</source>
        <translation>
            <numerusform>%1 مع دقة المصدر داخل تشغيلاته: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ بلا نقاط حفظ؛ ولكل تشغيل على حدة ⁦%5⁩.</numerusform>
            <numerusform>%1 مع دقة المصدر داخل تشغيلاته: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر نقطة حفظ واحدة؛ ولكل تشغيل على حدة ⁦%5⁩.</numerusform>
            <numerusform>%1 مع دقة المصدر داخل تشغيلاته: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر نقطتي حفظ؛ ولكل تشغيل على حدة ⁦%5⁩.</numerusform>
            <numerusform>%1 مع دقة المصدر داخل تشغيلاته: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر %n نقاط حفظ؛ ولكل تشغيل على حدة ⁦%5⁩.</numerusform>
            <numerusform>%1 مع دقة المصدر داخل تشغيلاته: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر %n نقطة حفظ؛ ولكل تشغيل على حدة ⁦%5⁩.</numerusform>
            <numerusform>%1 مع دقة المصدر داخل تشغيلاته: ⁦r = %2⁩، وفترة الثقة 95% من ⁦%3⁩ إلى ⁦%4⁩ عبر %n نقطة حفظ؛ ولكل تشغيل على حدة ⁦%5⁩.</numerusform>
        </translation>
    </message>
    <message>
        <source>Within runs: each value less the mean of its run, since differences between runs would pass for a relation.</source>
        <translation>داخل التشغيلات: كل قيمة مطروحًا منها متوسط تشغيلها، وإلا بدت الفروق بين التشغيلات كأنها علاقة.</translation>
    </message>
</context>
<context>
    <name>transect::FrameView</name>
    <message>
        <source>Picture</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>لا مقطع</translation>
    </message>
    <message>
        <source>The frames of the chosen clip are shown here, with the poses that were found on them.</source>
        <translation>تُعرض هنا إطارات المقطع المختار مع الوضعيات التي وُجدت فيها.</translation>
    </message>
    <message>
        <source>The video is read once, so that each frame can be found: %1</source>
        <translation>يُقرأ الفيديو مرة واحدة ليتسنى الوصول إلى كل إطار: %1</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>الإطار %1 من %2</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>لا أشخاص</numerusform>
            <numerusform>شخص واحد</numerusform>
            <numerusform>شخصان</numerusform>
            <numerusform>%n أشخاص</numerusform>
            <numerusform>%n شخصًا</numerusform>
            <numerusform>%n شخص</numerusform>
        </translation>
    </message>
    <message>
        <source>person %1 stands out</source>
        <translation>الشخص %1 لافت للنظر</translation>
    </message>
    <message>
        <source>person %1 is chosen</source>
        <translation>الشخص %1 مختار</translation>
    </message>
    <message>
        <source>without a picture</source>
        <translation>دون صورة</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>مموَّهة</translation>
    </message>
    <message>
        <source>Person %1: no score at this frame. A score needs a whole window of poses.</source>
        <translation>الشخص %1: لا درجة عند هذا الإطار. تتطلب الدرجة نافذة كاملة من الوضعيات.</translation>
    </message>
    <message>
        <source>Person %1: score %2 at this frame</source>
        <translation>الشخص %1: الدرجة ⁦%2⁩ عند هذا الإطار</translation>
    </message>
    <message>
        <source>, threshold %1</source>
        <translation>، العتبة ⁦%1⁩</translation>
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
    <name>transect::GroupTexts</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%n مقاطع</numerusform>
            <numerusform>%n مقطعًا</numerusform>
            <numerusform>%n مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (95 % interval %2 to %3, %4)</source>
        <translation>%1 (فترة الثقة 95% من ⁦%2⁩ إلى ⁦%3⁩، %4)</translation>
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
        <source>Choose a run to see what it is.</source>
        <translation>اختر تشغيلًا لترى ما هو.</translation>
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
    <name>transect::KeepAwake</name>
    <message>
        <source>Runs are running</source>
        <translation>تشغيلات قيد التنفيذ</translation>
    </message>
</context>
<context>
    <name>transect::KeyReport</name>
    <message>
        <source>missing</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>unexpected</source>
        <translation>غير متوقع</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>مطابق</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>مستبعد</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Keys of which state</source>
        <translation>المفاتيح حسب الحالة</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>البحث في المفاتيح</translation>
    </message>
    <message>
        <source>Search keys by name</source>
        <translation>البحث في المفاتيح بالاسم</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copies the chosen keys, or all that are shown</source>
        <translation>ينسخ المفاتيح المختارة أو كل المعروضة</translation>
    </message>
    <message>
        <source>Keys of the weights</source>
        <translation>مفاتيح الأوزان</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>كل المفاتيح</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>من %1</translation>
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
    <message>
        <source>Start over</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Forget what was entered here</source>
        <translation>تجاهل ما أُدخل هنا</translation>
    </message>
    <message>
        <source>What was entered here is forgotten</source>
        <translation>أُهمل ما أُدخل هنا</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>من ملف</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>الوضعيات</translation>
    </message>
    <message>
        <source>Finds the persons in videos, and their poses, and follows them: tracks</source>
        <translation>يجد الأشخاص ووضعياتهم في مقاطع الفيديو ويتتبعهم: مسارات</translation>
    </message>
    <message>
        <source>Regularity</source>
        <translation>الانتظام</translation>
    </message>
    <message>
        <source>Learns from tracks how persons usually move and hold themselves, and scores what does not look like it</source>
        <translation>يتعلم من المسارات كيف يتحرك الأشخاص ويقفون عادة، ويقيّم ما لا يشبه ذلك</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>حساب الدرجات</translation>
    </message>
    <message>
        <source>Scores tracks by a model that was trained, or by how usual the persons move, for the review</source>
        <translation>يعطي المسارات درجات بنموذج مدرَّب، أو بحسب مدى اعتياد حركة الأشخاص، من أجل المراجعة</translation>
    </message>
    <message>
        <source>From a video</source>
        <translation>من فيديو</translation>
    </message>
    <message>
        <source>Finds the persons, scores how they move, and opens the review. With models of your own: choose the detector and the network of poses, and a trained model to score by.</source>
        <translation>يجد الأشخاص ويعطي حركتهم درجات ويفتح المراجعة. مع نماذجك الخاصة: اختر الكاشف وشبكة الوضعيات ونموذجًا مدرَّبًا لحساب الدرجات.</translation>
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
    <name>transect::LineageTree</name>
    <message>
        <source>What the run stands on, and what stands on it</source>
        <translation>ما يعتمد عليه التشغيل، وما يعتمد على التشغيل</translation>
    </message>
    <message>
        <source>A double click or Return chooses the run</source>
        <translation>النقر المزدوج أو المفتاح Return يختار التشغيل</translation>
    </message>
    <message>
        <source>%1 (not in this library)</source>
        <translation>%1 (ليس في هذه المكتبة)</translation>
    </message>
</context>
<context>
    <name>transect::LogPane</name>
    <message>
        <source>Log of the chosen run</source>
        <translation>سجل التشغيل المختار</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>البحث في السجل</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Return)</source>
        <translation>النتيجة السابقة (Shift+Return)</translation>
    </message>
    <message>
        <source>Next hit (Return)</source>
        <translation>النتيجة التالية (Return)</translation>
    </message>
    <message>
        <source>Choose a run to see its log.</source>
        <translation>اختر تشغيلًا لترى سجله.</translation>
    </message>
    <message>
        <source>This run has not written a log yet.</source>
        <translation>لم يكتب هذا التشغيل سجلًا بعد.</translation>
    </message>
    <message>
        <source>The log cannot be read: %1</source>
        <translation>تتعذّر قراءة السجل: %1</translation>
    </message>
    <message>
        <source>[%1 before this are not shown; all of it is in %2]</source>
        <translation>[لا يظهر ما قبل هذا، وحجمه %1؛ السجل كله في %2]</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>السجل فارغ.</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>لا نتائج</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n hit(s)</source>
        <translation>
            <numerusform>%1 من %n نتيجة</numerusform>
            <numerusform>%1 من نتيجة واحدة</numerusform>
            <numerusform>%1 من نتيجتين</numerusform>
            <numerusform>%1 من %n نتائج</numerusform>
            <numerusform>%1 من %n نتيجة</numerusform>
            <numerusform>%1 من %n نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%n نتائج</numerusform>
            <numerusform>%n نتيجة</numerusform>
            <numerusform>%n نتيجة</numerusform>
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
    <message>
        <source>Rename</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>What the run or study is called; its folder keeps its name</source>
        <translation>تغيير اسم التشغيل أو الدراسة؛ ويبقى اسم المجلد كما هو</translation>
    </message>
    <message>
        <source>Edit tags…</source>
        <translation>تحرير الوسوم…</translation>
    </message>
    <message>
        <source>Words by which the filter finds it</source>
        <translation>كلمات تجده بها التصفية</translation>
    </message>
    <message>
        <source>Edit note…</source>
        <translation>تحرير الملاحظة…</translation>
    </message>
    <message>
        <source>What you want to remember of it</source>
        <translation>ما تريد أن تتذكره عنه</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) on the clipboard</source>
        <translation>
            <numerusform>لا أوامر في الحافظة</numerusform>
            <numerusform>أمر واحد في الحافظة</numerusform>
            <numerusform>أمران في الحافظة</numerusform>
            <numerusform>%n أوامر في الحافظة</numerusform>
            <numerusform>%n أمرًا في الحافظة</numerusform>
            <numerusform>%n أمر في الحافظة</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep awake while runs run</source>
        <translation>منع السكون ما دامت تشغيلات تعمل</translation>
    </message>
    <message>
        <source>This machine does not fall asleep while runs of this library run on it</source>
        <translation>لا يدخل هذا الحاسوب في السكون ما دامت تشغيلات هذه المكتبة تعمل عليه</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>المفتوحة مؤخرًا</translation>
    </message>
    <message>
        <source>No other library was opened yet</source>
        <translation>لم تُفتح مكتبة أخرى بعد</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) ended</source>
        <translation>
            <numerusform>لم ينتهِ أي تشغيل</numerusform>
            <numerusform>انتهى تشغيل واحد</numerusform>
            <numerusform>انتهى تشغيلان</numerusform>
            <numerusform>انتهت %n تشغيلات</numerusform>
            <numerusform>انتهى %n تشغيلًا</numerusform>
            <numerusform>انتهى %n تشغيل</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>جارٍ قراءة المكتبة…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>جارٍ قراءة %1…</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n run(s)…</source>
        <translation>
            <numerusform>لا تشغيلات قيد القراءة…</numerusform>
            <numerusform>جارٍ قراءة تشغيل واحد…</numerusform>
            <numerusform>جارٍ قراءة تشغيلين…</numerusform>
            <numerusform>جارٍ قراءة %n تشغيلات…</numerusform>
            <numerusform>جارٍ قراءة %n تشغيلًا…</numerusform>
            <numerusform>جارٍ قراءة %n تشغيل…</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>المراجعة</translation>
    </message>
    <message>
        <source>R&amp;eview</source>
        <translation>م&amp;راجعة</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>مراجعة فيديو…</translation>
    </message>
    <message>
        <source>Find the persons of a video, score them, and review what is irregular</source>
        <translation>إيجاد الأشخاص في فيديو، وحساب درجاتهم، ومراجعة ما هو غير معتاد</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>تشغيل أو إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Play the clip</source>
        <translation>تشغيل المقطع</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>الإطار التالي</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>إطار واحد إلى الأمام</translation>
    </message>
    <message>
        <source>Frame before</source>
        <translation>الإطار السابق</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>إطار واحد إلى الخلف</translation>
    </message>
    <message>
        <source>Ten frames forward</source>
        <translation>عشرة إطارات إلى الأمام</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>عشرة إطارات إلى الخلف</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>الحدث التالي</translation>
    </message>
    <message>
        <source>The next event of the list</source>
        <translation>الحدث التالي في القائمة</translation>
    </message>
    <message>
        <source>Event before</source>
        <translation>الحدث السابق</translation>
    </message>
    <message>
        <source>The event before in the list</source>
        <translation>الحدث السابق في القائمة</translation>
    </message>
    <message>
        <source>Verdict: true</source>
        <translation>الحكم: صحيح</translation>
    </message>
    <message>
        <source>The event is irregular; go on to the next open one</source>
        <translation>الحدث غير معتاد؛ والانتقال إلى التالي الذي بلا حكم</translation>
    </message>
    <message>
        <source>Verdict: false alarm</source>
        <translation>الحكم: إنذار كاذب</translation>
    </message>
    <message>
        <source>Nothing irregular is there; go on to the next open one</source>
        <translation>لا شيء غير معتاد هنا؛ والانتقال إلى التالي الذي بلا حكم</translation>
    </message>
    <message>
        <source>Verdict: unsure</source>
        <translation>الحكم: غير مؤكد</translation>
    </message>
    <message>
        <source>Neither can be said; go on to the next open one</source>
        <translation>لا يمكن الجزم بأي منهما؛ والانتقال إلى التالي الذي بلا حكم</translation>
    </message>
    <message>
        <source>Note on the event</source>
        <translation>ملاحظة على الحدث</translation>
    </message>
    <message>
        <source>Write a note on the chosen event</source>
        <translation>كتابة ملاحظة على الحدث المختار</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>أبطأ</translation>
    </message>
    <message>
        <source>Play at the next lower speed</source>
        <translation>التشغيل بالسرعة الأدنى التالية</translation>
    </message>
    <message>
        <source>Pause or play</source>
        <translation>إيقاف مؤقت أو تشغيل</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>أسرع</translation>
    </message>
    <message>
        <source>Play at the next higher speed</source>
        <translation>التشغيل بالسرعة الأعلى التالية</translation>
    </message>
    <message>
        <source>Play the event over and over</source>
        <translation>تكرار تشغيل الحدث</translation>
    </message>
    <message>
        <source>The chosen event with its padding, again and again while it is played</source>
        <translation>الحدث المختار مع هامشه، مرة بعد مرة في أثناء التشغيل</translation>
    </message>
    <message>
        <source>Skeletons</source>
        <translation>الهياكل</translation>
    </message>
    <message>
        <source>Show or hide the skeletons</source>
        <translation>إظهار الهياكل أو إخفاؤها</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>المقطع التالي</translation>
    </message>
    <message>
        <source>The next clip of the run</source>
        <translation>المقطع التالي في التشغيل</translation>
    </message>
    <message>
        <source>Clip before</source>
        <translation>المقطع السابق</translation>
    </message>
    <message>
        <source>The clip before</source>
        <translation>المقطع السابق</translation>
    </message>
    <message>
        <source>Annotated video of the selected events…</source>
        <translation>فيديو مشروح للأحداث المختارة…</translation>
    </message>
    <message>
        <source>Write the selected events as one video</source>
        <translation>كتابة الأحداث المختارة في فيديو واحد</translation>
    </message>
    <message>
        <source>A video of each selected event…</source>
        <translation>فيديو لكل حدث مختار…</translation>
    </message>
    <message>
        <source>Write each of the selected events as a video of its own</source>
        <translation>كتابة كل حدث مختار في فيديو مستقل</translation>
    </message>
    <message>
        <source>Report of the review…</source>
        <translation>تقرير المراجعة…</translation>
    </message>
    <message>
        <source>Events and verdicts as HTML or PDF</source>
        <translation>الأحداث والأحكام بصيغة HTML أو PDF</translation>
    </message>
    <message>
        <source>Folder of the videos…</source>
        <translation>مجلد ملفات الفيديو…</translation>
    </message>
    <message>
        <source>Where the videos of the clips lie</source>
        <translation>موضع ملفات الفيديو الخاصة بالمقاطع</translation>
    </message>
    <message>
        <source>Person in row %1</source>
        <translation>الشخص في الصف %1</translation>
    </message>
    <message>
        <source>Choose the person of this row of the strip</source>
        <translation>اختيار الشخص في هذا الصف من الشريط</translation>
    </message>
    <message>
        <source>Video to review</source>
        <translation>الفيديو المراد مراجعته</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.ts *.mpg *.mpeg *.m4v);;All files (*)</source>
        <translation>ملفات فيديو ‎(*.mp4 *.avi *.mkv *.mov *.webm *.ts *.mpg *.mpeg *.m4v);;كل الملفات ‎(*)</translation>
    </message>
    <message>
        <source>Study checkpoints from a folder…</source>
        <translation>دراسة نقاط حفظ من مجلد…</translation>
    </message>
    <message>
        <source>A transfer run over checkpoints that another program wrote or is writing</source>
        <translation>تشغيل نقل على نقاط حفظ كتبها برنامج آخر أو يكتبها الآن</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>The last verdict, note or change of the rules; what was said stays in the history</source>
        <translation>آخر حكم أو ملاحظة أو تغيير في القواعد؛ ويبقى ما قيل في السجل</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Again what was undone</source>
        <translation>إعادة ما تم التراجع عنه</translation>
    </message>
    <message>
        <source>%1 play  ·  %2 %3 event  ·  %4 %5 %6 verdict  ·  %7 person</source>
        <translation>%1 تشغيل  ·  %2 %3 حدث  ·  %4 %5 %6 حكم  ·  %7 شخص</translation>
    </message>
</context>
<context>
    <name>transect::MarkTexts</name>
    <message>
        <source>step %1</source>
        <translation>الخطوة %1</translation>
    </message>
    <message>
        <source>rate × %1</source>
        <translation>معدل التعلّم × %1</translation>
    </message>
    <message>
        <source>best checkpoint</source>
        <translation>أفضل نقطة حفظ</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>الأفضل حتى الآن</translation>
    </message>
</context>
<context>
    <name>transect::MeasureRanking</name>
    <message>
        <source>Curve that the measures are ranked for</source>
        <translation>المنحنى الذي تُرتَّب المقاييس بالنسبة إليه</translation>
    </message>
    <message>
        <source>Which measure would have picked the checkpoint</source>
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
        <source>%1: which measure would have picked the checkpoint</source>
        <translation>%1: أي مقياس كان سيختار نقطة الحفظ</translation>
    </message>
    <message>
        <source>Which measure would have picked the checkpoint of</source>
        <translation>أي مقياس كان سيختار نقطة الحفظ للمنحنى</translation>
    </message>
    <message>
        <source>%1, of %2 checkpoints</source>
        <translation>%1، عدد نقاط الحفظ %2</translation>
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
        <source>effective rank of the covariance</source>
        <translation>الرتبة الفعّالة للتغاير</translation>
    </message>
    <message>
        <source>stable rank</source>
        <translation>الرتبة المستقرة</translation>
    </message>
    <message>
        <source>α-ReQ (near 1 is good)</source>
        <translation>α-ReQ (القرب من 1 جيد)</translation>
    </message>
    <message>
        <source>NC2, norms (low is good)</source>
        <translation>NC2، المعايير (الأقل أفضل)</translation>
    </message>
    <message>
        <source>NC2, angles (low is good)</source>
        <translation>NC2، الزوايا (الأقل أفضل)</translation>
    </message>
    <message>
        <source>NC2, distance from a simplex (low is good)</source>
        <translation>NC2، البعد عن المبسط (الأقل أفضل)</translation>
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
        <translation>دقة المصدر</translation>
    </message>
    <message>
        <source>LiDAR, of the source</source>
        <translation>LiDAR، للمصدر</translation>
    </message>
    <message>
        <source>the last checkpoint</source>
        <translation>نقطة الحفظ الأخيرة</translation>
    </message>
    <message>
        <source>FE on validation</source>
        <translation>‏FE على بيانات التحقق</translation>
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
    <name>transect::MetricPanel</name>
    <message>
        <source>No finite values to draw</source>
        <translation>لا قيم منتهية للرسم</translation>
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
</context>
<context>
    <name>transect::MonitorLegend</name>
    <message numerus="yes">
        <source>smoothed, half-life %n point(s)</source>
        <translation>
            <numerusform>منعَّم، عمر النصف %n نقطة</numerusform>
            <numerusform>منعَّم، عمر النصف نقطة واحدة</numerusform>
            <numerusform>منعَّم، عمر النصف نقطتان</numerusform>
            <numerusform>منعَّم، عمر النصف %n نقاط</numerusform>
            <numerusform>منعَّم، عمر النصف %n نقطة</numerusform>
            <numerusform>منعَّم، عمر النصف %n نقطة</numerusform>
        </translation>
    </message>
    <message>
        <source>raw</source>
        <translation>خام</translation>
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
        <source>checkpoints</source>
        <translation>نقاط الحفظ</translation>
    </message>
    <message>
        <source>learning rate drops</source>
        <translation>انخفاض معدل التعلّم</translation>
    </message>
</context>
<context>
    <name>transect::MonitorScreen</name>
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
        <source>No metrics yet</source>
        <translation>لا قياسات بعد</translation>
    </message>
    <message>
        <source>How much loss and accuracy are smoothed; the legend says the half-life. The mean is free of the bias of its start, and the raw values stay behind it.</source>
        <translation>مقدار تنعيم الخسارة والدقة؛ ويذكر مفتاح الرسم عمر النصف. المتوسط خالٍ من انحياز بدايته، وتبقى القيم الخام خلفه.</translation>
    </message>
    <message>
        <source>Plot that the tools act on</source>
        <translation>الرسم الذي تعمل عليه الأدوات</translation>
    </message>
    <message>
        <source>The tools beside act on this plot; clicking into a plot chooses it</source>
        <translation>تعمل الأدوات المجاورة على هذا الرسم؛ والنقر داخل رسم يختاره</translation>
    </message>
    <message>
        <source>A transfer run has no training metrics</source>
        <translation>ليس لتشغيل النقل قياسات تدريب</translation>
    </message>
    <message>
        <source>It evaluates the checkpoints that another run has written. Its curves grow on the Transfer screen.</source>
        <translation>يقيّم نقاط الحفظ التي كتبها تشغيل آخر. وتنمو منحنياته على شاشة «النقل».</translation>
    </message>
    <message>
        <source>Show transfer</source>
        <translation>إظهار النقل</translation>
    </message>
    <message>
        <source>Failed before the first metric</source>
        <translation>فشل قبل أول قياس</translation>
    </message>
    <message>
        <source>The error says why and what to do; the log may say more.</source>
        <translation>يبيّن الخطأ السبب وما ينبغي فعله؛ وقد يذكر السجل المزيد.</translation>
    </message>
    <message>
        <source>Loss, accuracy, throughput and memory are drawn here from the first report of the run on.</source>
        <translation>تُرسم هنا الخسارة والدقة ومعدل المعالجة والذاكرة ابتداءً من أول تقرير للتشغيل.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>كُتب الملف: %1</translation>
    </message>
    <message>
        <source>Imported checkpoints have no training metrics</source>
        <translation>ليس لنقاط الحفظ المستوردة قياسات تدريب</translation>
    </message>
    <message>
        <source>They were trained elsewhere. Evaluate them on targets, and their curves grow on the Transfer screen.</source>
        <translation>دُرِّبت في مكان آخر. قيّمها على أهداف فتنمو منحنياتها في شاشة «النقل».</translation>
    </message>
    <message>
        <source>This run cannot be read</source>
        <translation>لا يمكن قراءة هذا التشغيل</translation>
    </message>
    <message>
        <source>%1. Put its file back from a copy, or move the run to the trash.</source>
        <translation>%1. أعد ملفه من نسخة، أو انقل التشغيل إلى سلة المهملات.</translation>
    </message>
</context>
<context>
    <name>transect::NotesEditor</name>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Words with commas between them</source>
        <translation>كلمات تفصل بينها الفاصلة ⁦,⁩</translation>
    </message>
    <message>
        <source>The filter finds a run by them: tag:good</source>
        <translation>تجد التصفية التشغيل بها: ⁦tag:good⁩</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>What you want to remember of it</source>
        <translation>ما تريد أن تتذكره عنه</translation>
    </message>
    <message>
        <source>Saved when you leave it, or by Ctrl+Return</source>
        <translation>تُحفظ عند مغادرتها، أو بالمفتاحين Ctrl+Return</translation>
    </message>
    <message>
        <source>The notes cannot be read and are left as they are. Mend or remove the file to write new ones.</source>
        <translation>تتعذّر قراءة الملاحظات وتُترك كما هي. أصلِح الملف أو أزِله لكتابة ملاحظات جديدة.</translation>
    </message>
</context>
<context>
    <name>transect::OptionalFlagEditor</name>
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
</context>
<context>
    <name>transect::PanelTexts</name>
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
        <source>Top-5 accuracy</source>
        <translation>دقة top-5</translation>
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
    <name>transect::PartsPanel</name>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>k = %1 to %2, by draw</source>
        <translation>⁦k = %1⁩ إلى %2، بحسب السحب</translation>
    </message>
    <message>
        <source>main part %1</source>
        <translation>الجزء الرئيسي ⁦%1⁩</translation>
    </message>
    <message>
        <source>residual part %1</source>
        <translation>الجزء المتبقي ⁦%1⁩</translation>
    </message>
    <message>
        <source>Measure FE here…</source>
        <translation>قياس FE هنا…</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>Components of the main part</source>
        <translation>مركّبات الجزء الرئيسي</translation>
    </message>
    <message>
        <source>Components of the main part; also dragged in the plot</source>
        <translation>مركّبات الجزء الرئيسي؛ ويمكن سحبها في الرسم أيضًا</translation>
    </message>
    <message>
        <source>A transfer run that measures FE of both parts of this checkpoint, cut at this k</source>
        <translation>تشغيل نقل يقيس FE لجزأي نقطة الحفظ هذه عند القطع بهذه القيمة k</translation>
    </message>
    <message>
        <source>FE at %1: %2</source>
        <translation>FE عند ⁦%1⁩: %2</translation>
    </message>
    <message>
        <source>FE was measured at %1: %2</source>
        <translation>قيس FE عند ⁦%1⁩: %2</translation>
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
    <message>
        <source>k = %1 of %2 holds %3 of the sum of squares; relative error %4</source>
        <translation>المركّبات الأولى ⁦k = %1⁩ من %2 تحمل %3 من مجموع المربعات؛ الخطأ النسبي %4</translation>
    </message>
    <message>
        <source>k = %1 of %2 holds %3 of the sum; relative error %4</source>
        <translation>المركّبات الأولى ⁦k = %1⁩ من %2 تحمل %3 من المجموع؛ الخطأ النسبي %4</translation>
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
    <message>
        <source>Light colours, as on paper</source>
        <translation>ألوان فاتحة، كما على الورق</translation>
    </message>
</context>
<context>
    <name>transect::QueryBox</name>
    <message>
        <source>Delete view</source>
        <translation>حذف طريقة عرض</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>حفظ هذه التصفية…</translation>
    </message>
    <message>
        <source>Filter: kind:transfer fe&gt;0.9</source>
        <translation>تصفية: ⁦kind:transfer fe&gt;0.9⁩</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>تصفية التشغيلات</translation>
    </message>
    <message>
        <source>Words, or kind:, state:, target:, study:, tag:, device:, seed:, fe&gt; and ft&gt;; a - before one turns it round</source>
        <translation>كلمات، أو ⁦kind:⁩ و⁦state:⁩ و⁦target:⁩ و⁦study:⁩ و⁦tag:⁩ و⁦device:⁩ و⁦seed:⁩ و⁦fe&gt;⁩ و⁦ft&gt;⁩؛ وعلامة ⁦-⁩ قبل أيٍّ منها تعكسها</translation>
    </message>
    <message>
        <source>Saved views and columns</source>
        <translation>طرق العرض المحفوظة والأعمدة</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>اسم طريقة العرض</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>The view %1 is deleted</source>
        <translation>حُذفت طريقة العرض %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>transect::QueryTexts</name>
    <message>
        <source>&quot;%1&quot; is no number: write fe&gt;0.9 or fe&gt;90%</source>
        <translation>«%1» ليس عددًا: اكتب ⁦fe&gt;0.9⁩ أو ⁦fe&gt;90%⁩</translation>
    </message>
    <message>
        <source>There is no state &quot;%1&quot;: there are %2</source>
        <translation>لا توجد حالة «%1»: الحالات هي %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no seed: write a whole number, as in seed:1</source>
        <translation>«%1» ليس بذرة: اكتب عددًا صحيحًا، مثل ⁦seed:1⁩</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known: there are kind, state, target, study, tag, device, seed, fe, ft and auc</source>
        <translation>«%1» غير معروف: المتاح kind وstate وtarget وstudy وtag وdevice وseed وfe وft وauc</translation>
    </message>
</context>
<context>
    <name>transect::ReferenceEditor</name>
    <message>
        <source>Browse</source>
        <translation>استعراض</translation>
    </message>
    <message>
        <source>%1: browse</source>
        <translation>%1: استعراض</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ملفات</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>مجلد</translation>
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
    <message numerus="yes">
        <source>%n row(s), in the file %1</source>
        <translation>
            <numerusform>لا صفوف، في الملف %1</numerusform>
            <numerusform>صف واحد، في الملف %1</numerusform>
            <numerusform>صفان، في الملف %1</numerusform>
            <numerusform>%n صفوف، في الملف %1</numerusform>
            <numerusform>%n صفًا، في الملف %1</numerusform>
            <numerusform>%n صف، في الملف %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>استُبعد:</translation>
    </message>
    <message>
        <source>How to repeat it</source>
        <translation>كيفية إعادته</translation>
    </message>
    <message>
        <source>Written by Transect %1 on %2</source>
        <translation>كتبه Transect %1 بتاريخ %2</translation>
    </message>
</context>
<context>
    <name>transect::ReviewReport</name>
    <message>
        <source>Threshold: score %1; an event goes on above %2.</source>
        <translation>العتبة: الدرجة ⁦%1⁩؛ ويستمر الحدث فوق ⁦%2⁩.</translation>
    </message>
    <message>
        <source>False alarms an hour: %1, in %2 h of normal video.</source>
        <translation>الإنذارات الكاذبة في الساعة: %1، في %2 س من الفيديو الطبيعي.</translation>
    </message>
    <message>
        <source>False alarms an hour are not known: no frame is known to be normal.</source>
        <translation>الإنذارات الكاذبة في الساعة غير معروفة: لا إطار معروف بأنه طبيعي.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%n أحداث</numerusform>
            <numerusform>%n حدثًا</numerusform>
            <numerusform>%n حدث</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 true, %2 false alarms, %3 unsure, %4 disputed, %5 open.</source>
        <translation>الصحيح %1، الإنذارات الكاذبة %2، غير المؤكد %3، المتنازع عليه %4، بلا حكم %5.</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>القواعد: ⁦%1⁩</translation>
    </message>
    <message>
        <source>Scores of %1%2, in %3.</source>
        <translation>الدرجات من ⁦%1%2⁩، في ⁦%3⁩.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>المقطع</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>End</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>الذروة</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>الحكم</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>المراجِعون</translation>
    </message>
    <message>
        <source>Precision %1, Wilson interval %2.</source>
        <translation>نسبة الأحداث الصحيحة %1، وفترة Wilson هي %2.</translation>
    </message>
</context>
<context>
    <name>transect::ReviewScreen</name>
    <message>
        <source>Run</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>المقطع</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>المعروض</translation>
    </message>
    <message>
        <source>What is drawn on the picture, and how much of it is seen</source>
        <translation>ما يُرسم على الصورة، وكم يُرى منها</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Skeletons</source>
        <translation>الهياكل</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>الصناديق</translation>
    </message>
    <message>
        <source>Names and scores</source>
        <translation>الأسماء والدرجات</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>آثار الحركة</translation>
    </message>
    <message>
        <source>Errors of the joints</source>
        <translation>أخطاء المفاصل</translation>
    </message>
    <message>
        <source>What the network expected</source>
        <translation>ما توقعته الشبكة</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Pictures as they are</source>
        <translation>الصور كما هي</translation>
    </message>
    <message>
        <source>Persons blurred</source>
        <translation>الأشخاص مموَّهون</translation>
    </message>
    <message>
        <source>Pictures blurred</source>
        <translation>الصور مموَّهة</translation>
    </message>
    <message>
        <source>Skeletons only</source>
        <translation>الهياكل فقط</translation>
    </message>
    <message>
        <source>Folder of the videos…</source>
        <translation>مجلد ملفات الفيديو…</translation>
    </message>
    <message>
        <source>Annotated video of the selected events…</source>
        <translation>فيديو مشروح للأحداث المختارة…</translation>
    </message>
    <message>
        <source>A video of each selected event…</source>
        <translation>فيديو لكل حدث مختار…</translation>
    </message>
    <message>
        <source>Sheet of thumbnails…</source>
        <translation>صفحة صور مصغّرة…</translation>
    </message>
    <message>
        <source>Report, HTML or PDF…</source>
        <translation>تقرير، HTML أو PDF…</translation>
    </message>
    <message>
        <source>Events, scores and masks…</source>
        <translation>الأحداث والدرجات والأقنعة…</translation>
    </message>
    <message>
        <source>False alarms as normal tracks…</source>
        <translation>الإنذارات الكاذبة كمسارات طبيعية…</translation>
    </message>
    <message>
        <source>Add another reviewer&apos;s verdicts…</source>
        <translation>إضافة أحكام مراجِع آخر…</translation>
    </message>
    <message>
        <source>Reading the clip…</source>
        <translation>جارٍ قراءة المقطع…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>لا شيء للمراجعة بعد</translation>
    </message>
    <message>
        <source>Choose a run of the kind regularity or score at the left: its events appear here on the video, to be judged one after the other. Or drop a video on this window.</source>
        <translation>اختر تشغيلًا من النوع regularity أو score من لوحة التشغيلات: تظهر أحداثه هنا على الفيديو للحكم فيها واحدًا بعد الآخر. أو أسقِط فيديو على هذه النافذة.</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>مراجعة فيديو…</translation>
    </message>
    <message>
        <source>Scores are on their way</source>
        <translation>الدرجات قيد الحساب</translation>
    </message>
    <message>
        <source>Reading the scores…</source>
        <translation>جارٍ قراءة الدرجات…</translation>
    </message>
    <message>
        <source>The scores cannot be read</source>
        <translation>تتعذّر قراءة الدرجات</translation>
    </message>
    <message>
        <source>This clip cannot be read</source>
        <translation>تتعذّر قراءة هذا المقطع</translation>
    </message>
    <message>
        <source>It holds no scores</source>
        <translation>لا درجات فيه</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of scores cannot be read; the others are shown</source>
        <translation>
            <numerusform>كل ملفات الدرجات مقروءة</numerusform>
            <numerusform>تتعذّر قراءة ملف درجات واحد؛ وتُعرض الملفات الأخرى</numerusform>
            <numerusform>تتعذّر قراءة ملفي درجات؛ وتُعرض الملفات الأخرى</numerusform>
            <numerusform>تتعذّر قراءة %n ملفات درجات؛ وتُعرض الملفات الأخرى</numerusform>
            <numerusform>تتعذّر قراءة %n ملف درجات؛ وتُعرض الملفات الأخرى</numerusform>
            <numerusform>تتعذّر قراءة %n ملف درجات؛ وتُعرض الملفات الأخرى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1  (%n event(s))</source>
        <translation>
            <numerusform>⁦%1⁩  (لا أحداث)</numerusform>
            <numerusform>⁦%1⁩  (حدث واحد)</numerusform>
            <numerusform>⁦%1⁩  (حدثان)</numerusform>
            <numerusform>⁦%1⁩  (%n أحداث)</numerusform>
            <numerusform>⁦%1⁩  (%n حدثًا)</numerusform>
            <numerusform>⁦%1⁩  (%n حدث)</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores, persons and events are shown all the same. Shown &gt; Folder of the videos… says where it is now.</source>
        <translation>تُعرض الدرجات والأشخاص والأحداث رغم ذلك. حدّد موضعه الحالي من «المعروض &gt; مجلد ملفات الفيديو…».</translation>
    </message>
    <message>
        <source>The run kept no poses of this clip, and no pictures are known</source>
        <translation>لم يحتفظ التشغيل بوضعيات هذا المقطع، ولا صور معروفة له</translation>
    </message>
    <message>
        <source>Score the tracks again to see the persons; scores and events are shown all the same</source>
        <translation>أعد حساب درجات المسارات لرؤية الأشخاص؛ وتُعرض الدرجات والأحداث رغم ذلك</translation>
    </message>
    <message>
        <source>The video of this clip is not there any more</source>
        <translation>فيديو هذا المقطع لم يعد موجودًا</translation>
    </message>
    <message>
        <source>The video has %1 frames, its scores are of %2: it may have changed, and persons may be drawn in wrong places</source>
        <translation>عدد إطارات الفيديو %1، ودرجاته لعدد %2: ربما تغيّر، وقد يُرسم الأشخاص في مواضع خاطئة</translation>
    </message>
    <message>
        <source>Find the persons again, and score them</source>
        <translation>أعد إيجاد الأشخاص وحساب درجاتهم</translation>
    </message>
    <message>
        <source>Folder of the videos</source>
        <translation>مجلد ملفات الفيديو</translation>
    </message>
    <message>
        <source>The folder holds no video or folder of pictures that is named as the clip %1</source>
        <translation>لا يحتوي المجلد على فيديو أو مجلد صور باسم المقطع ⁦%1⁩</translation>
    </message>
    <message>
        <source>The events changed while their pictures were collected: nothing was written</source>
        <translation>تغيّرت الأحداث في أثناء جمع صورها: لم يُكتب شيء</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>أعد التصدير</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>نسخ كجدول</translation>
    </message>
    <message>
        <source>Annotated video</source>
        <translation>فيديو مشروح</translation>
    </message>
    <message>
        <source>Video (*.mp4)</source>
        <translation>فيديو ‎(*.mp4)</translation>
    </message>
    <message>
        <source>Folder for a video of each event</source>
        <translation>مجلد لفيديو كل حدث</translation>
    </message>
    <message>
        <source>Writing the video</source>
        <translation>جارٍ كتابة الفيديو</translation>
    </message>
    <message>
        <source>Stopped: what was not whole was not written</source>
        <translation>أُوقف: لم يُكتب ما لم يكتمل</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>كُتب ⁦%1⁩</translation>
    </message>
    <message>
        <source>Wrote %1, %2 of %3</source>
        <translation>كُتب ⁦%1⁩، %2 من %3</translation>
    </message>
    <message>
        <source>Collecting the pictures of the events</source>
        <translation>جارٍ جمع صور الأحداث</translation>
    </message>
    <message>
        <source>Report of the review</source>
        <translation>تقرير المراجعة</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>صفحة ويب ‎(*.html);;PDF ‎(*.pdf)</translation>
    </message>
    <message>
        <source>Sheet of thumbnails</source>
        <translation>صفحة صور مصغّرة</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>صورة ‎(*.png)</translation>
    </message>
    <message>
        <source>The picture cannot be written</source>
        <translation>تتعذّر كتابة الصورة</translation>
    </message>
    <message>
        <source>Wrote %1, with the first %2 of %3 events</source>
        <translation>كُتب ⁦%1⁩، وفيه أول %2 من %3 من الأحداث</translation>
    </message>
    <message>
        <source>Folder for events, scores and masks</source>
        <translation>مجلد الأحداث والدرجات والأقنعة</translation>
    </message>
    <message>
        <source>Wrote events, scores and masks to %1</source>
        <translation>كُتبت الأحداث والدرجات والأقنعة في ⁦%1⁩</translation>
    </message>
    <message>
        <source>Folder for the tracks of the false alarms</source>
        <translation>مجلد مسارات الإنذارات الكاذبة</translation>
    </message>
    <message>
        <source>Wrote the tracks of the false alarms to %1: name them as more tracks of a run that learns</source>
        <translation>كُتبت مسارات الإنذارات الكاذبة في ⁦%1⁩: حدّدها كمسارات إضافية لتشغيل يتعلّم</translation>
    </message>
    <message>
        <source>Verdicts of another reviewer</source>
        <translation>أحكام مراجِع آخر</translation>
    </message>
    <message>
        <source>Verdicts (*.jsonl *.json)</source>
        <translation>أحكام ‎(*.jsonl *.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) were new</source>
        <translation>
            <numerusform>لا أحكام جديدة</numerusform>
            <numerusform>حكم جديد واحد</numerusform>
            <numerusform>حكمان جديدان</numerusform>
            <numerusform>%n أحكام جديدة</numerusform>
            <numerusform>%n حكمًا جديدًا</numerusform>
            <numerusform>%n حكم جديد</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the scores, %1…</source>
        <translation>جارٍ قراءة الدرجات، %1…</translation>
    </message>
</context>
<context>
    <name>transect::ReviewSession</name>
    <message>
        <source>Verdict: %1</source>
        <translation>الحكم: %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are no verdicts and were left out</source>
        <translation>
            <numerusform>كل الأسطر أحكام</numerusform>
            <numerusform>استُبعد سطر واحد ليس حكمًا</numerusform>
            <numerusform>استُبعد سطران ليسا حكمين</numerusform>
            <numerusform>استُبعدت %n أسطر ليست أحكامًا</numerusform>
            <numerusform>استُبعد %n سطرًا ليست أحكامًا</numerusform>
            <numerusform>استُبعد %n سطر ليست أحكامًا</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
</context>
<context>
    <name>transect::RulesBar</name>
    <message>
        <source>What the threshold is chosen by</source>
        <translation>ما تُختار العتبة بحسبه</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>الدرجة</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>المئين</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>الإنذارات الكاذبة</translation>
    </message>
    <message>
        <source>The score itself</source>
        <translation>الدرجة نفسها</translation>
    </message>
    <message>
        <source>A percentile of the scores of what is normal</source>
        <translation>مئين من درجات ما هو طبيعي</translation>
    </message>
    <message>
        <source>Value of the threshold&apos;s rule</source>
        <translation>قيمة قاعدة العتبة</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
    <message>
        <source>How scores become events</source>
        <translation>كيف تصير الدرجات أحداثًا</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>العتبة</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>التنعيم</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian over the frames&apos; scores</source>
        <translation>الانحراف المعياري للدالة الغاوسية على درجات الإطارات</translation>
    </message>
    <message>
        <source>Goes on above</source>
        <translation>يستمر فوق</translation>
    </message>
    <message>
        <source>An event lasts while the score is at least this share of the threshold</source>
        <translation>يدوم الحدث ما دامت الدرجة لا تقل عن هذه الحصة من العتبة</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>أدنى مدة</translation>
    </message>
    <message>
        <source>Shorter events are left out, once near ones were joined</source>
        <translation>تُستبعد الأحداث الأقصر، بعد دمج المتقاربة</translation>
    </message>
    <message>
        <source>Join gaps below</source>
        <translation>دمج الفجوات دون</translation>
    </message>
    <message>
        <source>Events with a shorter gap between them are one</source>
        <translation>الأحداث التي تفصلها فجوة أقصر حدث واحد</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>الهامش</translation>
    </message>
    <message>
        <source>Shown and exported before and after; never counted</source>
        <translation>يُعرض ويُصدَّر قبل الحدث وبعده؛ ولا يُحتسب أبدًا</translation>
    </message>
    <message>
        <source> / h</source>
        <translation> / س</translation>
    </message>
    <message>
        <source>of held-out normal tracks</source>
        <translation>من المسارات الطبيعية المحجوزة</translation>
    </message>
    <message>
        <source>of normal frames</source>
        <translation>من الإطارات الطبيعية</translation>
    </message>
    <message>
        <source>of all frames: none are known to be normal</source>
        <translation>من كل الإطارات: لا إطار معروف بأنه طبيعي</translation>
    </message>
    <message>
        <source>score %1, %2</source>
        <translation>الدرجة ⁦%1⁩، %2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>الدرجة ⁦%1⁩</translation>
    </message>
    <message>
        <source>not reached: even the highest score gives more</source>
        <translation>غير متحقق: حتى أعلى درجة تعطي أكثر</translation>
    </message>
    <message>
        <source>false alarms are not known: no normal video</source>
        <translation>الإنذارات الكاذبة غير معروفة: لا فيديو طبيعي</translation>
    </message>
    <message>
        <source>The lowest threshold with at most so many events an hour where all is normal</source>
        <translation>أدنى عتبة لا تتجاوز هذا العدد من الأحداث في الساعة حيث كل شيء طبيعي</translation>
    </message>
    <message>
        <source>No frame of these clips is known to be normal: score them with their truth, or as normal ones</source>
        <translation>لا إطار في هذه المقاطع معروف بأنه طبيعي: احسب درجاتها مع حقيقتها المرجعية، أو كمقاطع طبيعية</translation>
    </message>
    <message numerus="yes">
        <source>%1 false alarms an hour, %2: %n in %3 h of normal video</source>
        <translation>
            <numerusform>الإنذارات الكاذبة في الساعة %1، %2: لا إنذارات في %3 س من الفيديو الطبيعي</numerusform>
            <numerusform>الإنذارات الكاذبة في الساعة %1، %2: إنذار واحد في %3 س من الفيديو الطبيعي</numerusform>
            <numerusform>الإنذارات الكاذبة في الساعة %1، %2: إنذاران في %3 س من الفيديو الطبيعي</numerusform>
            <numerusform>الإنذارات الكاذبة في الساعة %1، %2: %n إنذارات في %3 س من الفيديو الطبيعي</numerusform>
            <numerusform>الإنذارات الكاذبة في الساعة %1، %2: %n إنذارًا في %3 س من الفيديو الطبيعي</numerusform>
            <numerusform>الإنذارات الكاذبة في الساعة %1، %2: %n إنذار في %3 س من الفيديو الطبيعي</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::RunCard</name>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 من %2 %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>المتبقي %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>الأصول والتوابع</translation>
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
        <source>Stop now</source>
        <translation>إيقاف فوري</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>At once; the last checkpoint stays</source>
        <translation>في الحال؛ وتبقى آخر نقطة حفظ</translation>
    </message>
    <message>
        <source>After the current step, with a checkpoint</source>
        <translation>بعد الخطوة الحالية، مع نقطة حفظ</translation>
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
        <source>Training windows</source>
        <translation>نوافذ التدريب</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 عند ⁦%2⁩</translation>
    </message>
    <message>
        <source>On test</source>
        <translation>على بيانات الاختبار</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>لا يمكن قراءته</translation>
    </message>
</context>
<context>
    <name>transect::RunFactTexts</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>الخطوات: %1 من %2</translation>
    </message>
    <message>
        <source>%1 of %2 evaluations</source>
        <translation>التقييمات: %1 من %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 من %2 %3</translation>
    </message>
</context>
<context>
    <name>transect::RunHeader</name>
    <message>
        <source>best checkpoint: %1</source>
        <translation>أفضل نقطة حفظ: %1</translation>
    </message>
    <message>
        <source>best so far: %1</source>
        <translation>الأفضل حتى الآن: %1</translation>
    </message>
    <message>
        <source>From the recent rate of progress</source>
        <translation>بحسب سرعة التقدّم الأخيرة</translation>
    </message>
    <message>
        <source>Of training, as reported last</source>
        <translation>للتدريب، بحسب آخر تقرير</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the held-out images, evaluated last</source>
        <translation>دقة top-1 على الصور المحجوزة، بحسب آخر تقييم</translation>
    </message>
    <message>
        <source>The checkpoint with the best top-1 accuracy on the held-out images. That it was chosen by this number makes the number a little too good.</source>
        <translation>نقطة الحفظ ذات أفضل دقة top-1 على الصور المحجوزة. ولأنها اختيرت بهذا الرقم، فهو أفضل قليلًا من الواقع.</translation>
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
        <source>Go on where the run was</source>
        <translation>المتابعة من حيث كان التشغيل</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>إيقاف فوري</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>At once; the last checkpoint stays</source>
        <translation>في الحال؛ وتبقى آخر نقطة حفظ</translation>
    </message>
    <message>
        <source>After this step, with a checkpoint</source>
        <translation>بعد هذه الخطوة، مع نقطة حفظ</translation>
    </message>
    <message>
        <source>left</source>
        <translation>الوقت المتبقي</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>صورة/ث</translation>
    </message>
    <message>
        <source>held-out top-1</source>
        <translation>top-1 على البيانات المحجوزة</translation>
    </message>
</context>
<context>
    <name>transect::RunLines</name>
    <message>
        <source>best held-out %1, epoch %2</source>
        <translation>الأفضل على البيانات المحجوزة %1، الحقبة %2</translation>
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
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>المتبقي %1</translation>
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
    <message>
        <source>the library is still being read, so what stands on it is not known yet</source>
        <translation>ما زالت المكتبة قيد القراءة، فلا يُعرف بعد ما يعتمد عليه</translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation>حاول ثانيةً بعد لحظات</translation>
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
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>تاريخ الإنشاء</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>On test</source>
        <translation>على بيانات الاختبار</translation>
    </message>
    <message>
        <source>Scores on test of the checkpoint that validation chose</source>
        <translation>درجات نقطة الحفظ التي اختارها التحقق، على بيانات الاختبار</translation>
    </message>
</context>
<context>
    <name>transect::RunsPane</name>
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
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen hidden by the filter</source>
        <translation>
            <numerusform>لا تشغيل مختارًا تخفيه التصفية</numerusform>
            <numerusform>تشغيل مختار واحد تخفيه التصفية</numerusform>
            <numerusform>تشغيلان مختاران تخفيهما التصفية</numerusform>
            <numerusform>%n تشغيلات مختارة تخفيها التصفية</numerusform>
            <numerusform>%n تشغيلًا مختارًا تخفيه التصفية</numerusform>
            <numerusform>%n تشغيل مختار تخفيه التصفية</numerusform>
        </translation>
    </message>
    <message>
        <source>No run matches</source>
        <translation>لا تشغيل مطابق</translation>
    </message>
    <message numerus="yes">
        <source>The filter holds for none of %n run(s).</source>
        <translation>
            <numerusform>لا تنطبق التصفية على أي تشغيل.</numerusform>
            <numerusform>لا تنطبق التصفية على التشغيل الوحيد.</numerusform>
            <numerusform>لا تنطبق التصفية على أيٍّ من التشغيلين.</numerusform>
            <numerusform>لا تنطبق التصفية على أيٍّ من %n تشغيلات.</numerusform>
            <numerusform>لا تنطبق التصفية على أيٍّ من %n تشغيلًا.</numerusform>
            <numerusform>لا تنطبق التصفية على أيٍّ من %n تشغيل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>مسح التصفية</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>لا تشغيلات بعد</translation>
    </message>
    <message>
        <source>They appear here whoever starts them.</source>
        <translation>تظهر هنا أيًّا كان من يبدؤها.</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>تشغيل جديد…</translation>
    </message>
</context>
<context>
    <name>transect::ScoreStrip</name>
    <message>
        <source>Scores over time</source>
        <translation>الدرجات عبر الزمن</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>لا مقطع</translation>
    </message>
    <message>
        <source>Score %1 at %2, threshold %3</source>
        <translation>الدرجة ⁦%1⁩ عند ⁦%2⁩، العتبة ⁦%3⁩</translation>
    </message>
    <message>
        <source>Nobody was scored at %1</source>
        <translation>لم تُحسب درجة أحد عند ⁦%1⁩</translation>
    </message>
    <message>
        <source>The scores of a clip appear here.</source>
        <translation>تظهر درجات المقطع هنا.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>الدرجة</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>الشخص %1</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>الحقيقة المرجعية</translation>
    </message>
</context>
<context>
    <name>transect::SeriesDialog</name>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>إعادة القراءة</translation>
    </message>
    <message>
        <source>Follow the folder while it grows</source>
        <translation>متابعة المجلد ما دام ينمو</translation>
    </message>
    <message>
        <source>Study checkpoints from a folder</source>
        <translation>دراسة نقاط حفظ من مجلد</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>نقاط الحفظ</translation>
    </message>
    <message>
        <source>Folder of the checkpoints</source>
        <translation>مجلد نقاط الحفظ</translation>
    </message>
    <message>
        <source>A folder of .pth, .pt, .ckpt, .bin, .safetensors or .npz files; or one of them</source>
        <translation>مجلد ملفات ‎.pth أو ‎.pt أو ‎.ckpt أو ‎.bin أو ‎.safetensors أو ‎.npz؛ أو أحدها</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ملفات</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Each new checkpoint is evaluated when it is written, until none came for as long as the series says</source>
        <translation>تُقيَّم كل نقطة حفظ جديدة عند كتابتها، إلى أن تمر المدة التي تحددها السلسلة دون جديد</translation>
    </message>
    <message>
        <source>Folder of checkpoints</source>
        <translation>مجلد نقاط حفظ</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>استبعاد</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2
While it is written the run waits for it; if it stays so, the run evaluates the others and then names it.</source>
        <translation>تتعذر قراءة %1: %2
ما دام يُكتب ينتظره التشغيل؛ وإن بقي كذلك قيّم التشغيل الباقي ثم ذكره.</translation>
    </message>
    <message>
        <source>Images %1 × %2, mean %3, standard deviation %4</source>
        <translation>الصور ⁦%1 × %2⁩، المتوسط ⁦%3⁩، الانحراف المعياري ⁦%4⁩</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>transectl is being asked what it can do</source>
        <translation>يُسأل transectl عمّا يستطيع</translation>
    </message>
    <message>
        <source>No folder is chosen</source>
        <translation>لم يُختر مجلد</translation>
    </message>
    <message>
        <source>The checkpoints could not be read</source>
        <translation>تعذرت قراءة نقاط الحفظ</translation>
    </message>
    <message>
        <source>The checkpoints are being read</source>
        <translation>جارٍ قراءة نقاط الحفظ</translation>
    </message>
    <message>
        <source>%1 does not fit</source>
        <translation>%1 لا يلائم</translation>
    </message>
    <message>
        <source>The checkpoints cannot be used: see above</source>
        <translation>لا يمكن استعمال نقاط الحفظ: انظر أعلاه</translation>
    </message>
    <message>
        <source>All files are left out</source>
        <translation>كل الملفات مستبعدة</translation>
    </message>
    <message>
        <source>No file can be read yet</source>
        <translation>لا ملف يمكن قراءته بعد</translation>
    </message>
    <message>
        <source>Reading the checkpoints…</source>
        <translation>جارٍ قراءة نقاط الحفظ…</translation>
    </message>
    <message>
        <source>Checkpoints that another program wrote</source>
        <translation>نقاط حفظ كتبها برنامج آخر</translation>
    </message>
    <message>
        <source>Choose the folder that it wrote them into, or is writing into. Their order is read from their names, and their network from their weights.</source>
        <translation>اختر المجلد الذي كتبها أو يكتبها فيه. يُقرأ ترتيبها من أسمائها، وشبكتها من أوزانها.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>No checkpoints are read</source>
        <translation>لم تُقرأ نقاط حفظ</translation>
    </message>
    <message>
        <source>Choose another folder, or mend what is said above.</source>
        <translation>اختر مجلدًا آخر أو أصلح المذكور أعلاه.</translation>
    </message>
    <message>
        <source>Reading again…</source>
        <translation>جارٍ إعادة القراءة…</translation>
    </message>
    <message>
        <source>The network is not known</source>
        <translation>الشبكة غير معروفة</translation>
    </message>
</context>
<context>
    <name>transect::SeriesFiles</name>
    <message>
        <source>As read from the names</source>
        <translation>كما قُرئت من الأسماء</translation>
    </message>
    <message>
        <source>Files of the series</source>
        <translation>ملفات السلسلة</translation>
    </message>
    <message>
        <source>Forgets the epochs and the choice of files that were entered here</source>
        <translation>ينسى الحقب واختيار الملفات المُدخَلة هنا</translation>
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
        <source>%n left out</source>
        <translation>
            <numerusform>لا ملفات مستبعدة</numerusform>
            <numerusform>ملف واحد مستبعد</numerusform>
            <numerusform>ملفان مستبعدان</numerusform>
            <numerusform>%n ملفات مستبعدة</numerusform>
            <numerusform>%n ملفًا مستبعدًا</numerusform>
            <numerusform>%n ملف مستبعد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::SeriesModel</name>
    <message>
        <source>left out</source>
        <translation>مستبعد</translation>
    </message>
    <message>
        <source>does not fit: %1</source>
        <translation>لا يلائم: %1</translation>
    </message>
    <message>
        <source>cannot be read yet: %1</source>
        <translation>لا يمكن قراءته بعد: %1</translation>
    </message>
    <message>
        <source>epoch given</source>
        <translation>الحقبة معطاة</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
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
        <source>State</source>
        <translation>الحالة</translation>
    </message>
</context>
<context>
    <name>transect::SeriesReader</name>
    <message>
        <source>it ended with code %1</source>
        <translation>انتهى بالرمز %1</translation>
    </message>
    <message>
        <source>The checkpoints could not be read: %1</source>
        <translation>تعذرت قراءة نقاط الحفظ: %1</translation>
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
        <source>No spectra yet</source>
        <translation>لا أطياف بعد</translation>
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
        <source>Components</source>
        <translation>المركّبات</translation>
    </message>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>Map of the series</source>
        <translation>خريطة السلسلة</translation>
    </message>
    <message>
        <source>Overlap of subspaces</source>
        <translation>تداخل الفضاءات الجزئية</translation>
    </message>
    <message>
        <source>Overlap of the leading subspaces</source>
        <translation>تداخل الفضاءات الجزئية الرائدة</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>مربعات</translation>
    </message>
    <message>
        <source>Shares of the squared singular values</source>
        <translation>حصص مربعات القيم المفردة</translation>
    </message>
    <message>
        <source>The run kept no singular vectors: set &quot;Vectors&quot; of its spectra above 0.</source>
        <translation>لم يحتفظ التشغيل بالمتجهات المفردة: اجعل «Vectors» في أطيافه أكبر من 0.</translation>
    </message>
    <message>
        <source>Choose a study, or a run that was evaluated, at the left. The singular values of its features appear here checkpoint by checkpoint.</source>
        <translation>اختر دراسة أو تشغيلًا سبق تقييمه من لوحة التشغيلات. تظهر هنا القيم المفردة للسمات عند كل نقطة حفظ.</translation>
    </message>
</context>
<context>
    <name>transect::SpectrumTexts</name>
    <message>
        <source>FE of the first k components</source>
        <translation>FE لأول k من المكوّنات</translation>
    </message>
    <message>
        <source>FE without the first k components</source>
        <translation>FE بدون أول k من المكوّنات</translation>
    </message>
    <message>
        <source>A fit did not converge</source>
        <translation>لم تتقارب إحدى المطابقات</translation>
    </message>
    <message>
        <source>Share of the sum of squares, %1</source>
        <translation>الحصة من مجموع المربعات، %1</translation>
    </message>
    <message>
        <source>Share of the sum, %1</source>
        <translation>الحصة من المجموع، %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>الحقبة %1</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>الحقبة</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>القيمة المفردة</translation>
    </message>
    <message numerus="yes">
        <source>Overlap of %n leading direction(s)</source>
        <translation>
            <numerusform>تداخل الاتجاهات الرائدة</numerusform>
            <numerusform>تداخل اتجاه رائد واحد</numerusform>
            <numerusform>تداخل اتجاهين رائدين</numerusform>
            <numerusform>تداخل %n اتجاهات رائدة</numerusform>
            <numerusform>تداخل %n اتجاهًا رائدًا</numerusform>
            <numerusform>تداخل %n اتجاه رائد</numerusform>
        </translation>
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
        <source>H-score</source>
        <translation>H-score</translation>
    </message>
    <message>
        <source>LogME</source>
        <translation>LogME</translation>
    </message>
    <message>
        <source>Singular value over the largest</source>
        <translation>القيمة المفردة على أكبرها</translation>
    </message>
</context>
<context>
    <name>transect::StudyCard</name>
    <message>
        <source>unreadable</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>%1 on test, epoch %2</source>
        <translation>%1 على الاختبار، الحقبة %2</translation>
    </message>
    <message numerus="yes">
        <source>study of %n run(s)</source>
        <translation>
            <numerusform>دراسة بلا تشغيلات</numerusform>
            <numerusform>دراسة من تشغيل واحد</numerusform>
            <numerusform>دراسة من تشغيلين</numerusform>
            <numerusform>دراسة من %n تشغيلات</numerusform>
            <numerusform>دراسة من %n تشغيلًا</numerusform>
            <numerusform>دراسة من %n تشغيل</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>المنجز</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>تاريخ الإنشاء</translation>
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
    <name>transect::TransferPlots</name>
    <message>
        <source>Transfer curves</source>
        <translation>منحنيات النقل</translation>
    </message>
    <message>
        <source>Transfer curves on %1</source>
        <translation>منحنيات النقل على %1</translation>
    </message>
</context>
<context>
    <name>transect::TransferScreen</name>
    <message>
        <source>No transfer curves yet</source>
        <translation>لا منحنيات نقل بعد</translation>
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
        <source>Waiting for the first checkpoint</source>
        <translation>في انتظار أول نقطة حفظ</translation>
    </message>
    <message>
        <source>The first point appears as soon as a checkpoint has been evaluated.</source>
        <translation>تظهر أول نقطة حالما تُقيَّم نقطة حفظ.</translation>
    </message>
    <message>
        <source>95 % interval as a band</source>
        <translation>فترة الثقة 95% كشريط</translation>
    </message>
    <message>
        <source>Mean of runs</source>
        <translation>متوسط التشغيلات</translation>
    </message>
    <message>
        <source>Runs that differ in the seed of pre-training alone as one curve</source>
        <translation>منحنى واحد للتشغيلات التي لا تختلف إلا في بذرة التدريب المسبق</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>A plot for each target</source>
        <translation>رسم لكل هدف</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>The chosen transfer run ended before a checkpoint was evaluated. Its log says why; Resume goes on.</source>
        <translation>انتهى تشغيل النقل المختار قبل تقييم أي نقطة حفظ. يبيّن سجله السبب؛ و«استئناف» يتابعه.</translation>
    </message>
    <message>
        <source>Along the x axis</source>
        <translation>على المحور x</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>لم يُقيَّم بعد</translation>
    </message>
    <message>
        <source>What the checkpoints of %1 are good for is drawn here once a transfer run evaluates them.</source>
        <translation>يُرسم هنا ما تصلح له نقاط حفظ %1 حالما يقيّمها تشغيل نقل.</translation>
    </message>
    <message>
        <source>Evaluate on a target…</source>
        <translation>تقييم على هدف…</translation>
    </message>
    <message>
        <source>Choose a study, or a run that was evaluated, at the left: its checkpoints are drawn here as they are evaluated.</source>
        <translation>اختر دراسة أو تشغيلًا سبق تقييمه من لوحة التشغيلات: تُرسم هنا نقاط الحفظ فور تقييمها.</translation>
    </message>
</context>
<context>
    <name>transect::TransportBar</name>
    <message>
        <source>Event before</source>
        <translation>الحدث السابق</translation>
    </message>
    <message>
        <source>Frame before</source>
        <translation>الإطار السابق</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>الإطار التالي</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>الحدث التالي</translation>
    </message>
    <message>
        <source>Play the chosen event over and over</source>
        <translation>تكرار تشغيل الحدث المختار</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>%1  frame %2 of %3</source>
        <translation>⁦%1⁩  الإطار %2 من %3</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
</context>
<context>
    <name>transect::ValueTexts</name>
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
    <message>
        <source>Open the demo result</source>
        <translation>فتح نتيجة العرض التجريبي</translation>
    </message>
    <message>
        <source>A finished study</source>
        <translation>دراسة مكتملة</translation>
    </message>
    <message>
        <source>What the demo left on this machine: its transfer curve, spectra and training.</source>
        <translation>ما تركه العرض التجريبي على هذا الحاسوب: منحنى النقل والأطياف والتدريب.</translation>
    </message>
    <message>
        <source>Recent libraries</source>
        <translation>المكتبات المفتوحة مؤخرًا</translation>
    </message>
    <message>
        <source>Open the library %1</source>
        <translation>فتح المكتبة %1</translation>
    </message>
    <message>
        <source>Pre-train a network, evaluate every checkpoint on a target, and see which moment is good for what. Or find what is irregular in how people move in a video. This library has no runs yet.</source>
        <translation>درّب شبكة تدريبًا مسبقًا، وقيّم كل نقطة حفظ على هدف، وانظر أي لحظة تصلح لأي غرض. أو ابحث عن غير المعتاد في حركة الأشخاص في فيديو. لا تشغيلات في هذه المكتبة بعد.</translation>
    </message>
    <message>
        <source>Review a video…</source>
        <translation>مراجعة فيديو…</translation>
    </message>
    <message>
        <source>Study checkpoints…</source>
        <translation>دراسة نقاط حفظ…</translation>
    </message>
    <message>
        <source>A folder of checkpoints that another program wrote or is writing</source>
        <translation>مجلد نقاط حفظ كتبها برنامج آخر أو يكتبها الآن</translation>
    </message>
</context>
<context>
    <name>transect::WhyPanel</name>
    <message>
        <source>Persons by their score</source>
        <translation>الأشخاص بحسب درجاتهم</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>الأعلى</translation>
    </message>
    <message>
        <source>Speed of the person over time</source>
        <translation>سرعة الشخص عبر الزمن</translation>
    </message>
    <message>
        <source>Errors of the person&apos;s joints over time</source>
        <translation>أخطاء مفاصل الشخص عبر الزمن</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>المفاصل</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Nobody was scored in this frame.</source>
        <translation>لم تُحسب درجة أحد في هذا الإطار.</translation>
    </message>
    <message>
        <source>Why person %1 at %2</source>
        <translation>لماذا الشخص %1 عند ⁦%2⁩</translation>
    </message>
    <message>
        <source>This person has no score before this frame.</source>
        <translation>لا درجة لهذا الشخص قبل هذا الإطار.</translation>
    </message>
    <message>
        <source>Score %1, of the window %2 to %3</source>
        <translation>الدرجة ⁦%1⁩، من النافذة ⁦%2⁩ إلى ⁦%3⁩</translation>
    </message>
    <message>
        <source>Speed %1 box sizes a step</source>
        <translation>السرعة ⁦%1⁩ من حجم الصندوق في الخطوة</translation>
    </message>
    <message>
        <source>, %1 × the clip&apos;s median</source>
        <translation>، ⁦%1 ×⁩ وسيط المقطع</translation>
    </message>
    <message>
        <source>; how usual it is: %1 of 1</source>
        <translation>؛ مدى اعتيادها: ⁦%1⁩ من 1</translation>
    </message>
    <message>
        <source>Least expected: %1 (hundredths of the box)</source>
        <translation>الأقل توقعًا: %1 (أجزاء من مئة من الصندوق)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Joint</source>
        <translation>المفصل</translation>
    </message>
    <message>
        <source>Error, hundredths of the box</source>
        <translation>الخطأ، أجزاء من مئة من الصندوق</translation>
    </message>
    <message>
        <source>boxes a step</source>
        <translation>صندوق/خطوة</translation>
    </message>
    <message>
        <source>median</source>
        <translation>الوسيط</translation>
    </message>
</context>
</TS>
