<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>BatchWindow</name>
    <message numerus="yes">
        <source>%n photo(s) wait for the start</source>
        <translation>
            <numerusform>%n photo waits for the start</numerusform>
            <numerusform>%n photos wait for the start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n restored</source>
        <translation>
            <numerusform>{done} of %n restored</numerusform>
            <numerusform>{done} of %n restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n could not be</source>
        <translation>
            <numerusform> · %n could not be</numerusform>
            <numerusform> · %n could not be</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DamageRow</name>
    <message numerus="yes">
        <source>Damage found: %n place(s)</source>
        <translation>
            <numerusform>Damage found: %n place</numerusform>
            <numerusform>Damage found: %n places</numerusform>
        </translation>
    </message>
</context>
</TS>
