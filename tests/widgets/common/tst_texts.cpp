#include "widgets/common/texts.h"

#include <QTest>

using namespace transect;

class TestTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreQuotedForTheShell()
    {
        QCOMPARE(shellWord("/runs/a-b_c.json"), QString("/runs/a-b_c.json"));
        QCOMPARE(shellWord("/my runs/it's"), QString("'/my runs/it'\\''s'"));
        QCOMPARE(shellWord(""), QString("''"));
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
