#include <cstdio>

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

// render_icon FILE.svg FOLDER SIZE...: the picture as FOLDER/SIZExSIZE/apps/FILE.png, as icon themes have it.
int main(int argc, char** argv)
{
    const QFileInfo file(QString::fromLocal8Bit(argc > 3 ? argv[1] : ""));
    QSvgRenderer picture(file.filePath());
    if (!picture.isValid()) {
        std::fprintf(stderr, "Usage: render_icon FILE.svg FOLDER SIZE...\n");
        return 2;
    }
    for (int i = 3; i < argc; ++i) {
        const int size = QByteArray(argv[i]).toInt();
        QImage image(size, size, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        picture.render(&painter);
        painter.end();
        const QDir folder(QString("%1/%2x%2/apps").arg(QString::fromLocal8Bit(argv[2])).arg(size));
        const auto path = folder.filePath(file.completeBaseName() + ".png");
        if (!folder.mkpath(".") || !image.save(path)) {
            std::fprintf(stderr, "render_icon: cannot write %s\n", qPrintable(path));
            return 1;
        }
    }
    return 0;
}
