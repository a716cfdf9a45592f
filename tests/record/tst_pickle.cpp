#include "record/pickle.h"

#include "record/error_of.h"
#include "record/files.h"
#include "record/printing.h"
#include "support/python.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace transect;

namespace {

/// A value as text, for comparison: values of Python as Python writes them, objects as calls.
std::string shown(const PickleValue& value, int depth = 8)
{
    if (depth == 0)
        return "...";
    const auto list = [&](const char* open, const char* close) {
        std::string text = open;
        const std::size_t step = value.kind() == PickleKind::Dictionary ? 2 : 1;
        for (std::size_t i = 0; i < value.size(); i += step)
            text += (i ? ", " : "") + shown(value.at(i), depth - 1) + (step == 2 ? ": " + shown(value.at(i + 1), depth - 1) : "");
        return text + close;
    };
    switch (value.kind()) {
    case PickleKind::None: return "None";
    case PickleKind::Boolean: return value.boolean() ? "True" : "False";
    case PickleKind::Integer: return std::to_string(value.integer());
    case PickleKind::LongInteger: return "long of " + std::to_string(value.text().size());
    case PickleKind::Real: return QByteArray::number(value.real(), 'g', 17).toStdString();
    case PickleKind::Text: return "'" + std::string(value.text()) + "'";
    case PickleKind::Bytes: return "b'" + std::string(value.text()) + "'";
    case PickleKind::List: return list("[", "]");
    case PickleKind::Tuple: return list("(", ")");
    case PickleKind::Set: return list("<", ">");
    case PickleKind::Dictionary: return list("{", "}");
    case PickleKind::Global: return std::string(value.text());
    case PickleKind::Persistent: return "persistent " + shown(*value.persistentId(), depth - 1);
    case PickleKind::Object: break;
    }
    std::string text = shown(*value.callable(), depth - 1) + shown(*value.arguments(), depth - 1);
    if (const auto state = value.state())
        text += " state " + shown(*state, depth - 1);
    if (const auto elements = value.elements())
        text += " elements " + shown(*elements, depth - 1);
    if (const auto entries = value.entries())
        text += " entries " + shown(*entries, depth - 1);
    return text;
}

std::string shownPickle(std::string_view bytes)
{
    const Pickle pickle(bytes, "file");
    return shown(pickle.root());
}

std::string refusal(std::string_view bytes)
{
    const auto error = errorOf([&] { Pickle(bytes, "file"); });
    return error.code == "bad-pickle" && error.path == "file" ? error.text : "";
}

std::string bytes(std::initializer_list<int> values)
{
    std::string text;
    for (const int value : values)
        text += char(value);
    return text;
}

} // namespace

class TestPickle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsProtocol0();
    void readsValuesOfEveryProtocol();
    void runsNothing();
    void readsPersistentIds();
    void readsObjectsWithElements();
    void sharesValues();
    void leavesWhatFollows();
    void findsMembers();
    void refuses_data();
    void refuses();
    void survivesEveryChangedByte();
    void nestsDeeplyWithoutRecursion();
    void readsACheckpointOfTorch();
};

void TestPickle::readsProtocol0()
{
    QCOMPARE(shownPickle("(lp0\nI1\naI01\naL12L\naF1.5\naS'a\\x41\\n\\'b'\np1\naV\\u00e4\xe4\np2\naNa."),
        std::string("[1, True, 12, 1.5, 'aA\n'b', '\xC3\xA4\xC3\xA4', None]"));
    QCOMPARE(shownPickle("(dp0\nS'a'\nI-3\ns."), std::string("{'a': -3}"));
    QCOMPARE(shownPickle("(I1\nI2\nt."), std::string("(1, 2)"));
    QCOMPARE(shownPickle("L123456789012345678901234567890L\n."), std::string("long of 30"));
}

void TestPickle::readsValuesOfEveryProtocol()
{
    if (!testing::hasPython())
        QSKIP("no Python in .venv");
    QTemporaryDir folder;
    testing::python("import pickle, sys\n"
                    "value = [None, True, False, 0, 255, 256, 65535, 65536, -1, -2**31, 2**31, 2**62, -2**63, 2**70, 0.1, -1e300, 'text', "
                    "'x' * 300, '\\u00e4\\u20ac',\n"
                    "         (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [[1], [2, 3]], {}, {'a': 1, 'b': {'c': (2,)}}]\n"
                    "for p in range(6): open(f'{sys.argv[1]}/{p}.pkl', 'wb').write(pickle.dumps(value, p))\n",
        {folder.path()});
    const std::string expected
        = "[None, True, False, 0, 255, 256, 65535, 65536, -1, -2147483648, 2147483648, 4611686018427387904, -9223372036854775808, long of "
          "SIZE, 0.10000000000000001, -1.0000000000000001e+300, 'text', '"
        + std::string(300, 'x')
        + "', '\xC3\xA4\xE2\x82\xAC', (), (1), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [[1], [2, 3]], {}, {'a': 1, 'b': {'c': (2)}}]";
    for (int protocol = 0; protocol < 6; ++protocol) {
        auto wanted = expected;
        wanted.replace(wanted.find("SIZE"), 4, protocol < 2 ? "22" : "9"); // digits, or bytes
        const auto content = contentsOf((folder.path() + "/" + QString::number(protocol) + ".pkl").toStdString());
        QCOMPARE(shownPickle(content), wanted);
    }
}

/// What Python would run is a description here.
void TestPickle::runsNothing()
{
    QCOMPARE(shownPickle("cos\nsystem\n(S'touch /tmp/ran'\ntR."), std::string("os.system('touch /tmp/ran')"));
    QCOMPARE(shownPickle("(S'x'\nios\nsystem\n."), std::string("os.system('x')"));
}

void TestPickle::readsPersistentIds()
{
    QCOMPARE(shownPickle("Pstorage 1\n."), std::string("persistent 'storage 1'"));
    QCOMPARE(shownPickle(bytes({0x80, 2}) + "(X\x01" + bytes({0, 0, 0}) + "aK" + bytes({7}) + "tQ."), std::string("persistent ('a', 7)"));
}

void TestPickle::readsObjectsWithElements()
{
    QCOMPARE(shownPickle("ccollections\nOrderedDict\n)R(S'a'\nI1\nS'b'\nI2\nu}S'v'\nI3\nsb."),
        std::string("collections.OrderedDict() state {'v': 3} entries {'a': 1, 'b': 2}"));
    QCOMPARE(shownPickle("ccollections\ndeque\n)R(I1\nI2\ne."), std::string("collections.deque() elements [1, 2]"));
    QCOMPARE(shownPickle(bytes({0x80, 2}) + "cm\nC\n)" + bytes({0x81}) + "I1\nb."), std::string("m.C() state 1"));
    QCOMPARE(shownPickle(bytes({0x80, 4, 0x8c, 1}) + "m" + bytes({0x8c, 1}) + "C" + bytes({0x93}) + ")}" + bytes({0x92}) + "."),
        std::string("m.C((), {})"));
    QCOMPARE(shownPickle("(cm\nC\nI1\no."), std::string("m.C(1)"));
    QCOMPARE(shownPickle(bytes({0x80, 4, 0x8f}) + "(I1\nI2\n" + bytes({0x90}) + "."), std::string("<1, 2>"));
}

void TestPickle::sharesValues()
{
    const std::string_view text = "]q\x01(]q\x02h\x02h\x01" "e.";
    const Pickle pickle(text, "file");
    const auto root = pickle.root();
    QCOMPARE(root.size(), std::size_t(3));
    QCOMPARE(root.at(0).node(), root.at(1).node());
    QCOMPARE(root.at(2).node(), root.node()); // it holds itself
    QVERIFY_THROWS_EXCEPTION(std::out_of_range, root.at(3));
}

void TestPickle::leavesWhatFollows()
{
    const Pickle pickle("I1\n.I2\n.", "file");
    QCOMPARE(pickle.end(), std::size_t(4));
    QCOMPARE(pickle.root().integer(), std::int64_t(1));
}

void TestPickle::findsMembers()
{
    const Pickle pickle("(dS'a'\nI1\nsS'b'\nF2.5\nsS'a'\nI3\nsI4\nI5\ns.", "file");
    QCOMPARE(pickle.root().find("a")->integer(), std::int64_t(3));
    QCOMPARE(pickle.root().find("b")->real(), 2.5);
    QVERIFY(!pickle.root().find("4"));
    QVERIFY(!pickle.root().at(0).find("a"));
    // What a value is not has no contents.
    const auto number = *pickle.root().find("b");
    QVERIFY(number.text().empty() && number.size() == 0 && !number.callable() && !number.persistentId());
    QVERIFY(std::isnan(pickle.root().real()));
}

void TestPickle::refuses_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* what, const std::string& contents, const char* part) {
        QTest::newRow(what) << QByteArray::fromStdString(contents) << part;
    };
    row("nothing", "", "byte 0: found the end");
    row("no end", "I1\n", "byte 3: found the end");
    row("no value", ".", "byte 0: found an empty stack");
    row("an opcode that is none", "\xff.", "an opcode that there is not");
    row("protocol 9", bytes({0x80, 9}), "protocol 9, expected 0 to 5");
    row("4 GB of text", "X\xff\xff\xff\xff.", "a length of 4294967295 bytes, of which 1 follow");
    row("2^63 bytes", bytes({0x8e, 0, 0, 0, 0, 0, 0, 0, 0x80}) + ".", "a length of 9223372036854775808 bytes");
    row("a line without end", "I12", "a line without end");
    row("a number of letters", "Ix\n.", "a whole number that is none");
    row("a real number of letters", "Fx\n.", "a number that is none");
    row("a string without quotes", "Sx\n.", "a string without quotes");
    row("no mark", "I1\nt.", "no mark on the stack");
    row("a pop below a mark", "I1\n(R.", "an empty stack");
    row("an empty place of the memo", "h\x05.", "the place 5 of the memo");
    row("a key without a value", "}(I1\nu.", "a key without a value");
    row("elements for a number", "I1\nI2\na.", "elements for what is no container");
    row("members for a list", "]I1\nI2\ns.", "elements for what is no container");
    row("arguments that are no tuple", "cm\nC\nI1\nR.", "arguments that are no tuple");
    row("a state for a number", "I1\nI2\nb.", "a state for what is no object");
    row("a name of numbers", "I1\nI2\n\x93.", "a name that is no text");
    row("an extension", bytes({0x82, 1}) + ".", "a registered extension");
    row("a buffer elsewhere", bytes({0x97}) + ".", "a buffer that is not in the file");
    const auto memoised = [](char length) { return std::string("X") + std::string(1, '\0') + length + std::string(2, '\0') + std::string(std::size_t(length) << 8, 'm') + "q\x01"; };
    row("a module of more than 1 KiB", memoised(5) + "h\x01\x93.", "a name of 1280 bytes, expected at most 1024");
    row("a class of more than 1 KiB", "cm\n" + std::string(1025, 'C') + "\n.", "a name of 1025 bytes, expected at most 1024");
    row("one name again and again", memoised(4) + [] {
        std::string program;
        for (int i = 0; i < 1000; ++i)
            program += "h\x01h\x01\x93" "0";
        return program;
    }() + ".", "more names and texts than its bytes could tell");
    row("17 million values", std::string((1 << 24) + 1, 'N') + ".", "more than 16777216 values");
}
void TestPickle::refuses()
{
    QFETCH(QByteArray, contents);
    QFETCH(QString, part);
    const auto text = refusal({contents.constData(), std::size_t(contents.size())});
    QVERIFY2(text.find(part.toStdString()) != text.npos, text.c_str());
}

void TestPickle::survivesEveryChangedByte()
{
    auto contents = bytes({0x80, 2}) + "}q\x01(X\x01" + bytes({0, 0, 0})
        + "aK\x07h\x01"
          "ccollections\nOrderedDict\nq\x02)R(I1\nI2\nu"
        + "]q\x03(G\x3f\xf0" + std::string(6, '\0') + "Ne\x85U\x02zzu.";
    QVERIFY(!shownPickle(contents).empty());
    for (auto& byte : contents) {
        for (int value = 0; value < 256; ++value) {
            const auto kept = std::exchange(byte, char(value));
            const auto error = errorOf([&] { shownPickle(contents); });
            QVERIFY2(error.code.empty() || error.code == "bad-pickle", error.code.c_str());
            byte = kept;
        }
    }
}

void TestPickle::nestsDeeplyWithoutRecursion()
{
    constexpr int depth = 1000000;
    const auto contents = "N" + std::string(depth, '\x85') + "."; // a tuple in a tuple in a tuple ...
    const Pickle pickle(contents, "file");
    auto value = pickle.root();
    for (int i = 0; i < depth; ++i)
        value = value.at(0);
    QVERIFY(value.kind() == PickleKind::None);
}

void TestPickle::readsACheckpointOfTorch()
{
    if (!testing::hasPython())
        QSKIP("no Python with torch in .venv");
    QTemporaryDir folder;
    testing::python(
        "import sys, zipfile, torch\n"
        "torch.save({'weight': torch.ones(2, 3), 'epoch': 7}, sys.argv[1] + '/a.pt')\n"
        "archive = zipfile.ZipFile(sys.argv[1] + '/a.pt')\n"
        "open(sys.argv[1] + '/data.pkl', 'wb').write(archive.read([n for n in archive.namelist() if n.endswith('data.pkl')][0]))\n",
        {folder.path()});
    const auto content = contentsOf((folder.path() + "/data.pkl").toStdString());
    const Pickle pickle(content, "data.pkl");
    QCOMPARE(pickle.root().find("epoch")->integer(), std::int64_t(7));
    const auto weight = *pickle.root().find("weight");
    QCOMPARE(std::string(weight.callable()->text()), std::string("torch._utils._rebuild_tensor_v2"));
    const auto storage = *weight.arguments()->at(0).persistentId();
    QCOMPARE(std::string(storage.at(0).text()), std::string("storage"));
    QCOMPARE(std::string(storage.at(1).text()), std::string("torch.FloatStorage"));
    QCOMPARE(shown(weight.arguments()->at(2)), std::string("(2, 3)"));
}

QTEST_APPLESS_MAIN(TestPickle)
#include "tst_pickle.moc"
