#include "widgets/common/texts.h"

#include <QGuiApplication>
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

    void placesOfParametersAreReadable()
    {
        QCOMPARE(placeText("transfer.0.fine_tuning.steps"), QString("Transfer 1, Fine tuning, Steps"));
        QCOMPARE(labelOf("learning_rate"), QString("Learning rate"));
        QCOMPARE(labelOf("fps"), QString("FPS"));
    }

    /// The sign stays after the number where text runs from right to left: both are between marks that keep them together.
    void percentagesKeepTheirOrder()
    {
        QCOMPARE(percentText(0.419), QString("41 %"));
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const auto turned = percentText(0.419);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(turned, QString("\u2066%1\u2069").arg("41 %"));
    }
};

QTEST_MAIN(TestTexts)
#include "tst_texts.moc"
