<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>transect::CheckpointTimeline</name>
    <message numerus="yes">
        <source>, and %n inside the first epoch</source>
        <translation>
            <numerusform>, and %n inside the first epoch</numerusform>
            <numerusform>, and %n inside the first epoch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n checkpoint</numerusform>
            <numerusform>%n checkpoints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::Comparison</name>
    <message numerus="yes">
        <source>The first %1 of %n run(s)</source>
        <translation>
            <numerusform>The first %1 of %n run</numerusform>
            <numerusform>The first %1 of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) compared</source>
        <translation>
            <numerusform>%n run compared</numerusform>
            <numerusform>%n runs compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) not read yet</source>
        <translation>
            <numerusform>%n run not read yet</numerusform>
            <numerusform>%n runs not read yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::CurveTexts</name>
    <message numerus="yes">
        <source>%1, half-life %n point(s)</source>
        <translation>
            <numerusform>%1, half-life %n point</numerusform>
            <numerusform>%1, half-life %n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::DeviceQueueLabel</name>
    <message numerus="yes">
        <source>%1, %n wait(s)</source>
        <translation>
            <numerusform>%1, %n waits</numerusform>
            <numerusform>%1, %n wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::EstimateTexts</name>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n checkpoint</numerusform>
            <numerusform>%n checkpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pre-training(s)</source>
        <translation>
            <numerusform>%n pre-training</numerusform>
            <numerusform>%n pre-trainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n seed</numerusform>
            <numerusform>%n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln linear probe(s)</source>
        <translation>
            <numerusform>%Ln linear probe</numerusform>
            <numerusform>%Ln linear probes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine-tuning(s)</source>
        <translation>
            <numerusform>%Ln fine-tuning</numerusform>
            <numerusform>%Ln fine-tunings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spectra</source>
        <translation>
            <numerusform>%Ln spectrum</numerusform>
            <numerusform>%Ln spectra</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::EventsPanel</name>
    <message numerus="yes">
        <source>%n verdict(s) on no event of these rules</source>
        <translation>
            <numerusform>%n verdict on no event of these rules</numerusform>
            <numerusform>%n verdicts on no event of these rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>and %n earlier one</numerusform>
            <numerusform>and %n earlier ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Precision %1, %2, of %n verdict(s)</source>
        <translation>
            <numerusform>Precision %1, %2, of %n verdict</numerusform>
            <numerusform>Precision %1, %2, of %n verdicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::FigureTexts</name>
    <message numerus="yes">
        <source>mean of %n run(s)</source>
        <translation>
            <numerusform>mean of %n run</numerusform>
            <numerusform>mean of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n run(s)</source>
        <translation>
            <numerusform>95 % interval %1 to %2 over %n run</numerusform>
            <numerusform>95 % interval %1 to %2 over %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n draw(s)</source>
        <translation>
            <numerusform>95 % interval %1 to %2 over %n draw</numerusform>
            <numerusform>95 % interval %1 to %2 over %n draws</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::FindingTexts</name>
    <message numerus="yes">
        <source>%n draw(s)</source>
        <translation>
            <numerusform>%n draw</numerusform>
            <numerusform>%n draws</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with source accuracy: r = %2, 95 % interval %3 to %4 over %n checkpoint(s).</source>
        <translation>
            <numerusform>%1 with source accuracy: r = %2, 95 % interval %3 to %4 over %n checkpoint.</numerusform>
            <numerusform>%1 with source accuracy: r = %2, 95 % interval %3 to %4 over %n checkpoints.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with source accuracy within its runs: r = %2, 95 % interval %3 to %4 over %n checkpoint(s); each run alone %5.</source>
        <translation>
            <numerusform>%1 with source accuracy within its runs: r = %2, 95 % interval %3 to %4 over %n checkpoint; each run alone %5.</numerusform>
            <numerusform>%1 with source accuracy within its runs: r = %2, 95 % interval %3 to %4 over %n checkpoints; each run alone %5.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::FrameView</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::GroupSection</name>
    <message numerus="yes">
        <source>%1 (%n changed)</source>
        <translation>
            <numerusform>%1 (%n changed)</numerusform>
            <numerusform>%1 (%n changed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::GroupTexts</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::LogPane</name>
    <message numerus="yes">
        <source>%1 of %n hit(s)</source>
        <translation>
            <numerusform>%1 of %n hit</numerusform>
            <numerusform>%1 of %n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::MainWindow</name>
    <message numerus="yes">
        <source>%n command(s) on the clipboard</source>
        <translation>
            <numerusform>%n command on the clipboard</numerusform>
            <numerusform>%n commands on the clipboard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) ended</source>
        <translation>
            <numerusform>%n run ended</numerusform>
            <numerusform>%n runs ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %n run(s)…</source>
        <translation>
            <numerusform>Reading %n run…</numerusform>
            <numerusform>Reading %n runs…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::MeasureRanking</name>
    <message numerus="yes">
        <source>Over %n checkpoint(s); regret is the best FE on test less that of the checkpoint it would choose</source>
        <translation>
            <numerusform>Over %n checkpoint; regret is the best FE on test less that of the checkpoint it would choose</numerusform>
            <numerusform>Over %n checkpoints; regret is the best FE on test less that of the checkpoint it would choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::MonitorLegend</name>
    <message numerus="yes">
        <source>smoothed, half-life %n point(s)</source>
        <translation>
            <numerusform>smoothed, half-life %n point</numerusform>
            <numerusform>smoothed, half-life %n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ParameterForm</name>
    <message numerus="yes">
        <source>%n parameter(s) differ from the default</source>
        <translation>
            <numerusform>%n parameter differs from the default</numerusform>
            <numerusform>%n parameters differ from the default</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ReportTexts</name>
    <message numerus="yes">
        <source>%n row(s), in the file %1</source>
        <translation>
            <numerusform>%n row, in the file %1</numerusform>
            <numerusform>%n rows, in the file %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ReviewReport</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ReviewScreen</name>
    <message numerus="yes">
        <source>%n file(s) of scores cannot be read; the others are shown</source>
        <translation>
            <numerusform>%n file of scores cannot be read; the others are shown</numerusform>
            <numerusform>%n files of scores cannot be read; the others are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1  (%n event(s))</source>
        <translation>
            <numerusform>%1  (%n event)</numerusform>
            <numerusform>%1  (%n events)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) were new</source>
        <translation>
            <numerusform>%n verdict was new</numerusform>
            <numerusform>%n verdicts were new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::ReviewSession</name>
    <message numerus="yes">
        <source>%n line(s) are no verdicts and were left out</source>
        <translation>
            <numerusform>%n line is no verdict and was left out</numerusform>
            <numerusform>%n lines are no verdicts and were left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::RulesBar</name>
    <message numerus="yes">
        <source>%1 false alarms an hour, %2: %n in %3 h of normal video</source>
        <translation>
            <numerusform>%1 false alarms an hour, %2: %n in %3 h of normal video</numerusform>
            <numerusform>%1 false alarms an hour, %2: %n in %3 h of normal video</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::RunCard</name>
    <message numerus="yes">
        <source>%n damaged part(s) left out: %1</source>
        <translation>
            <numerusform>%n damaged part left out: %1</numerusform>
            <numerusform>%n damaged parts left out: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::RunLines</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::RunOperations</name>
    <message numerus="yes">
        <source>%n run(s) stand on it: %1</source>
        <translation>
            <numerusform>%n run stands on it: %1</numerusform>
            <numerusform>%n runs stand on it: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::RunsPane</name>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 of %n run</numerusform>
            <numerusform>%1 of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen hidden by the filter</source>
        <translation>
            <numerusform>%n chosen hidden by the filter</numerusform>
            <numerusform>%n chosen hidden by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The filter holds for none of %n run(s).</source>
        <translation>
            <numerusform>The filter does not hold for %n run.</numerusform>
            <numerusform>The filter holds for none of %n runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::SeriesFiles</name>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n checkpoint</numerusform>
            <numerusform>%n checkpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::SpectrumTexts</name>
    <message numerus="yes">
        <source>Overlap of %n leading direction(s)</source>
        <translation>
            <numerusform>Overlap of %n leading direction</numerusform>
            <numerusform>Overlap of %n leading directions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::StudyCard</name>
    <message numerus="yes">
        <source>study of %n run(s)</source>
        <translation>
            <numerusform>study of %n run</numerusform>
            <numerusform>study of %n runs</numerusform>
        </translation>
    </message>
</context>
</TS>
