package jiheng.ui.rebuild;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import jiheng.command.Actor;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.AccountId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.rebuild.Rebuild;
import jiheng.query.rebuild.Report;
import jiheng.ui.Jiheng;
import jiheng.ui.acts.Desk;
import jiheng.ui.database.TableOwner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole product on a data folder of its own. */
final class Product implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Product(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Product withDemo(Path data) {
        return new Product(SpringApplication.run(Jiheng.class, "--server.port=0", "--jiheng.data=" + data));
    }

    static Product withAdministrator(Path data) {
        return new Product(SpringApplication.run(
                Jiheng.class,
                "--server.port=0",
                "--jiheng.data=" + data,
                "--jiheng.demo=false",
                "--JIHENG_FIRST_PASSWORD=only-for-this-test"));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    DataSource source() {
        return context.getBean(DataSource.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    /** What the application's role may not. */
    void asOwner(String sql) {
        JdbcClient.create(context.getBean(TableOwner.class).source().orElseThrow())
                .sql(sql)
                .update();
    }

    Form form(EvaluationId id) {
        return context.getBean(Evaluations.class).find(id).orElseThrow();
    }

    Report rebuild(boolean switching) {
        return context.getBean(Rebuild.class).run(switching, progress -> {});
    }

    void act(String account, Object command) {
        var act = UUID.randomUUID().toString();
        context.getBean(Desk.class)
                .send(command, new Actor(AccountId.of(account), "test", "127.0.0.1", act, act, "test"));
    }

    @Override
    public void close() {
        context.close();
    }
}
