from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kolam", "0006_link_to_sign_by")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="letterhead",
            field=models.JSONField(blank=True, null=True),
        ),
    ]
