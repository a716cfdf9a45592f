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
    <name>transect::Inspector</name>
    <message numerus="yes">
        <source>%n damaged part(s) left out: %1</source>
        <translation>
            <numerusform>%n damaged part left out: %1</numerusform>
            <numerusform>%n damaged parts left out: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>transect::MonitorScreen</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exponential mean with a half-life of %n point(s)</source>
        <translation>
            <numerusform>Exponential mean with a half-life of %n point</numerusform>
            <numerusform>Exponential mean with a half-life of %n points</numerusform>
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
</context>
<context>
    <name>transect::TransferScreen</name>
    <message numerus="yes">
        <source>95 % interval %1 to %2 over %n draw(s)</source>
        <translation>
            <numerusform>95 % interval %1 to %2 over %n draw</numerusform>
            <numerusform>95 % interval %1 to %2 over %n draws</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Over %n checkpoint(s); regret is the best FE on test less that of the checkpoint it would choose</source>
        <translation>
            <numerusform>Over %n checkpoint; regret is the best FE on test less that of the checkpoint it would choose</numerusform>
            <numerusform>Over %n checkpoints; regret is the best FE on test less that of the checkpoint it would choose</numerusform>
        </translation>
    </message>
</context>
</TS>
