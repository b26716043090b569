from django.db import migrations, models

ACTS = [
    ("added", "Added"),
    ("role", "Role"),
    ("removed", "Removed"),
    ("link", "Link"),
    ("sign", "Sign"),
]


class Migration(migrations.Migration):
    dependencies = [("kolam", "0005_signing_link")]

    operations = [
        migrations.AlterField(
            model_name="appointment",
            name="act",
            field=models.CharField(choices=ACTS, max_length=10),
        ),
    ]
