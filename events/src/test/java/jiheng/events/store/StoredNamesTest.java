package jiheng.events.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jiheng.events.StoredAs;
import org.junit.jupiter.api.Test;

class StoredNamesTest {
    @Test
    void everyDeclaredClassOfTheRoomIsOnTheList() throws Exception {
        var declared = classesOfTheRoom().stream()
                .filter(type -> type.isAnnotationPresent(StoredAs.class))
                .toList();

        assertThat(declared).isNotEmpty();
        assertThat(StoredNames.classes()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void noTwoEventsShareANameAndEachHasOne() {
        var names = StoredNames.classes().stream()
                .map(type -> type.getAnnotation(StoredAs.class))
                .toList();

        assertThat(names).doesNotContainNull();
        assertThat(names).extracting(StoredAs::value).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name)
                .matches("(evaluation|cycle|unit|account|definition|recheck|audit)\\.[a-z]+(-[a-z]+)*"));
        assertThat(names).extracting(StoredAs::revision).allMatch(revision -> revision >= 1);
    }

    @Test
    void eachNameLeadsToItsClassAndAnUnknownOneNowhere() {
        for (var type : StoredNames.classes()) {
            var name = StoredNames.declarationOf(type).orElseThrow().value();
            assertThat(StoredNames.classOf(name)).contains(type);
        }

        assertThat(StoredNames.classOf("evaluation.forgotten")).isEmpty();
    }

    @Test
    void theListKeepsTheOrderOfTheFamilies() {
        var families = StoredNames.classes().stream()
                .map(type -> StoredNames.declarationOf(type).orElseThrow().value())
                .map(name -> name.substring(0, name.indexOf('.')))
                .toList();

        assertThat(families.stream().distinct())
                .containsExactly("evaluation", "cycle", "unit", "account", "definition", "recheck", "audit");
        assertThat(families).isSortedAccordingTo((one, other) -> Integer.compare(place(one), place(other)));
    }

    @Test
    void twoEventsUnderOneNameAreRefused() {
        assertThatThrownBy(() -> StoredNames.byName(List.of(Twins.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("share a stored name");
    }

    @Test
    void anEventWithoutANameIsRefused() {
        assertThatThrownBy(() -> StoredNames.byName(List.of(Nameless.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Orphan.class.getName());
    }

    sealed interface Twins permits Elder, Younger {}

    @StoredAs("unit.born")
    record Elder() implements Twins {}

    @StoredAs("unit.born")
    record Younger() implements Twins {}

    sealed interface Nameless permits Orphan {}

    record Orphan() implements Nameless {}

    private static int place(String family) {
        return List.of("evaluation", "cycle", "unit", "account", "definition", "recheck", "audit")
                .indexOf(family);
    }

    /** Every class compiled into this room, tests apart. */
    static List<Class<?>> classesOfTheRoom() throws IOException, ReflectiveOperationException {
        var root = Path.of("target", "classes");
        try (var files = Files.walk(root)) {
            var names = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .map(file -> root.relativize(file).toString())
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace(file.contains("\\") ? '\\' : '/', '.'))
                    .toList();
            var classes = new ArrayList<Class<?>>();
            for (var name : names) {
                classes.add(Class.forName(name));
            }
            return classes;
        }
    }
}
