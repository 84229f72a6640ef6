package jiheng.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The keys on the page of the log: shown to those who may read it, replaced and retired by administrators. */
class LogKeyPagesTest {
    private static final String ROTATE = "/audit/keys/rotate";
    private static final String RETIRE = "/audit/keys/retire";

    @Test
    void anAdministratorReplacesTheKeysAndRetiresOneWithAReasonThatTheHistoryTells() {
        var admin = Visitor.as("admin");
        assertThat(admin.get("/audit").body())
                .contains("Ed25519 第 1 把", "日志的第一把", ROTATE)
                .doesNotContain(RETIRE);

        admin.post(ROTATE, Map.of("reason", " "));
        assertThat(admin.get("/audit").body()).contains("id=\"key-refused\"").doesNotContain("Ed25519 第 2 把");

        admin.post(ROTATE, Map.of("reason", "每年更换一次"));
        var replaced = admin.get("/audit").body();
        assertThat(replaced).contains("密钥已更换", "Ed25519 第 2 把", "SM2 第 2 把", "已换下", "每年更换一次", RETIRE);

        admin.post(RETIRE, Map.of("kind", "SM2", "number", "2", "reason", "泄露"));
        assertThat(admin.get("/audit").body()).contains("SM2 第 2 把密钥正在签名，请先更换密钥");
        admin.post(RETIRE, Map.of("kind", "SM2", "number", "1", "reason", "旧机器报废"));
        assertThat(admin.get("/audit").body()).contains("密钥已停用", "私钥已销毁", "旧机器报废");

        assertThat(admin.get("/admin/acts").body())
                .contains("更换了存证日志的密钥，由 Ed25519 第 2 把密钥签名（理由：每年更换一次）", "停用了存证日志的 SM2 第 1 把密钥（理由：旧机器报废）");
    }

    @Test
    void anAuditorSeesTheKeysAndChangesNothing() {
        var auditor = Visitor.as("auditor");
        assertThat(auditor.get("/audit").body()).contains("Ed25519 第 1 把").doesNotContain(ROTATE, RETIRE);
        auditor.post(ROTATE, Map.of("reason", "审计想换"));
        assertThat(auditor.get("/audit").body()).contains("系统管理员").doesNotContain("审计想换");
    }
}
