package jiheng.events.organisation;

import jiheng.events.StoredAs;

@StoredAs("unit.renamed")
public record UnitRenamed(UnitId unit, String before, String after) implements UnitEvent {}
