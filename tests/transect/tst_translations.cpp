#include <QtTest>

/// Every text of the window has a translation in each file of translations/ (English: its plural forms).
class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto& name : QDir(TRANSECT_SOURCE_DIR "/translations").entryList({"*.ts"}))
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyTextIsTranslated()
    {
        QFETCH(QString, file);
        const QString lupdate = "/usr/lib/qt6/bin/lupdate";
        if (!QFile::exists(lupdate))
            QSKIP("lupdate is not here: apt-get install qt6-l10n-tools");
        QTemporaryDir folder;
        const auto copy = folder.filePath(file);
        QVERIFY(QFile::copy(TRANSECT_SOURCE_DIR "/translations/" + file, copy));
        QProcess process;
        // -I: without the headers the contexts lack their namespace, and nothing would be found at run time.
        QStringList arguments{"-no-obsolete", "-I", TRANSECT_SOURCE_DIR, TRANSECT_SOURCE_DIR "/widgets", TRANSECT_SOURCE_DIR "/app/transect", "-ts", copy};
        if (file.endsWith("_en.ts"))
            arguments.prepend("-pluralonly");
        process.start(lupdate, arguments);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 0);
        QFile updated(copy);
        QVERIFY(updated.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(updated.readAll());
        static const QRegularExpression source("<source>([^<]*)</source>(?:(?!</message>).)*type=\"unfinished\"", QRegularExpression::DotMatchesEverythingOption);
        const auto missing = source.match(text);
        QVERIFY2(!missing.hasMatch(), qPrintable("no translation of: " + missing.captured(1)));
        QVERIFY(text.contains("<source>"));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
