#include <QtTest>

#include "application.h"

using namespace transect;

#ifdef TRANSECT_SANITIZE
extern "C" void __lsan_disable();
extern "C" void __lsan_enable();
#endif

class TestApplication : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatASlotThrowsIsSaidAndTheProgramGoesOn()
    {
#ifdef TRANSECT_SANITIZE
        __lsan_disable(); // Qt forgets the event that an exception leaves
        const auto again = qScopeGuard(__lsan_enable);
#endif
        QSignalSpy failed(qApp, SIGNAL(failed(transect::ErrorRecord)));
        QVERIFY(failed.isValid());
        QPushButton button;
        connect(&button, &QPushButton::clicked, this, [] { throw Error("bad-json", "line 3: expected a value", "/runs/toy/run.json", "repair it"); });
        QTest::ignoreMessage(QtWarningMsg, "/runs/toy/run.json: line 3: expected a value");
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(failed.size(), 1);
        const auto error = failed[0][0].value<ErrorRecord>();
        QCOMPARE(error.text, std::string("line 3: expected a value"));
        QCOMPARE(error.hint, std::string("repair it"));
    }

    void otherExceptionsToo()
    {
        QSignalSpy failed(qApp, SIGNAL(failed(transect::ErrorRecord)));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("out of range"));
        QMetaObject::invokeMethod(this, [] { throw std::out_of_range("out of range"); }, Qt::QueuedConnection);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!failed[0][0].value<ErrorRecord>().hint.empty());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("unknown"));
        QMetaObject::invokeMethod(this, [] { throw 3; }, Qt::QueuedConnection);
        QTRY_COMPARE(failed.size(), 2);
    }

    void oneThatComesBackAtOnceIsSaidOnce()
    {
        QSignalSpy failed(qApp, SIGNAL(failed(transect::ErrorRecord)));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("in painting"));
        int thrown = 0;
        for (int i = 0; i < 5; ++i) {
            QMetaObject::invokeMethod(this, [&thrown] {
                ++thrown;
                throw std::runtime_error("in painting");
            }, Qt::QueuedConnection);
        }
        QTRY_COMPARE(thrown, 5);
        QCOMPARE(failed.size(), 1);
    }
};

int main(int argc, char** argv)
{
    qRegisterMetaType<ErrorRecord>();
    Application application(argc, argv);
    TestApplication test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_application.moc"
