#pragma once

// How QCOMPARE shows a std::string where two differ. Include it before <QtTest> is used in a comparison.

#include <string>

#include <QByteArray>
#include <QtTest>

namespace QTest {

template<>
inline char* toString(const std::string& text)
{
    return qstrdup(('"' + text + '"').c_str());
}

} // namespace QTest
