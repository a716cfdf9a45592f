#include <QtTest>

#include <QImage>
#include <QXmlStreamReader>

#include "widgets/common/application.h"

using namespace transect;

namespace {

const QString folder = QStringLiteral(TRANSECT_SOURCE_DIR "/resources/desktop/") + applicationId;
constexpr auto studyType = "application/x-transect-study+json";

QString contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// "Key=value" lines, without those of other languages.
QHash<QString, QString> desktopEntry()
{
    QHash<QString, QString> entry;
    for (const auto& line : contents(folder + ".desktop").split(u'\n')) {
        if (line.contains(u'=') && !line.section(u'=', 0, 0).contains(u'['))
            entry.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    }
    return entry;
}

struct Element {
    QString name, text;
    QXmlStreamAttributes attributes;
};

/// Every element of an XML file that may have text.
QList<Element> elementsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Element> elements;
    QXmlStreamReader reader(&file);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement())
            elements << Element{reader.name().toString(), {}, reader.attributes()};
        else if (reader.isCharacters() && !reader.isWhitespace() && !elements.isEmpty())
            elements.last().text += reader.text();
    }
    return reader.hasError() ? QList<Element>() : elements;
}

QStringList textsOf(const QList<Element>& elements, const QString& name)
{
    QStringList texts;
    for (const auto& element : elements) {
        if (element.name == name)
            texts << element.text;
    }
    return texts;
}

QStringList attributesOf(const QList<Element>& elements, const QString& name, const QString& attribute)
{
    QStringList values;
    for (const auto& element : elements) {
        if (element.name == name)
            values << element.attributes.value(attribute).toString();
    }
    return values;
}

} // namespace

/// What a desktop reads of the program, which has to agree.
class TestDesktopFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theirToolsAcceptThem_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("package");
        QTest::newRow("desktop entry") << "desktop-file-validate" << QStringList{"--warn-kde", folder + ".desktop"} << "desktop-file-utils";
        QTest::newRow("metainfo") << "appstreamcli" << QStringList{"validate", "--no-net", folder + ".metainfo.xml"} << "appstream";
    }

    void theirToolsAcceptThem()
    {
        QFETCH(QString, tool);
        QFETCH(QStringList, arguments);
        QFETCH(QString, package);
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP(qPrintable(QString("%1 is not here: apt-get install %2").arg(tool, package)));
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(tool, arguments);
        QVERIFY(process.waitForFinished());
        const auto said = process.readAll();
        QVERIFY2(process.exitCode() == 0 && !said.contains("warning"), said.constData());
    }

    void allSayTheSameName()
    {
        const auto entry = desktopEntry();
        QCOMPARE(entry.value("Icon"), QString(applicationId));
        QCOMPARE(entry.value("Exec"), QString("transect %f"));
        QCOMPARE(entry.value("MimeType"), QString(studyType) + ';');
        const auto metainfo = elementsOf(folder + ".metainfo.xml");
        QCOMPARE(textsOf(metainfo, "id"), QStringList{applicationId});
        QCOMPARE(textsOf(metainfo, "launchable"), QStringList{QString(applicationId) + ".desktop"});
        QCOMPARE(textsOf(metainfo, "icon"), QStringList{applicationId});
        QCOMPARE(textsOf(metainfo, "mediatype"), QStringList{studyType});
        QCOMPARE(textsOf(metainfo, "binary"), QStringList({"transect", "transectl"}));
        QCOMPARE(textsOf(metainfo, "category").join(';') + ';', entry.value("Categories"));
        QCOMPARE(attributesOf(metainfo, "content_rating", "type"), QStringList{"oars-1.1"});
    }

    void theNewestReleaseIsTheVersion()
    {
        const auto releases = attributesOf(elementsOf(folder + ".metainfo.xml"), "release", "version");
        static const QRegularExpression version("project\\(Transect VERSION ([0-9.]+)");
        QCOMPARE(releases.value(0), version.match(contents(TRANSECT_SOURCE_DIR "/CMakeLists.txt")).captured(1));
    }

    void onlyStudiesAreOfTheType()
    {
        const auto mime = elementsOf(folder + ".xml");
        QCOMPARE(attributesOf(mime, "mime-type", "type"), QStringList{studyType});
        QCOMPARE(attributesOf(mime, "sub-class-of", "type"), QStringList{"application/json"});
        QCOMPARE(attributesOf(mime, "icon", "name"), QStringList{applicationId});
        const auto patterns = attributesOf(mime, "glob", "pattern");
        QCOMPARE(patterns.size(), 1);
        const auto pattern = QRegularExpression::fromWildcard(patterns[0], Qt::CaseSensitive);
        QVERIFY(pattern.match("toy.transect.json").hasMatch());
        QVERIFY(!pattern.match("package.json").hasMatch());
    }

    void theProgramCarriesItsIcon()
    {
        const auto image = applicationIcon().pixmap(64, 64).toImage();
        QVERIFY(!image.isNull());
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours << image.pixel(x, y);
        }
        QVERIFY(colours.contains(QColor("#0B66C3").rgb()) && colours.contains(QColor("#FFFFFF").rgb()));
    }

    void anInstallationIsWhole()
    {
        for (const auto* built : {"transect", "transectl", "resources/hicolor"}) {
            if (!QFile::exists(QString(TRANSECT_BUILD_DIR "/") + built))
                QSKIP(qPrintable(QString("%1 is not built: ninja").arg(built)));
        }
        QTemporaryDir to;
        QVERIFY2(succeeds("cmake", {"--install", TRANSECT_BUILD_DIR, "--prefix", to.path()}), m_said.constData());
        const auto data = to.filePath("share/"), id = QString(applicationId);
        for (const auto& file : {"applications/" + id + ".desktop", "metainfo/" + id + ".metainfo.xml", "mime/packages/" + id + ".xml",
                                 "icons/hicolor/scalable/apps/" + id + ".svg", QString("transect/studies/fashion-to-digits.json")})
            QVERIFY2(QFile::exists(data + file), qPrintable(file));
        for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
            const QImage picture(QString("%1icons/hicolor/%2x%2/apps/%3.png").arg(data).arg(size).arg(id));
            QCOMPARE(picture.size(), QSize(size, size));
        }
        for (const auto* program : {"transect", "transectl"}) {
            QVERIFY2(succeeds(to.filePath(QString("bin/") + program), {"--version"}), m_said.constData());
            QVERIFY(m_said.contains("0."));
        }
    }

private:
    bool succeeds(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        const bool ended = process.waitForFinished(60000);
        m_said = process.readAll();
        return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    QByteArray m_said;
};

QTEST_MAIN(TestDesktopFiles)
#include "tst_desktop_files.moc"
