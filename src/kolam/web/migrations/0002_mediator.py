from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kolam', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='member',
            name='role',
            field=models.CharField(choices=[('broker', 'Broker'), ('facilitator', 'Facilitator'), ('mediator', 'Mediator'), ('partner', 'Partner'), ('observer', 'Observer')], max_length=20),
        ),
    ]
