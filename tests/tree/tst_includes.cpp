#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

#include <map>
#include <set>

namespace {

const QString root = QStringLiteral(TRANSECT_SOURCE_DIR "/");

using Rooms = std::map<QString, std::set<QString>>;

QString contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Who may know whom, from the table of docs/architecture.md; "X and what it knows" follows X's own row.
Rooms allowedByTheDocument()
{
    Rooms allowed;
    const QRegularExpression row("^\\| ([a-z/]+) \\| ([^|]+) \\|", QRegularExpression::MultilineOption);
    for (auto match = row.globalMatch(contents(root + "docs/architecture.md")); match.hasNext();) {
        const auto found = match.next();
        auto& rooms = allowed[found.captured(1)];
        for (const auto& word : found.captured(2).split(QRegularExpression("[ ,]+"), Qt::SkipEmptyParts)) {
            if (!allowed.contains(word))
                continue;
            rooms.insert(word);
            if (found.captured(2).contains("what it knows"))
                rooms.insert(allowed[word].begin(), allowed[word].end());
        }
        if (found.captured(2).trimmed() == "all") {
            for (const auto& [name, known] : allowed)
                rooms.insert(name);
        }
    }
    return allowed;
}

/// "widgets/plot" of "widgets/plot/plot.h", "record" of "record/error.h".
QString roomOf(const QString& header)
{
    return header.startsWith("widgets/") ? header.section('/', 0, 1) : header.section('/', 0, 0);
}

bool isSystemHeaderAllowed(const QString& room, const QString& header)
{
    static const std::set<QString> engine{"data", "models", "methods", "training", "spectrum", "transfer", "anomaly", "app/transectl"};
    const bool qt = QRegularExpression("^(Q[A-Z]|Qt)").match(header).hasMatch();
    const bool torch = QRegularExpression("^(torch|ATen|c10)/").match(header).hasMatch();
    const bool openCv = header.startsWith("opencv");
    const bool isWindow = room.startsWith("widgets/") || room == "app/transect";
    if (header == "qcustomplot.h" && room != "widgets/plot")
        return false;
    return qt == (qt && isWindow) && (!torch || engine.contains(room)) && (!openCv || (room == "vision" && !header.contains("highgui")));
}

/// What is wrong with the includes of one file; empty: nothing.
QStringList complaints(const QString& room, const QString& text, const std::set<QString>& allowed)
{
    QStringList list;
    const QRegularExpression include("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]", QRegularExpression::MultilineOption);
    for (auto match = include.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const auto header = found.captured(2);
        if (found.captured(1) == "<") {
            if (!isSystemHeaderAllowed(room, header))
                list << room + " may not include <" + header + ">";
        } else if (header.contains("..")) {
            list << room + " reaches out of its folder: \"" + header + "\"";
        } else if (header.contains('/') && roomOf(header) != room && !allowed.contains(roomOf(header))) {
            list << room + " may not know " + header;
        }
    }
    return list;
}

} // namespace

class TestIncludes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRuleFindsWhatIsWrong()
    {
        QCOMPARE(complaints("record", "#include <torch/torch.h>\n", {}).size(), 1);
        QCOMPARE(complaints("data", "#include <torch/types.h>\n", {}).size(), 0);
        QCOMPARE(complaints("data", "#include <QString>\n", {}).size(), 1);
        QCOMPARE(complaints("vision", "#include <opencv2/highgui.hpp>\n", {}).size(), 1);
        QCOMPARE(complaints("jobs", "#include \"training/stepper.h\"\n", {"record"}).size(), 1);
        QCOMPARE(complaints("jobs", "#include \"record/error.h\"\n#include \"jobs/supervisor.h\"\n", {"record"}).size(), 0);
        QCOMPARE(complaints("widgets/runs", "#include <QString>\n#include \"widgets/common/theme.h\"\n", {"widgets/common"}).size(), 0);
        QCOMPARE(complaints("widgets/runs", "#include <torch/types.h>\n#include \"data/data_set.h\"\n", {"widgets/common"}).size(), 2);
        QCOMPARE(complaints("widgets/runs", "#include <qcustomplot.h>\n#include \"widgets/plot/plot.h\"\n", {"widgets/common"}).size(), 2);
        QCOMPARE(complaints("jobs", "#include \"../record/error.h\"\n", {"record"}).size(), 1);
    }

    void everyRoomKnowsOnlyWhatItMay_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("folder");
        for (const auto& name : QDir(root + "core").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << name << "core/" + name;
        for (const auto& name : QDir(root + "widgets").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable("widgets/" + name)) << "widgets/" + name << "widgets/" + name;
        for (const auto* program : {"app/transectl", "app/transect"})
            QTest::newRow(program) << program << program;
    }

    void everyRoomKnowsOnlyWhatItMay()
    {
        QFETCH(QString, room);
        QFETCH(QString, folder);
        const auto allowed = allowedByTheDocument();
        QVERIFY2(allowed.contains(room), "docs/architecture.md has no row for this room");
        int files = 0;
        QDirIterator sources(root + folder, {"*.h", "*.cpp"}, QDir::Files);
        while (sources.hasNext()) {
            const auto path = sources.next();
            ++files;
            const auto wrong = complaints(room, contents(path), allowed.at(room));
            QVERIFY2(wrong.isEmpty(), qPrintable(path + ": " + wrong.join("; ")));
        }
        QVERIFY(files > 0);
    }
};

QTEST_APPLESS_MAIN(TestIncludes)
#include "tst_includes.moc"
