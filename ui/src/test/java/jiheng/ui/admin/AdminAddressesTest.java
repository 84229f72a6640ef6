package jiheng.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;

class AdminAddressesTest {
    private record Address(RequestMethod method, String path, Map<String, String> fields) {
        HttpResponse<String> askedBy(Visitor visitor) {
            return method == RequestMethod.POST ? visitor.post(path, fields) : visitor.get(path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "approver", "supervisor", "auditor", "finance"})
    void nobody_but_an_administrator_gets_into_any_address_under_admin(String account) {
        var visitor = Visitor.as(account);

        var others = addresses().stream()
                .filter(address -> !(account.equals("finance") && address.path().startsWith(Gate.CYCLES)))
                .toList();

        assertThat(others).hasSizeGreaterThan(10).allSatisfy(address -> {
            var answer = address.askedBy(visitor);
            assertThat(answer.statusCode()).as(address.toString()).isEqualTo(403);
            assertThat(answer.body()).contains("系统管理员").contains("回到我的待办");
        });
    }

    @Test
    void an_administrator_gets_into_each_of_them() {
        var admin = Visitor.as("admin");

        assertThat(addresses())
                .allSatisfy(address -> assertThat(address.askedBy(admin).statusCode())
                        .as(address.toString())
                        .isNotEqualTo(403)
                        .isLessThan(500));
    }

    @Test
    void a_finance_reviewer_gets_to_the_cycles_and_no_further() {
        var finance = Visitor.as("finance");

        assertThat(finance.get(Gate.CYCLES).statusCode()).isEqualTo(200);
        assertThat(finance.get("/admin/units").statusCode()).isEqualTo(403);
    }

    @Test
    void who_has_not_signed_in_is_sent_to_sign_in() {
        assertThat(addresses().stream()
                        .filter(address -> address.method() == RequestMethod.GET)
                        .map(address -> address.askedBy(new Visitor())))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(
                                answer.headers().firstValue("Location").orElse(""))
                        .contains("/login"));
    }

    @Test
    void accounts_are_listed_to_programs_of_administrators_only() {
        var path = "/api/v1/accounts";

        assertThat(Visitor.program("preparer", RunningProduct.PASSWORD, path).statusCode())
                .isEqualTo(403);
        assertThat(Visitor.program("admin", RunningProduct.PASSWORD, path).body())
                .contains("account-preparer", "PREPARER", "unit-union")
                .doesNotContain("argon2");
    }

    @Test
    void programs_see_the_units_whose_forms_they_may_read() {
        var path = "/api/v1/units";

        assertThat(Visitor.program("preparer", RunningProduct.PASSWORD, path).body())
                .contains("unit-union")
                .doesNotContain("unit-school");
        assertThat(Visitor.program("admin", RunningProduct.PASSWORD, path).body())
                .contains("\"unit-union\"", "\"unit-school\"", "FINANCE_BUREAU");
    }

    private static List<Address> addresses() {
        var mappings = RunningProduct.mappings().getHandlerMethods().keySet();
        return mappings.stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(path -> path.equals("/admin") || path.startsWith("/admin/"))
                        .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> {
                                    var fields = new HashMap<>(Map.of("act", "none"));
                                    info.getParamsCondition()
                                            .getExpressions()
                                            .forEach(one -> fields.put(one.getName(), String.valueOf(one.getValue())));
                                    return new Address(method, path.replace("{id}", "account-approver"), fields);
                                })))
                .toList();
    }
}
