// Lines of whole numbers against the fields of the same lines one by one.

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

#include "tracks/made_files.h"
#include "tracks/names.h"
#include "tracks/text_lines.h"

#include <QtTest>

using namespace transect;

namespace {

using Numbers = std::vector<std::int64_t>;

std::optional<Numbers> readIn(const std::string& line, std::size_t count)
{
    Numbers numbers(count);
    return readWholeNumbers(line, numbers) ? std::optional(numbers) : std::nullopt; // a string ends with a zero
}

/// The same, character by character.
std::optional<Numbers> expectedIn(const std::string& line, std::size_t count)
{
    Numbers numbers;
    for (std::size_t begin = 0; begin <= line.size();) {
        const auto end = std::min(line.find(' ', begin), line.size());
        const auto number = wholeNumber(std::string_view(line).substr(begin, end - begin));
        if (!number || end - begin > 9)
            return std::nullopt;
        numbers.push_back(*number);
        begin = end + 1;
    }
    return numbers.size() == count ? std::optional(numbers) : std::nullopt;
}

} // namespace

class TestTextLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryLength()
    {
        for (const std::string digits = "987654321"; const std::size_t length : {1, 2, 3, 4, 5, 6, 7, 8, 9})
            QVERIFY(readIn("7 " + digits.substr(0, length) + " 00", 3) == (Numbers{7, std::stol(digits.substr(0, length)), 0}));
        QVERIFY(!readIn("7 1234567890 0", 3));
    }

    void refusesWhatIsNotSuchALine_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const QByteArray line : {"", " ", "1", "1 2 3", "1  2", " 1 2", "1 2 ", "1\t2", "1 -2", "1 2.5", "1 2e3", "a 2", "1 \xb1", "1 2\xff", "1,2", "1 2\r", "1/2", "1:2"})
            QTest::newRow(line.toPercentEncoding().constData()) << line;
    }

    void refusesWhatIsNotSuchALine()
    {
        QFETCH(const QByteArray, line);
        QVERIFY(!readIn(line.toStdString(), 2));
    }

    void endsWithoutADigitBehind()
    {
        const FileFolder folder;
        TextLines lines(folder.write("x.txt", "1 23456789\n1 2\n3 4"));
        std::string_view line;
        Numbers numbers(2);
        const std::vector<Numbers> expected{{1, 23456789}, {1, 2}, {3, 4}};
        for (const auto& row : expected) {
            QVERIFY(lines.next(line));
            QVERIFY(readWholeNumbers(line, numbers));
            QVERIFY(numbers == row);
        }
        QVERIFY(!lines.next(line));
    }

    void agreesWithTheFieldsOneByOne()
    {
        std::mt19937 random(1);
        constexpr std::string_view usual = "0123456789 ", all = "0123456789     -./:;\t\x7f\x80\xb0\xf6\xff";
        int read = 0;
        for (int i = 0; i < 20000; ++i) {
            const auto& characters = i % 2 == 0 ? usual : all;
            std::string line(random() % 66, ' ');
            std::ranges::generate(line, [&] { return characters[random() % characters.size()]; });
            for (std::size_t count = 1; count < 6; ++count) {
                const auto found = readIn(line, count);
                read += found.has_value();
                QVERIFY2(found == expectedIn(line, count), line.c_str());
            }
        }
        QVERIFY(read > 500);
    }
};

QTEST_APPLESS_MAIN(TestTextLines)
#include "tst_text_lines.moc"
