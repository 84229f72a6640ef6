package jiheng.events.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import jiheng.events.organisation.UnitRenamed;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEventSerializerTest {
    private static final UnitId UNIT = UnitId.of("yunxi-union");

    private final StoredEventSerializer serializer = new StoredEventSerializer();

    @Test
    void aNameThatNoEventDeclaresIsRefused() {
        assertThatThrownBy(() -> read("unit.vanished", "1", "{}"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("unit.vanished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.HashMap", "java.lang.String", "jiheng.events.evaluation.Cell", "empty"})
    void noClassIsReachedByItsOwnName(String name) {
        assertThatThrownBy(() -> read(name, null, "{}"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"unit-a\"",
                "{",
                "{\"unit\":\"unit-a\",\"before\":\"甲\",\"after\":\"乙\"} {}",
                "{\"unit\":\"unit-a\",\"before\":\"甲\",\"after\":\"乙\",\"after\":\"丙\"}",
                "{\"unit\":\"account-a\",\"before\":\"甲\",\"after\":\"乙\"}",
                "{\"unit\":\"unit-a\",\"before\":\"甲\",\"after\":{}}"
            })
    void jsonThatIsNotTheEventToTheLetterIsRefusedByName(String json) {
        assertThatThrownBy(() -> read("unit.renamed", "1", json))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("unit.renamed");
    }

    @Test
    void theSameJsonWithoutAFaultIsRead() {
        var read = read("unit.renamed", "1", "{\"unit\":\"unit-a\",\"before\":\"甲\",\"after\":\"乙\"}");

        assertThat(read).isEqualTo(new UnitRenamed(UnitId.of("a"), "甲", "乙"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"CABINET\"", "\"\""})
    void anEnumIsReadByItsNameOnly(String kind) {
        assertThatThrownBy(() -> read(
                        "unit.registered",
                        "1",
                        "{\"unit\":\"unit-a\",\"name\":\"甲\",\"kind\":%s,\"parent\":null}".formatted(kind)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("unit.registered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022.7", "null", "true", "99999999999"})
    void aWholeNumberIsReadAsItStandsOrNotAtAll(String year) {
        assertThatThrownBy(() -> read(
                        "cycle.opened",
                        "1",
                        "{\"cycle\":\"cycle-2022\",\"year\":%s,\"targetsDue\":\"2022-03-31\",\"resultsDue\":\"2023-02-28\"}"
                                .formatted(year)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("cycle.opened");
    }

    @Test
    void whatMayBeNullIsReadBackAsNull() {
        var bureau = new UnitRegistered(UNIT, "云溪区财政局", UnitKind.FINANCE_BUREAU, null);

        assertThat(roundTrip(bureau)).isEqualTo(bureau);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "548.740000", "-3.5", "1E+3", "1E-6", "123456789012345678901234.123456"})
    void aFigureComesBackWithItsDecimals(String figure) {
        var number = new BigDecimal(figure);
        var filled = new CellFilled(
                EvaluationId.of("a"),
                Cell.fund("fiscal", "budget"),
                new Value.Number(number),
                new Value.Measures(List.of(new Measure(Operator.AT_LEAST, number, "人"))),
                null);

        assertThat(roundTrip(filled)).isEqualTo(filled);
        assertThat(json(filled)).doesNotContain("E+").doesNotContain("E-");
    }

    @Test
    void anEventWithAHoleIsNotWritten() {
        var renamed = new UnitRenamed(UNIT, "甲", absent());

        assertThatThrownBy(() -> json(renamed))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("unit.renamed.after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD840", "\uD840甲", "\uDC0B", "甲\uDC0B\uD840乙"})
    void halfACharacterIsNeitherWrittenNorRead(String half) {
        assertThatThrownBy(() -> json(new UnitRenamed(UNIT, "甲", half)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("unit.renamed.after");
        assertThatThrownBy(
                        () -> read("unit.renamed", "1", "{\"unit\":\"unit-a\",\"before\":\"甲\",\"after\":\"\\uD840\"}"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("unit.renamed");
    }

    @Test
    void aRareCharacterIsWrittenWhole() {
        var renamed = new UnitRenamed(UNIT, "甲", "\uD840\uDC0B镕喆堃");

        assertThat(roundTrip(renamed)).isEqualTo(renamed);
    }

    @Test
    void metadataThatCouldNotBeReadBackIsNotWritten() {
        var metadata = MetaData.from(Collections.singletonMap("onBehalfOf", absent()));

        assertThatThrownBy(() -> json(metadata))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("metadata.onBehalfOf");
    }

    @Test
    void whatIsNoEventIsNotWritten() {
        assertThatThrownBy(() -> json("text"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(String.class.getName());
        assertThatThrownBy(() -> json(new HashMap<>(Map.of("a", "b")))).isInstanceOf(SerializationException.class);
    }

    @Test
    void metadataIsReadBackAsAxonHandsItOver() {
        var metadata = MetaData.with("name", "陈镕").and("request", "r-1");
        var bytes = serializer.serialize(metadata, byte[].class).getData();

        assertThat(serializer.<byte[], Object>deserialize(new SerializedMetaData<>(bytes, byte[].class)))
                .isEqualTo(metadata);
    }

    @Test
    void metadataIsTheSameBytesInWhateverOrderItWasPutTogether() {
        var keys = new ArrayList<>(List.of("account", "name", "unit", "role", "session", "address", "request"));
        var ascending = MetaData.emptyInstance();
        for (var key : keys) {
            ascending = ascending.and(key, key);
        }
        Collections.reverse(keys);
        var descending = MetaData.emptyInstance();
        for (var key : keys) {
            descending = descending.and(key, key);
        }

        assertThat(json(descending))
                .isEqualTo(json(ascending))
                .isEqualTo("{\"account\":\"account\",\"address\":\"address\",\"name\":\"name\",\"request\":\"request\","
                        + "\"role\":\"role\",\"session\":\"session\",\"unit\":\"unit\"}");
    }

    @Test
    void metadataThatIsMissingIsNotTakenForNone() {
        assertThatThrownBy(() -> read("metadata", null, "null")).isInstanceOf(SerializationException.class);
    }

    private Object roundTrip(Object event) {
        return serializer.deserialize(serializer.serialize(event, byte[].class));
    }

    private String json(Object event) {
        return serializer.serialize(event, String.class).getData();
    }

    private Object read(String name, @Nullable String revision, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                json.getBytes(UTF_8), byte[].class, new SimpleSerializedType(name, revision)));
    }

    @SuppressWarnings("NullAway")
    private static String absent() {
        return null;
    }
}
